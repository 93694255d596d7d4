import { sql } from 'kysely'
import type { LaterHandler, RecordedEvent, Work } from '#access/index.ts'
import type { PartyNumber } from '#parties/index.ts'
import { dayOf } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { askAgain, checkSomeAgain } from './again.ts'
import { findByAllNames } from './search.ts'

/** What of a party makes other affairs meet it, or no longer. */
const findable = ['name', 'identifier', 'relation', 'merge']

/**
 * A party got or lost a name, a number or a tie, or became one with another: the open affairs in which it stands, which
 * stand with somebody it meets now, or whose check had met it, are checked again.
 */
export const followRegister: LaterHandler = {
  consumer: 'conflicts.register',
  types: [
    'party.changed',
    'party.merged',
    'party.merge_undone',
    // What an affair says of its parties may name one anew that stands in others as well.
    'client.registered',
    'client.changed',
    'lead.registered',
    'lead.changed',
    'lead.identified',
    'engagement.party_added',
  ],
  wants: (events) =>
    events.filter(
      ({ type, data }) =>
        !data.import_id && (type !== 'party.changed' || findable.includes(data.what as string)),
    ),
  handle: (work, event) => afterRegister(work, [event]),
  handleMany: afterRegister,
  atOnce: 20,
}

async function afterRegister(work: Work, events: RecordedEvent[]): Promise<void> {
  const { tx } = work
  const changed = await partiesChanged(
    tx,
    events.map((event) => event.id),
  )
  if (changed.length === 0) return
  const met = new Set(changed)
  for (const party of changed) for (const id of await whoMeets(work, party)) met.add(id)
  const affairs = [...(await affairsOf(tx, [...met])), ...(await affairsThatMet(tx, changed))]
  // What an affair says of itself has it checked anyway.
  const own = new Set(
    events.flatMap(({ type, subject }) => (type.startsWith('party.') ? [] : [subject.id])),
  )
  await askAgain(
    work,
    'register_changed',
    affairs.filter((id) => !own.has(id)),
  )
  await checkSomeAgain(work)
}

/** Whose names, numbers or ties changed in the transactions of these events. New parties are no change of one. */
async function partiesChanged(tx: Tx, eventIds: number[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct c.party_id as id from party_change c
    where c.xact = any(array(select e.xact from event e where e.id = any(${eventIds}::bigint[])))
      and c.what = any(${findable})
      and not exists (select 1 from party_change n where n.xact = c.xact and n.party_id = c.party_id and n.what = 'party'
        and not n.details ? 'contact')
    order by 1`.execute(tx)
  return found.rows.map((row) => row.id)
}

/** Names of one party that are looked up at most: the latest, which may be the new one. */
const namesMost = 20

async function whoMeets({ tx, now }: Work, partyId: string): Promise<string[]> {
  const found = await sql<{
    kind: 'person' | 'organisation'
    names: string[]
    identifiers: PartyNumber[]
  }>`
    select p.kind, array(select n.name from party_name n where n.party_id = p.id order by n.id desc limit ${namesMost}) as names,
      coalesce((select jsonb_agg(jsonb_build_object('type', n.type, 'number', n.number)) from party_identifier n
        where n.party_id = p.id), '[]') as identifiers
    from party p where p.id = ${partyId}`.execute(tx)
  const party = found.rows[0]
  if (!party?.names[0]) return []
  const { hits } = await findByAllNames(tx, { ...party, name: party.names[0] }, dayOf(now))
  return hits.flatMap((hit) => (hit.tier === 'weak' ? [] : [hit.partyId]))
}

/** Leads and engagements in which parties take part now. */
export async function affairsOf(tx: Tx, partyIds: string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct i.subject_id as id from party_involvement i join subject s on s.id = i.subject_id
    where i.party_id = any(${partyIds}::uuid[]) and i.ended_at is null and s.kind in ('lead', 'engagement')`.execute(
    tx,
  )
  return found.rows.map((row) => row.id)
}

/** Affairs whose check that counts rests on one of these parties. */
async function affairsThatMet(tx: Tx, partyIds: string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct d.subject_id as id from conflict_evidence e join conflict_finding f on f.id = e.finding_id
      join conflict_desk d on d.subject_id = e.subject_id and d.check_id = f.check_id
    where e.hit_party = any(${partyIds}::uuid[])`.execute(tx)
  return found.rows.map((row) => row.id)
}
