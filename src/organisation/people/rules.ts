import type { PersonActor, Role } from '#access/index.ts'
import type { PersonStatus } from './contract.ts'

export type PeopleRefusal =
  | 'person_has_left'
  | 'already_on_leave'
  | 'not_on_leave'
  | 'already_holds_role'
  | 'does_not_hold_role'
  | 'own_roles'
  | 'role_beyond_yours'
  | 'last_managing_partner'
  | 'managing_partner_only'
  | 'no_such_department'
  | 'no_account'
  | 'own_place'

interface Member {
  id: string
  status: PersonStatus
  roles: Role[]
}

/** A role is given by whoever stands above it, and never to oneself except by a managing partner. */
export function decideGrant(actor: PersonActor, person: Member, role: Role): PeopleRefusal | null {
  if (person.status === 'left') return 'person_has_left'
  if (person.roles.includes(role)) return 'already_holds_role'
  return decideHand(actor, person, role)
}

/** `managingPartners`: how many the firm has who have not left. */
export function decideRevoke(
  actor: PersonActor,
  person: Member,
  role: Role,
  managingPartners: number,
): PeopleRefusal | null {
  if (!person.roles.includes(role)) return 'does_not_hold_role'
  const refusal = decideHand(actor, person, role)
  if (refusal) return refusal
  return isLastManagingPartner(role, managingPartners) ? 'last_managing_partner' : null
}

function decideHand(actor: PersonActor, person: Member, role: Role): PeopleRefusal | null {
  if (actor.roles.includes('managing_partner')) return null
  if (role === 'managing_partner') return 'role_beyond_yours'
  return actor.personId === person.id ? 'own_roles' : null
}

function isLastManagingPartner(role: Role, managingPartners: number): boolean {
  return role === 'managing_partner' && managingPartners <= 1
}

/** Roles that see or decide so much that only a managing partner touches the accounts of their holders. */
const guardedRoles: Role[] = ['managing_partner', 'conflict_officer', 'client_relationship_manager']

/** Who can take an account over, by its mail or its second factor, can do all that its owner can. */
export function decideAccountAct(actor: PersonActor, person: Member): PeopleRefusal | null {
  if (actor.roles.includes('managing_partner')) return null
  return person.roles.some((role) => guardedRoles.includes(role)) ? 'managing_partner_only' : null
}

/** Corrections of a member; nobody but a managing partner moves themselves to where other work is. */
export function decideChange(
  actor: PersonActor,
  person: Member & { email: string; departmentId: string },
  asked: { email: string; departmentId: string },
): PeopleRefusal | null {
  if (person.status === 'left') return 'person_has_left'
  const moves = asked.departmentId !== person.departmentId
  const partner = actor.roles.includes('managing_partner')
  if (moves && actor.personId === person.id && !partner) return 'own_place'
  return asked.email === person.email ? null : decideAccountAct(actor, person)
}

export function decideLeave(status: PersonStatus): PeopleRefusal | null {
  if (status === 'left') return 'person_has_left'
  return status === 'on_leave' ? 'already_on_leave' : null
}

export function decideReturn(status: PersonStatus): PeopleRefusal | null {
  if (status === 'left') return 'person_has_left'
  return status === 'active' ? 'not_on_leave' : null
}
