import { asSystem, type Input, permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import type { Delegation, endDelegationEndpoint } from './contract.ts'
import { presentDelegation } from './list-delegations.ts'
import { delegationPolicy } from './policy.ts'
import { type DelegationRefusal, stateOf } from './rules.ts'
import { type DelegationRow, markEnded, selectDelegation, selectOpenOf } from './sql.ts'

/** Ends a delegation before its time. */
export async function endDelegation(
  work: Work,
  { params }: Input<typeof endDelegationEndpoint>,
): Promise<Delegation> {
  const delegation = await selectDelegation(work.tx, params.id)
  if (!delegation) throw notFound()
  if (!permits(delegationPolicy, 'endDelegation', work.actor, delegation)) throw forbidden()
  if (stateOf(delegation, work.now) === 'over') {
    throw refused('already_over' satisfies DelegationRefusal)
  }
  await endAll(work, [delegation])
  return presentDelegation({ ...delegation, endedAt: work.now }, work)
}

/** Ends what somebody has given away, or received; for acts that are authorised already. */
export async function endDelegationsOf(
  work: Work,
  personId: string,
  side: 'given' | 'received',
): Promise<number> {
  const open = await selectOpenOf(work.tx, personId, side, work.now)
  await endAll(work, open)
  return open.length
}

async function endAll(work: Work, delegations: DelegationRow[]): Promise<void> {
  if (delegations.length === 0) return
  const ids = delegations.map((one) => one.id)
  await asSystem(work, () => markEnded(work.tx, ids, work.now))
  await publishChange(
    work,
    delegations.map((one) => ({
      type: 'delegation.ended',
      object: one.id,
      data: { person_id: one.personId, delegate_id: one.delegateId },
    })),
  )
}
