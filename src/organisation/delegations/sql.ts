import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { uuidv7 } from '#platform/identifier.ts'

export interface DelegationRow {
  id: string
  personId: string
  personName: string
  departmentId: string
  delegateId: string
  delegateName: string
  startsAt: Date
  endsAt: Date
  reason: string
  createdById: string
  createdAt: Date
  endedAt: Date | null
}

function delegations(tx: Tx) {
  return tx
    .selectFrom('delegation')
    .innerJoin('person', 'person.id', 'delegation.person_id')
    .innerJoin('person as delegate', 'delegate.id', 'delegation.delegate_id')
    .select([
      'delegation.id',
      'delegation.person_id as personId',
      'person.name as personName',
      'person.department_id as departmentId',
      'delegation.delegate_id as delegateId',
      'delegate.name as delegateName',
      'delegation.starts_at as startsAt',
      'delegation.ends_at as endsAt',
      'delegation.reason',
      'delegation.created_by as createdById',
      'delegation.created_at as createdAt',
      'delegation.ended_at as endedAt',
    ])
}

export interface DelegationFilter {
  personId?: string | undefined
  delegateId?: string | undefined
  over: 'yes' | 'no'
  after?: string | undefined
  size: number
}

/** One row more than the page holds, the latest first. */
export function selectDelegations(
  tx: Tx,
  filter: DelegationFilter,
  now: Date,
): Promise<DelegationRow[]> {
  let query = delegations(tx)
  if (filter.personId) query = query.where('delegation.person_id', '=', filter.personId)
  if (filter.delegateId) query = query.where('delegation.delegate_id', '=', filter.delegateId)
  if (filter.over === 'no') {
    query = query.where('delegation.ended_at', 'is', null).where('delegation.ends_at', '>', now)
  }
  query = query.where(
    rowsAfter(filter.after, { 'delegation.starts_at': 'instant', 'delegation.id': 'id' }),
  )
  return query
    .orderBy('delegation.starts_at', 'desc')
    .orderBy('delegation.id', 'desc')
    .limit(filter.size + 1)
    .execute()
}

export function selectDelegation(tx: Tx, id: string): Promise<DelegationRow | undefined> {
  return delegations(tx).where('delegation.id', '=', id).executeTakeFirst()
}

export function selectMember(tx: Tx, id: string) {
  return tx
    .selectFrom('person')
    .select(['id', 'status', 'department_id as departmentId'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export interface NewDelegation {
  delegateId: string
  startsAt: Date
  endsAt: Date
  reason: string
}

/** Whether the deputy stands in for the person already at some time of the period. */
export async function overlaps(tx: Tx, personId: string, asked: NewDelegation): Promise<boolean> {
  const rows = await tx
    .selectFrom('delegation')
    .select('id')
    .where('person_id', '=', personId)
    .where('delegate_id', '=', asked.delegateId)
    .where('ended_at', 'is', null)
    .where('starts_at', '<', asked.endsAt)
    .where('ends_at', '>', asked.startsAt)
    .limit(1)
    .execute()
  return rows.length > 0
}

export async function insertDelegation(
  work: Work,
  personId: string,
  asked: NewDelegation,
): Promise<string> {
  const id = uuidv7()
  await work.tx
    .insertInto('delegation')
    .values({
      id,
      person_id: personId,
      delegate_id: asked.delegateId,
      starts_at: asked.startsAt,
      ends_at: asked.endsAt,
      reason: asked.reason,
      created_by: work.actor.kind === 'person' ? work.actor.personId : personId,
      created_at: work.now,
    })
    .execute()
  return id
}

export async function markEnded(tx: Tx, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('delegation').set({ ended_at: now }).where('id', 'in', ids).execute()
}

/** Delegations not over that somebody has given, or received. */
export function selectOpenOf(
  tx: Tx,
  personId: string,
  side: 'given' | 'received',
  now: Date,
): Promise<DelegationRow[]> {
  const column = side === 'given' ? 'delegation.person_id' : 'delegation.delegate_id'
  return delegations(tx)
    .where(column, '=', personId)
    .where('delegation.ended_at', 'is', null)
    .where('delegation.ends_at', '>', now)
    .orderBy('delegation.starts_at')
    .execute()
}
