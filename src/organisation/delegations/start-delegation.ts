import { asSystem, type Input, permits, type Work } from '#access/index.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import type { Delegation, startDelegationEndpoint } from './contract.ts'
import { presentDelegation } from './list-delegations.ts'
import { delegationPolicy } from './policy.ts'
import { type DelegationRefusal, decideDelegation } from './rules.ts'
import {
  type DelegationRow,
  insertDelegation,
  type NewDelegation,
  overlaps,
  selectDelegation,
  selectMember,
} from './sql.ts'

/** Names a deputy who does somebody's work for a while. */
export async function startDelegation(
  work: Work,
  { body }: Input<typeof startDelegationEndpoint>,
): Promise<Delegation> {
  const person = await selectMember(work.tx, body.personId)
  if (!person) throw refused('no_such_person' satisfies DelegationRefusal)
  const { departmentId } = person
  const thing = { personId: person.id, departmentId, delegateId: body.delegateId }
  if (!permits(delegationPolicy, 'startDelegation', work.actor, thing)) throw forbidden()
  const id = await beginDelegation(work, person, {
    delegateId: body.delegateId,
    startsAt: new Date(body.startsAt),
    endsAt: new Date(body.endsAt),
    reason: body.reason,
  })
  return presentDelegation((await selectDelegation(work.tx, id)) as DelegationRow, work)
}

/** Begins a delegation that the actor is entitled to. @returns its id. */
export async function beginDelegation(
  work: Work,
  person: { id: string; status: string },
  asked: NewDelegation,
): Promise<string> {
  const { endsAt } = asked
  const delegate = await selectMember(work.tx, asked.delegateId)
  const overlapping = await overlaps(work.tx, person.id, asked)
  const facts = { endsAt, now: work.now, overlaps: overlapping }
  const refusal = decideDelegation(work.actor, person, delegate, facts)
  if (refusal) throw refused(refusal)
  const id = await asSystem(work, () => insertDelegation(work, person.id, asked))
  await publishChange(work, [
    {
      type: 'delegation.started',
      object: id,
      data: {
        person_id: person.id,
        delegate_id: asked.delegateId,
        starts_at: asked.startsAt.toISOString(),
        ends_at: endsAt.toISOString(),
      },
    },
  ])
  return id
}
