import { abilitiesOf, type Work } from '#access/index.ts'
import { type NameOf, namesOf } from '#organisation/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { nameOfDivision } from '../divisions/index.ts'
import type { Party, PartySummary } from './contract.ts'
import { partyPolicy } from './policy.ts'
import { isPersonal, masked } from './rules.ts'
import { readsNumbers } from './see-party.ts'
import {
  briefsOf,
  selectContacts,
  selectIdentifiers,
  selectInvolvements,
  selectMerges,
  selectNames,
  selectParty,
  type selectParties,
  selectRelations,
} from './sql.ts'

/** Names of leads, clients and engagements, of those the transaction sees: areas above know them. */
export type SubjectNames = (tx: Tx, ids: string[]) => Promise<Map<string, string>>

const shown = (full: boolean, type: string, number: string): string =>
  full || !isPersonal(type) ? number : masked(number)

/** Lines of a list. */
export function presentSummaries(
  work: Work,
  rows: Awaited<ReturnType<typeof selectParties>>,
): PartySummary[] {
  const full = readsNumbers(work)
  return rows.map(({ created_at, numbers, ...row }) => ({
    ...row,
    kind: row.kind as PartySummary['kind'],
    roles: row.roles as PartySummary['roles'],
    numbers: numbers.map(({ type, number }) => shown(full, type, number)),
    registeredAt: created_at.toISOString(),
  }))
}

/** A party as the actor may see it: its affairs and relations behind walls are not there. */
export async function presentParty(
  work: Work,
  id: string,
  subjectNames: SubjectNames,
): Promise<Party> {
  const { tx } = work
  const party = await selectParty(tx, id)
  if (!party) throw notFound()
  const names = await selectNames(tx, id)
  const identifiers = await selectIdentifiers(tx, id)
  const contacts = await selectContacts(tx, id)
  const full = readsNumbers(work)
  const nameOf: NameOf = await namesOf(tx, [party.created_by])
  return {
    id,
    kind: party.kind as Party['kind'],
    name: party.name,
    bornOn: party.born_on,
    names: names.map((row) => ({
      id: row.id,
      kind: row.kind as Party['names'][number]['kind'],
      name: row.name,
      fromDate: row.from_date,
      toDate: row.to_date,
      source: row.source,
    })),
    identifiers: identifiers.map((row) => ({
      id: row.id,
      type: row.type as Party['identifiers'][number]['type'],
      number: shown(full, row.type, row.number),
      source: row.source,
    })),
    contacts: contacts.map((row) => ({
      id: row.id,
      kind: row.kind as Party['contacts'][number]['kind'],
      value: row.value,
      regionCode: row.region_code,
      regionName: row.region_code === null ? null : nameOfDivision(row.region_code),
    })),
    relations: await relationsOf(tx, id),
    involvements: await involvementsOf(tx, id, subjectNames),
    merges: await mergesOf(tx, id),
    registeredBy: nameOf(party.created_by),
    registeredAt: party.created_at.toISOString(),
    version: party.version,
    abilities: abilitiesOf(partyPolicy, work.actor, party),
  }
}

/** 51.0000 is 51. */
export const percent = (share: string | null): string | null =>
  share === null ? null : String(Number(share))

async function relationsOf(tx: Tx, id: string): Promise<Party['relations']> {
  const rows = await selectRelations(tx, [id])
  const others = await briefsOf(
    tx,
    rows.map((row) => (row.from_party === id ? row.to_party : row.from_party)),
  )
  return rows.flatMap((row) => {
    const other = others.get(row.from_party === id ? row.to_party : row.from_party)
    if (!other || other.id === id) return []
    return [
      {
        id: row.id,
        type: row.type as Party['relations'][number]['type'],
        direction: row.from_party === id ? ('to' as const) : ('of' as const),
        other: { ...other, kind: other.kind as Party['kind'] },
        share: percent(row.share),
        fromDate: row.from_date,
        toDate: row.to_date,
        source: row.source,
      },
    ]
  })
}

async function involvementsOf(
  tx: Tx,
  id: string,
  subjectNames: SubjectNames,
): Promise<Party['involvements']> {
  const rows = await selectInvolvements(tx, id)
  const names = await subjectNames(tx, [...new Set(rows.map((row) => row.subject_id))])
  return rows.map((row) => ({
    id: row.id,
    role: row.role as Party['involvements'][number]['role'],
    subject: {
      kind: row.kind as Party['involvements'][number]['subject']['kind'],
      id: row.subject_id,
      name: names.get(row.subject_id) ?? '',
    },
    since: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }))
}

async function mergesOf(tx: Tx, id: string): Promise<Party['merges']> {
  const rows = await selectMerges(tx, id)
  return rows.map((row) => ({
    id: row.id,
    folded: { id: row.folded_id, name: row.name },
    by: row.byId === null ? null : { id: row.byId, name: row.byName ?? '' },
    at: row.merged_at.toISOString(),
    reason: row.reason,
  }))
}
