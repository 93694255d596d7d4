import { type Actor, asSystem, type Input, permits, reachOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { clientsSeenBy, colleague, systemKeepersOf } from '../owners.ts'
import type { planOccasionEndpoint } from './contract.ts'
import { contactPolicy } from './policy.ts'
import { type ContactRefusal, mostClientsInRound, roundOf } from './rules.ts'
import { actingPerson, expectDayAhead } from './see-plan.ts'
import { insertPlans, selectClientIds, systemWalledFrom } from './sql.ts'

type Plan = BodyOf<typeof planOccasionEndpoint>

/**
 * Promises the same contact to many clients at once (M2), such as the greeting of a festival.
 * Planned again, it reaches only those who are not in the round yet.
 */
export async function planOccasion(work: Work, { body }: Input<typeof planOccasionEndpoint>) {
  const thing = { departmentId: null, members: [], ownerId: null, kind: body.kind }
  if (!permits(contactPolicy, 'planOccasion', work.actor, thing)) throw forbidden()
  await expectDayAhead(work, body.plannedOn)
  const { ids, notFound } = await clientsMeant(work, body)
  const owners = await ownersOf(work, body.ownerId, ids)
  const planned = await withSight(work, (tx) => plan(work, tx, body, owners))
  return {
    planned,
    alreadyPlanned: owners.size - planned,
    withoutOwner: ids.length - owners.size,
    notFound,
  }
}

/**
 * Marketing greets clients it does not see: the firm's round, of which it learns only figures. The
 * clients' own people carry it out.
 */
function withSight<T>(work: Work, act: (tx: Tx) => Promise<T>): Promise<T> {
  return greetsUnseen(work.actor) ? asSystem(work, act) : act(work.tx)
}

const greetsUnseen = (actor: Actor): boolean =>
  actor.kind === 'person' &&
  actor.roles.includes('marketing') &&
  !reachOf(actor).kinds.includes('client')

async function clientsMeant(work: Work, body: Plan) {
  const whom = body.clientIds ? { clientIds: body.clientIds } : { tier: body.tier as string }
  const found = await withSight(work, (tx) => selectClientIds(tx, whom, mostClientsInRound + 1))
  if (found.length > mostClientsInRound) {
    throw refused('too_many_clients' satisfies ContactRefusal, { most: mostClientsInRound })
  }
  const { actor } = work
  const shut =
    actor.kind === 'person' && greetsUnseen(actor)
      ? await asSystem(work, (tx) =>
          systemWalledFrom(tx, [actor.personId, actor.departmentId], found),
        )
      : new Set<string>()
  const ids = found.filter((id) => !shut.has(id))
  return { ids, notFound: body.clientIds ? new Set(body.clientIds).size - ids.length : 0 }
}

/** Who contacts each client. */
async function ownersOf(
  work: Work,
  ownerId: string | null,
  clientIds: string[],
): Promise<Map<string, string>> {
  // Walls and memberships of others are not the planner's to see, only whom the product will ask.
  if (ownerId === null) return asSystem(work, (tx) => systemKeepersOf(tx, clientIds))
  const owner = await colleague(work.tx, ownerId)
  if (!owner) throw refused('owner_not_in_firm' satisfies ContactRefusal)
  const seen = await clientsSeenBy(work, owner, clientIds)
  return new Map([...seen].map((id) => [id, ownerId]))
}

async function plan(work: Work, tx: Tx, body: Plan, owners: Map<string, string>): Promise<number> {
  const { kind, occasion, plannedOn, note } = body
  const plans = [...owners].map(([clientId, ownerId]) => ({
    id: uuidv7(),
    clientId,
    kind,
    occasion,
    round: roundOf(body),
    plannedOn,
    ownerId,
    note,
    postponesId: null,
    plannedBy: actingPerson(work),
    plannedAt: work.now,
  }))
  const inserted = await insertPlans(tx, plans)
  await work.publish(
    plans
      .filter((one) => inserted.has(one.id))
      .map((one) => ({
        type: 'contact.planned',
        subject: { kind: 'client', id: one.clientId },
        object: one.id,
        data: { owner_id: one.ownerId, planned_on: plannedOn },
      })),
  )
  return inserted.size
}
