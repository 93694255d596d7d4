import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { searchedAsTold } from './as-known.ts'
import type { Concerned } from './conclusion.ts'
import type { SubjectParty } from './sql.ts'

/** Who stands in an affair as a client of the firm, or comes to be one. A co-litigant is somebody else's. */
const clients = ['client', 'prospect']
/** A side must consent also where nobody is registered as its client. */
const unknown = { partyId: null, name: '（客户）' }

/**
 * Clients whose consent findings ask for: those of the affair itself, and those of the other affair each finding rests on.
 * With the sight of the system.
 * @returns by finding; each party as what it was folded into, if it was
 */
export async function clientsConcerned(
  tx: Tx,
  check: { id: string; subjectId: string },
  findings: string[],
): Promise<Map<string, Concerned[]>> {
  if (findings.length === 0) return new Map()
  const [here, there] = [await clientsHere(tx, check), await clientsThere(tx, findings)]
  return new Map(findings.map((id) => [id, [...here, ...(there.get(id) ?? [])]]))
}

async function clientsHere(tx: Tx, check: { id: string; subjectId: string }): Promise<Concerned[]> {
  const { searched } = await tx
    .selectFrom('conflict_check')
    .select('searched')
    .where('id', '=', check.id)
    .executeTakeFirstOrThrow()
  const ours = await comingToUs(
    tx,
    check.subjectId,
    (searched as SubjectParty[]).filter((one) => clients.includes(one.role)),
  )
  if (ours.length === 0) return [{ of: 'this_side', other: null, ...unknown }]
  const told = await searchedAsTold(tx, check.subjectId, ours)
  const standing = await foldedInto(
    tx,
    told.map((one) => one.partyId),
  )
  return told.map(({ partyId, name }) => ({
    of: 'this_side',
    other: null,
    partyId: standing.get(partyId) ?? partyId,
    name,
  }))
}

/**
 * A lead is named after somebody and their organisation, of whom one becomes the client: whichever is identified, and the
 * organisation until then. Asked once more at acceptance, when it is known.
 */
async function comingToUs(tx: Tx, affair: string, ours: SubjectParty[]): Promise<SubjectParty[]> {
  if (!ours.some((one) => one.role === 'prospect')) return ours
  const identified = await tx
    .selectFrom('identification')
    .select('kind')
    .where('subject_id', '=', affair)
    .orderBy('verified_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const coming = ours.filter((one) => one.kind === (identified?.kind ?? 'organisation'))
  return coming.length > 0 ? coming : ours
}

async function clientsThere(tx: Tx, findings: string[]): Promise<Map<string, Concerned[]>> {
  const found = await sql<{
    finding: string
    other: string
    partyId: string | null
    name: string | null
  }>`
    select distinct on (e.finding_id, p.id) e.finding_id as finding, coalesce(s.parent_id, s.id) as other,
      p.id as "partyId", name_in_affair(p.id, p.name, i.subject_id) as name
    from conflict_evidence e join subject s on s.id = e.other_subject
      left join party_involvement i on i.subject_id = s.id and i.role = any(${clients})
        -- Whoever left it is no client of it any more; once it is over, all have left it.
        and (i.ended_at is null or not exists (select 1 from party_involvement o
          where o.subject_id = s.id and o.role = any(${clients}) and o.ended_at is null))
      left join party p on p.id = i.party_id
    where e.finding_id = any(${findings}::uuid[])
    order by e.finding_id, p.id, i.id`.execute(tx)
  const byFinding = Map.groupBy(found.rows, (row) => row.finding)
  return new Map(
    [...byFinding].map(([finding, rows]) => [
      finding,
      rows.map(({ other, partyId, name }): Concerned => {
        const client = partyId && name ? { partyId, name } : unknown
        return { of: 'other_side', other, ...client }
      }),
    ]),
  )
}

/** What parties were folded into, those that were: merges may follow one another. */
export async function foldedInto(tx: Tx, partyIds: string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; now: string }>`
    select id, into_all[cardinality(into_all)] as now
    from (select id, folded_into(id) as into_all from unnest(${partyIds}::uuid[]) as of_consents (id)) as folded`.execute(
    tx,
  )
  return new Map(found.rows.map((row) => [row.id, row.now]))
}
