import { sql } from 'kysely'
import type { LaterHandler, Work } from '#access/index.ts'
import { dayOf } from '#organisation/index.ts'
import { type DeclaredBy, declarationsOfFirm, searchParties } from '#parties/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { askAgain, checkSomeAgain } from './again.ts'
import { affairsOf } from './ask-again.ts'
import { isStraight } from './rules-of-colleagues.ts'

const saying = ['declaration.made', 'declaration.changed', 'declaration.withdrawn']
const naming = ['person.joined', 'person.changed']
/** What of a person tells that a party is them. */
const telling = ['name', 'nameEn', 'email', 'phone']

/**
 * A colleague declared something, took it back, is called otherwise, or works here again: the open affairs which it
 * meets, or had met, are checked again. Law: a new lawyer's past matters are checked too.
 */
export const followDeclared: LaterHandler = {
  consumer: 'conflicts.declared',
  types: [...saying, ...naming, 'person.role_granted'],
  wants: (events) =>
    events.filter(
      ({ type, data }) =>
        type !== 'person.changed' ||
        (data.fields as string[]).some((field) => telling.includes(field)),
    ),
  handle: async (work, { type, object, data }) => {
    const personId = (data.person_id ?? object) as string | null
    if (!personId) return
    const all = (await declarationsOfFirm(work.tx)).filter((one) => one.personId === personId)
    const about = saying.includes(type) ? all.filter((one) => one.id === object) : all
    const parties = new Set<string>()
    for (const one of about) for (const id of await partiesDeclared(work, one)) parties.add(id)
    if (naming.includes(type)) for (const id of await namesakesOf(work, personId)) parties.add(id)
    await askAgain(work, 'lawyer_joined', [
      ...(await affairsOf(work.tx, [...parties])),
      ...(about.some((one) => one.kind === 'office') ? await worksOn(work.tx, personId) : []),
      ...(type === 'person.role_granted' ? [] : await affairsThatStop(work.tx, personId)),
    ])
    await checkSomeAgain(work)
  },
}

/** Whether colleagues declared or joined since a snapshot: what a check says of them may be otherwise now. */
export async function declaredSince(tx: Tx, snapshot: string): Promise<boolean> {
  const found = await sql<{ any: boolean }>`
    select exists (select 1 from event
      where xact >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(xact, ${snapshot}::pg_snapshot)
        and type = any(${[...saying, ...naming]})
        and (type <> 'person.changed' or data -> 'fields' ?| ${telling})
        and xact is distinct from pg_current_xact_id_if_assigned()) as any`.execute(tx)
  return found.rows[0]?.any ?? true
}

/** Parties of the register that somebody's declaration names, or that hold them or belong to them. */
async function partiesDeclared({ tx, now }: Work, one: DeclaredBy): Promise<Set<string>> {
  const today = dayOf(now)
  const ids = new Set<string>()
  if (one.kind === 'office') return ids
  const names = [one.name, ...one.opponents, ...(one.holderName ? [one.holderName] : [])]
  for (const name of names)
    for (const kind of ['organisation', 'person'] as const) {
      const { hits } = await searchParties(tx, { kind, name, today })
      for (const hit of hits) if (hit.tier !== 'weak' && isStraight(hit.path)) ids.add(hit.partyId)
    }
  const bearers = one.number
    ? await tx
        .selectFrom('party_identifier')
        .select('party_id')
        .where('number', '=', one.number)
        .execute()
    : []
  for (const { party_id } of bearers) ids.add(party_id)
  return ids
}

/** Parties that bear the name of a colleague. */
async function namesakesOf({ tx, now }: Work, personId: string): Promise<string[]> {
  const today = dayOf(now)
  const person = await tx
    .selectFrom('person')
    .select(['name', 'name_en'])
    .where('id', '=', personId)
    .executeTakeFirst()
  const names = [person?.name, person?.name_en].filter((name) => name != null && name !== '')
  const found: string[] = []
  for (const name of names as string[]) {
    const { hits } = await searchParties(tx, { kind: 'person', name, depth: 0, today })
    for (const hit of hits) if (hit.tier !== 'weak') found.push(hit.partyId)
  }
  return found
}

const lawyers = ['lead_lawyer', 'assisting_lawyer', 'assessor']

async function worksOn(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('subject_member')
    .select('subject_id')
    .distinct()
    .where('person_id', '=', personId)
    .where('part', 'in', lawyers)
    .execute()
  return rows.map((row) => row.subject_id)
}

/** Affairs whose check that counts stops somebody. */
async function affairsThatStop(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('conflict_finding as f')
    .innerJoin('conflict_desk as d', 'd.check_id', 'f.check_id')
    .select('d.subject_id')
    .distinct()
    .where('f.person_id', '=', personId)
    .execute()
  return rows.map((row) => row.subject_id)
}

/** Somebody who held an office comes to work on an affair: whether they may act in it yet is looked at. */
export const followTeams: LaterHandler = {
  consumer: 'conflicts.teams',
  types: ['engagement.opened', 'engagement.lawyers_set', 'member.moved', 'handover.accepted'],
  wants: (events) => events.filter(({ data }) => !data.import_id),
  handle: async (work, { subject }) => {
    const held = await work.tx
      .selectFrom('subject_member as m')
      .innerJoin('declaration as d', 'd.person_id', 'm.person_id')
      .select('d.id')
      .where('m.subject_id', '=', subject.id)
      .where('m.part', 'in', lawyers)
      .where('d.kind', '=', 'office')
      .where('d.withdrawn_at', 'is', null)
      .limit(1)
      .execute()
    if (held.length === 0) return
    await askAgain(work, 'lawyer_joined', [subject.id])
    await checkSomeAgain(work)
  },
}
