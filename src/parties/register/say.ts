import { sql } from 'kysely'
import { personIdOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Involving } from './involve.ts'
import type { Changed } from './note-change.ts'

/** A name, a number or a contact point on file, and the affairs that say it; null: it is the party's own. */
interface Said {
  id: string
  saidIn: string[] | null
  fresh: boolean
}
type Table = 'party_name' | 'party_identifier' | 'party_contact'
type Rows = Record<Table, Record<string, unknown>[]>

/** What affairs say of parties, as it is to be written. */
export interface ToKeep {
  rows: Rows
  /** On file already, and said by one affair more. */
  again: { id: string; subjectId: string }[]
  /** What is new. */
  changes: Changed[]
}

/**
 * The names, numbers and contact points the parties do not have yet, each with the affair that says it; of what is on
 * file already that this affair says it too.
 * @param fresh ids at the places of those that are being registered
 */
export async function whatIsSaid(
  work: Work,
  wanted: Involving[],
  parties: string[],
  fresh: (string | null)[],
): Promise<ToKeep> {
  const kept = await keptOf(
    work.tx,
    parties.filter((_, at) => !fresh[at]),
  )
  const changes: Changed[] = []
  const created = { created_by: personIdOf(work.actor), created_at: work.now }
  const rows: Rows = { party_name: [], party_identifier: [], party_contact: [] }
  const again: ToKeep['again'] = []
  const named = new Set<string>()
  wanted.forEach((one, at) => {
    const party = parties[at] as string
    /** @returns whether it is new. */
    const say = (table: Table, value: string, columns: object): boolean => {
      const known = kept.get(`${party} ${value}`)
      if (known) {
        if (known.saidIn === null || known.saidIn.includes(one.subjectId)) return false
        known.saidIn.push(one.subjectId)
        if (!known.fresh) again.push({ id: known.id, subjectId: one.subjectId })
        return false
      }
      const said = { id: uuidv7(work.now.getTime()), saidIn: [one.subjectId], fresh: true }
      kept.set(`${party} ${value}`, said)
      rows[table].push({
        id: said.id,
        party_id: party,
        said_in: said.saidIn,
        ...columns,
        ...created,
      })
      return true
    }
    const change = (what: Changed['what'], details: Changed['details'] = {}) =>
      changes.push({ partyId: party, what, details, saidIn: [one.subjectId] })
    if (fresh[at]) change('party')
    for (const { kind, name } of [{ kind: 'legal', name: one.name }, ...(one.otherNames ?? [])]) {
      const isShown = Boolean(fresh[at]) && !named.has(party)
      named.add(party)
      if (!say('party_name', `name ${name}`, { kind, name, shown_at: isShown ? work.now : null }))
        continue
      if (!fresh[at]) change('name', { added: name })
    }
    for (const { type, number } of one.numbers ?? []) {
      if (!say('party_identifier', `${type} ${number}`, { type, number })) continue
      if (!fresh[at]) change('identifier', { added: type })
    }
    for (const { kind, value } of one.contacts ?? [])
      say('party_contact', `${kind} ${value}`, { kind, value })
  })
  return { rows, again, changes }
}

/** What is on file of parties, by party and `kind value`. */
async function keptOf(tx: Tx, parties: string[]): Promise<Map<string, Said>> {
  const kept = new Map<string, Said>()
  const ids = [...new Set(parties)]
  if (ids.length === 0) return kept
  const rows = await sql<{ id: string; party: string; value: string; saidIn: string[] | null }>`
    select id, party_id as party, 'name ' || name as value, said_in as "saidIn"
      from party_name where party_id = any (${ids}::uuid[])
    union all select id, party_id, type || ' ' || number, said_in
      from party_identifier where party_id = any (${ids}::uuid[])
    union all select id, party_id, kind || ' ' || value, said_in
      from party_contact where party_id = any (${ids}::uuid[])`.execute(tx)
  for (const { party, value, ...row } of rows.rows) {
    const key = `${party} ${value}`
    // Of two that say the same the party's own counts.
    if (!kept.has(key) || row.saidIn === null) kept.set(key, { ...row, fresh: false })
  }
  return kept
}

/** Keeps of what is on file that one affair more says it. */
export async function saidAgain(tx: Tx, again: ToKeep['again']): Promise<void> {
  if (again.length === 0) return
  const ids = again.map((one) => one.id)
  const subjects = again.map((one) => one.subjectId)
  await sql`
    with more as materialized (
      select id, array_agg(subject_id) as said_in from unnest(${ids}::uuid[], ${subjects}::uuid[]) as t (id, subject_id)
      group by id),
    names as (update party_name t set said_in = t.said_in || m.said_in from more m
      where t.id = m.id and t.id = any (${ids}::uuid[])),
    numbers as (update party_identifier t set said_in = t.said_in || m.said_in from more m
      where t.id = m.id and t.id = any (${ids}::uuid[]))
    update party_contact t set said_in = t.said_in || m.said_in from more m
      where t.id = m.id and t.id = any (${ids}::uuid[])`.execute(tx)
}
