import type { Actor, Role } from '#access/index.ts'

export type DelegationRefusal =
  | 'deputy_is_the_same'
  | 'deputy_has_left'
  | 'deputy_on_leave'
  | 'person_has_left'
  | 'no_such_person'
  | 'already_over'
  | 'already_stands_in'
  | 'arranger_is_deputy'

interface Member {
  id: string
  status: string
}

/** Roles that see the work anyway, and so gain nothing by making themselves the deputy. */
const seeTheWork: Role[] = ['managing_partner', 'client_relationship_manager', 'department_head']

/**
 * Whether a deputy may be named. A deputy does the work and never gains the roles of the one away,
 * so nobody's own roles matter; but who merely arranges it does not let themselves in.
 */
export function decideDelegation(
  actor: Actor,
  person: Member,
  delegate: Member | undefined,
  facts: { endsAt: Date; now: Date; overlaps: boolean },
): DelegationRefusal | null {
  if (!delegate) return 'no_such_person'
  if (person.status === 'left') return 'person_has_left'
  if (person.id === delegate.id) return 'deputy_is_the_same'
  if (delegate.status === 'left') return 'deputy_has_left'
  if (delegate.status === 'on_leave') return 'deputy_on_leave'
  if (facts.endsAt <= facts.now) return 'already_over'
  if (actor.kind === 'person' && actor.personId === delegate.id) {
    const entitled = actor.roles.some((role) => seeTheWork.includes(role))
    if (!entitled) return 'arranger_is_deputy'
  }
  return facts.overlaps ? 'already_stands_in' : null
}

/** Where a delegation stands at an instant. */
export function stateOf(
  delegation: { startsAt: Date; endsAt: Date; endedAt: Date | null },
  now: Date,
): 'coming' | 'running' | 'over' {
  if (delegation.endedAt || delegation.endsAt <= now) return 'over'
  return delegation.startsAt > now ? 'coming' : 'running'
}
