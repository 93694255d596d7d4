import type { PersonActor, Role } from '#access/index.ts'

export type LeavingRefusal =
  | 'already_left'
  | 'no_such_person'
  | 'successor_is_leaver'
  | 'successor_has_left'
  | 'successor_walled'
  | 'last_managing_partner'
  | 'managing_partner_only'
  | 'successor_is_you'

interface Member {
  id: string
  status: string
  roles: Role[]
}

/** Whether somebody may leave and these people take over. Walls are asked once it is known what moves. */
export function decideLeaving(
  actor: PersonActor,
  person: Member,
  successors: (Member | undefined)[],
  managingPartners: number,
): LeavingRefusal | null {
  if (person.status === 'left') return 'already_left'
  // Whoever settles a leaving must not come into the work, and the sight, by it.
  const takesOver = successors.some((one) => one?.id === actor.personId)
  if (takesOver && !actor.roles.includes('managing_partner')) return 'successor_is_you'
  if (person.roles.includes('managing_partner')) {
    if (!actor.roles.includes('managing_partner')) return 'managing_partner_only'
    if (managingPartners <= 1) return 'last_managing_partner'
  }
  for (const successor of successors) {
    if (!successor) return 'no_such_person'
    if (successor.id === person.id) return 'successor_is_leaver'
    if (successor.status === 'left') return 'successor_has_left'
  }
  return null
}
