import { sql } from 'kysely'
import { reachOf, type SubjectKind, type Work } from '#access/index.ts'
import type { CommitmentStatus } from '#charter/commitments/contract.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { viewerOf } from '../period.ts'
import type { Scope } from '../rules.ts'

export interface PromiseRow {
  id: string
  clause: string
  version: number
  subjectKind: SubjectKind
  subjectId: string
  ownerId: string
  ownerName: string
  kept: boolean
  status: CommitmentStatus
  dueAt: Date
  closedAt: Date | null
  takenMs: number | null
  decidedOn: string
}

export interface PromiseFilter {
  from: string
  until: string
  clause?: string[] | undefined
  department?: string[] | undefined
  owner?: string | undefined
  outcome: 'all' | 'kept' | 'missed'
  after?: string | undefined
  limit: number
}

/** Promises decided in a time, the latest first; the same rows the figures count. */
export async function selectPromises(
  { tx, actor }: Work,
  scope: Scope,
  wanted: PromiseFilter,
): Promise<PromiseRow[]> {
  const viewer = viewerOf(actor)
  let query = tx
    .selectFrom('promise_fact as f')
    .innerJoin('commitment as c', 'c.id', 'f.commitment_id')
    .innerJoin('person as p', 'p.id', 'f.owner_id')
    .select(['f.commitment_id as id', 'f.clause_code as clause', 'f.charter_version as version'])
    .select(['f.subject_kind as subjectKind', 'f.subject_id as subjectId'])
    .select(['f.owner_id as ownerId', 'p.name as ownerName', 'f.kept', 'f.taken_ms as takenMs'])
    .select(['f.decided_on as decidedOn', 'c.status', 'c.due_at as dueAt'])
    .select('c.closed_at as closedAt')
    .where('f.decided_on', '>=', wanted.from)
    .where('f.decided_on', '<', wanted.until)
  if (wanted.clause) query = query.where('f.clause_code', 'in', wanted.clause)
  if (wanted.outcome !== 'all') query = query.where('f.kept', '=', wanted.outcome === 'kept')
  if (wanted.owner) query = query.where('f.owner_id', '=', wanted.owner)
  if (wanted.department) {
    query = query.where(
      sql<boolean>`coalesce(f.department_id, p.department_id) = any (${wanted.department}::uuid[])`,
    )
  }
  if (scope === 'own') query = query.where('f.owner_id', '=', viewer.personId)
  if (scope === 'department') {
    const { departments } = reachOf(actor)
    query = query.where(
      sql<boolean>`(f.department_id = any (${departments}::uuid[]) or p.department_id = any (${departments}::uuid[]))`,
    )
  }
  const rows = await query
    .where(rowsAfter(wanted.after, { 'f.decided_on': 'day', 'f.commitment_id': 'id' }))
    .orderBy('f.decided_on', 'desc')
    .orderBy('f.commitment_id', 'desc')
    .limit(wanted.limit + 1)
    .execute()
  return rows as unknown as PromiseRow[]
}
