import { sql } from 'kysely'
import type { z } from 'zod'
import type { Work } from '#access/index.ts'
import { namesOf } from '#organisation/index.ts'
import { knownName } from '#parties/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Evidence } from './contract.ts'

type EvidenceOut = z.input<typeof Evidence>

/** Evidence of a check that the actor may see, by finding. */
export async function evidenceShown(
  { tx }: Work,
  checkId: string,
): Promise<Map<string, EvidenceOut>> {
  const rows = await tx
    .selectFrom('conflict_evidence as e')
    .innerJoin('conflict_finding as f', 'f.id', 'e.finding_id')
    .selectAll('e')
    .where('f.check_id', '=', checkId)
    .execute()
  const others = [...new Set(rows.flatMap((row) => row.other_subject ?? []))]
  const parties = await partiesOf(tx, others)
  const lawyers = await lawyersOf(tx, others)
  return new Map(
    rows.map((row): [string, EvidenceOut] => [
      row.finding_id,
      {
        searched: {
          partyId: row.searched_party,
          name: row.searched_name,
          role: row.searched_role as EvidenceOut['searched']['role'],
        },
        hit: { partyId: row.hit_party, name: row.hit_name },
        other: row.other_subject
          ? {
              id: row.other_subject,
              kind: row.other_kind as NonNullable<EvidenceOut['other']>['kind'],
              role: row.other_role as NonNullable<EvidenceOut['other']>['role'],
              endedOn: row.ended_on,
              parties: parties.get(row.other_subject) ?? [],
              lawyers: lawyers.get(row.other_subject) ?? [],
            }
          : null,
        score: row.score,
        reasons: row.reasons as EvidenceOut['reasons'],
        segments: row.segments as EvidenceOut['segments'],
        declared: row.other_kind === 'declaration',
        colleague: row.other_kind === 'colleague',
        path: row.path as EvidenceOut['path'],
      },
    ]),
  )
}

type Parties = NonNullable<EvidenceOut['other']>['parties']

async function partiesOf(tx: Tx, subjects: string[]): Promise<Map<string, Parties>> {
  if (subjects.length === 0) return new Map()
  const found = await sql<{ subject: string; name: string; role: string }>`
    select distinct i.subject_id as subject, ${knownName('p')} as name, i.role from party_involvement i join party p on p.id = i.party_id
    where i.subject_id = any(${subjects}::uuid[]) order by 1, 3, 2 limit 1000`.execute(tx)
  return grouped(found.rows, ({ name, role }) => ({ name, role: role as Parties[number]['role'] }))
}

async function lawyersOf(tx: Tx, subjects: string[]) {
  if (subjects.length === 0) return new Map<string, { id: string; name: string }[]>()
  const found = await sql<{ subject: string; person: string }>`
    select distinct subject_id as subject, person_id as person from subject_member
    where subject_id = any(${subjects}::uuid[]) and part in ('lead_lawyer', 'assisting_lawyer', 'assessor')
    limit 1000`.execute(tx)
  const name = await namesOf(
    tx,
    found.rows.map((row) => row.person),
  )
  return grouped(found.rows, ({ person }) => name(person))
}

function grouped<Row extends { subject: string }, Out>(
  rows: Row[],
  shown: (row: Row) => Out,
): Map<string, Out[]> {
  const groups = Map.groupBy(rows, (row) => row.subject)
  return new Map([...groups].map(([subject, of]) => [subject, of.map(shown)]))
}
