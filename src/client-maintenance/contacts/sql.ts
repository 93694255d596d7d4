import { sql } from 'kysely'
import { seenBy, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { insertRows } from '#platform/db/rows.ts'
import type { ContactKind, ContactState } from './contract.ts'

export interface NewPlan {
  id: string
  clientId: string
  kind: ContactKind
  occasion: string
  round: string | null
  plannedOn: string
  ownerId: string
  note: string
  postponesId: string | null
  plannedBy: string | null
  plannedAt: Date
}

/** Plans contacts; a client who is in the round already is left as it is. Gives the ids really planned. */
export async function insertPlans(tx: Tx, fresh: NewPlan[]): Promise<Set<string>> {
  if (fresh.length === 0) return new Set()
  const rows = fresh.map((plan) => ({
    id: plan.id,
    subject_id: plan.clientId,
    kind: plan.kind,
    occasion: plan.occasion,
    round: plan.round,
    planned_on: plan.plannedOn,
    owner_id: plan.ownerId,
    note: plan.note,
    state: 'planned',
    postpones_id: plan.postponesId,
    planned_by: plan.plannedBy,
    planned_at: plan.plannedAt,
    version: 1,
  }))
  const once = '(subject_id, round) where round is not null do nothing'
  return new Set(await insertRows(tx, 'planned_contact', rows, once))
}

function plans(tx: Tx) {
  return tx
    .selectFrom('planned_contact as k')
    .innerJoin('client as c', 'c.id', 'k.subject_id')
    .innerJoin('person as p', 'p.id', 'k.owner_id')
    .select(['k.id', 'k.subject_id as clientId', 'c.name as clientName', 'k.kind', 'k.occasion'])
    .select(['k.planned_on as plannedOn', 'k.owner_id as ownerId', 'p.name as ownerName', 'k.note'])
    .select(['k.state', 'k.cancellation_reason as cancellationReason', 'k.version'])
    .select(['k.settled_at as settledAt', 'k.postpones_id as postponesId'])
    .select('k.planned_at as plannedAt')
    .$narrowType<{ kind: ContactKind; state: ContactState }>()
}

export async function selectPlan(tx: Tx, id: string) {
  return plans(tx).where('k.id', '=', id).executeTakeFirst()
}

/** The plan, held until the transaction ends. */
export async function lockPlan(tx: Tx, id: string) {
  return plans(tx).where('k.id', '=', id).forUpdate('k').executeTakeFirst()
}

export type PlanRow = NonNullable<Awaited<ReturnType<typeof selectPlan>>>

export interface PlanFilter {
  client?: string | undefined
  owner?: string | undefined
  state?: ContactState | undefined
  from?: string | undefined
  to?: string | undefined
  after?: string | undefined
  limit: number
}

export async function selectPlans({ tx, actor }: Work, wanted: PlanFilter) {
  let query = plans(tx)
    .where(seenBy(actor, 'client', 'k.subject_id'))
    .orderBy('k.planned_on')
    .orderBy('k.id')
    .limit(wanted.limit + 1)
  if (wanted.client) query = query.where('k.subject_id', '=', wanted.client)
  if (wanted.owner) query = query.where('k.owner_id', '=', wanted.owner)
  if (wanted.state) query = query.where('k.state', '=', wanted.state)
  if (wanted.from) query = query.where('k.planned_on', '>=', wanted.from)
  if (wanted.to) query = query.where('k.planned_on', '<=', wanted.to)
  query = query.where(rowsAfter(wanted.after, { 'k.planned_on': 'day', 'k.id': 'id' }, 'asc'))
  return query.execute()
}

export interface Settlement {
  state: 'completed' | 'cancelled'
  reason: string | null
  by: string | null
  at: Date
}

export async function settlePlan(tx: Tx, id: string, settled: Settlement): Promise<void> {
  await tx
    .updateTable('planned_contact')
    .set((update) => ({
      state: settled.state,
      cancellation_reason: settled.reason,
      settled_by: settled.by,
      settled_at: settled.at,
      version: update('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function updatePlan(
  tx: Tx,
  id: string,
  fields: { occasion: string; note: string },
): Promise<void> {
  await tx
    .updateTable('planned_contact')
    .set((update) => ({ ...fields, version: update('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Which of these ids are clients the transaction sees; or the clients of a tier, at most so many. */
export async function selectClientIds(
  tx: Tx,
  whom: { clientIds: string[] } | { tier: string },
  atMost: number,
): Promise<string[]> {
  const query = tx.selectFrom('client').select('id').limit(atMost)
  const rows =
    'tier' in whom
      ? await query.where('tier', '=', whom.tier).execute()
      : await query.where('id', 'in', [...new Set(whom.clientIds)]).execute()
  return rows.map((row) => row.id)
}

/** Of these subjects, those a wall keeps from a person: the product itself must not act there for them. */
export async function systemWalledFrom(
  tx: Tx,
  principals: string[],
  ids: string[],
): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select subject_id as id from shut_out_of(${ids}::uuid[])
    where principal_id = any(${principals}::uuid[])`.execute(tx)
  return new Set(found.rows.map((row) => row.id))
}
