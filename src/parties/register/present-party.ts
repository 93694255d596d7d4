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
  partiesByIds,
  selectContacts,
  selectIdentifiers,
  selectInvolvements,
  selectMerges,
  selectNames,
  type selectParties,
  selectRelations,
  survivorsOf,
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
  const party = (await presentParties(work, [id], subjectNames)).get(id)
  if (!party) throw notFound()
  return party
}

/** Several of those the actor sees, each as above, by their ids: what is asked is asked once for all of them. */
export async function presentParties(
  work: Work,
  ids: string[],
  subjectNames: SubjectNames,
): Promise<Map<string, Party>> {
  const { tx } = work
  const parties = await partiesByIds(tx, ids)
  const of = await partsOf(work, ids, subjectNames)
  const survivorOf = await survivors(tx, parties)
  const nameOf: NameOf = await namesOf(
    tx,
    parties.map((party) => party.created_by),
  )
  return new Map(
    parties.map((party): [string, Party] => [
      party.id,
      {
        id: party.id,
        kind: party.kind as Party['kind'],
        name: party.name,
        bornOn: party.born_on,
        ...of(party.id),
        mergedInto: survivorOf(party.id),
        registeredBy: nameOf(party.created_by),
        registeredAt: party.created_at.toISOString(),
        version: party.version,
        abilities: party.merged_into === null ? abilitiesOf(partyPolicy, work.actor, party) : {},
      },
    ]),
  )
}

/** Who stands for parties that were folded into others, as the actor sees them. */
async function survivors(tx: Tx, parties: { id: string; merged_into: string | null }[]) {
  const into = await survivorsOf(
    tx,
    parties.flatMap((party) => (party.merged_into === null ? [] : [party.id])),
  )
  const briefs = await briefsOf(tx, [...into.values()])
  return (id: string): Party['mergedInto'] => {
    const brief = briefs.get(into.get(id) ?? '')
    return brief ? { ...brief, kind: brief.kind as Party['kind'] } : null
  }
}

type Parts = Pick<
  Party,
  'names' | 'identifiers' | 'contacts' | 'relations' | 'involvements' | 'merges'
>

/** What belongs to parties, by party. */
async function partsOf(
  work: Work,
  ids: string[],
  subjectNames: SubjectNames,
): Promise<(id: string) => Parts> {
  const { tx } = work
  const [names, identifiers, contacts, relations, involvements, merges] = await Promise.all([
    selectNames(tx, ids),
    selectIdentifiers(tx, ids),
    selectContacts(tx, ids),
    relationsOf(tx, ids),
    involvementsOf(tx, ids, subjectNames),
    mergesOf(tx, ids),
  ])
  const full = readsNumbers(work)
  const byParty = <Row extends { party_id: string }>(rows: Row[]) => {
    const groups = Map.groupBy(rows, (row) => row.party_id)
    return (id: string) => groups.get(id) ?? []
  }
  const [namesOfParty, numbersOf, contactsOf] = [
    byParty(names),
    byParty(identifiers),
    byParty(contacts),
  ]
  return (id) => ({
    names: namesOfParty(id).map((row) => ({
      id: row.id,
      kind: row.kind as Party['names'][number]['kind'],
      name: row.name,
      fromDate: row.from_date,
      toDate: row.to_date,
      source: row.source,
    })),
    identifiers: numbersOf(id).map((row) => ({
      id: row.id,
      type: row.type as Party['identifiers'][number]['type'],
      number: shown(full, row.type, row.number),
      source: row.source,
    })),
    contacts: contactsOf(id).map((row) => ({
      id: row.id,
      kind: row.kind as Party['contacts'][number]['kind'],
      value: row.value,
      regionCode: row.region_code,
      regionName: row.region_code === null ? null : nameOfDivision(row.region_code),
    })),
    relations: relations(id),
    involvements: involvements(id),
    merges: merges(id),
  })
}

/** 51.0000 is 51. */
export const percent = (share: string | null): string | null =>
  share === null ? null : String(Number(share))

/** Ties told of one party at most, on the average of all that are asked for. */
const tiesMost = 500

async function relationsOf(tx: Tx, ids: string[]): Promise<(id: string) => Party['relations']> {
  const rows = await selectRelations(tx, ids, tiesMost * ids.length)
  const others = await briefsOf(
    tx,
    rows.flatMap((row) => [row.from_party, row.to_party]),
  )
  const [from, to] = [
    Map.groupBy(rows, (row) => row.from_party),
    Map.groupBy(rows, (row) => row.to_party),
  ]
  return (id) =>
    [...(from.get(id) ?? []), ...(to.get(id) ?? [])].flatMap((row) => {
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
  ids: string[],
  subjectNames: SubjectNames,
): Promise<(id: string) => Party['involvements']> {
  const rows = await selectInvolvements(tx, ids)
  const names = await subjectNames(tx, [...new Set(rows.map((row) => row.subject_id))])
  const groups = Map.groupBy(rows, (row) => row.party_id)
  return (id) =>
    (groups.get(id) ?? []).map((row) => ({
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

async function mergesOf(tx: Tx, ids: string[]): Promise<(id: string) => Party['merges']> {
  const groups = Map.groupBy(await selectMerges(tx, ids), (row) => row.kept_id)
  return (id) =>
    (groups.get(id) ?? []).map((row) => ({
      id: row.id,
      folded: { id: row.folded_id, name: row.name },
      by: row.byId === null ? null : { id: row.byId, name: row.byName ?? '' },
      at: row.merged_at.toISOString(),
      reason: row.reason,
    }))
}
