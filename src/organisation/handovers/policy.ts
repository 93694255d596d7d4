import {
  type Actor,
  isOrStandsInFor,
  permits,
  type PersonActor,
  type PolicyTable,
} from '#access/index.ts'

export interface HandoverThing {
  fromId: string
  toId: string
  /** People with the part of manager in the subject. */
  managerIds: string[]
  departmentId: string | null
}

const givesOrManages = (actor: PersonActor, handover: HandoverThing): boolean =>
  isOrStandsInFor(actor, handover.fromId) ||
  handover.managerIds.some((id) => isOrStandsInFor(actor, id)) ||
  (actor.roles.includes('department_head') && actor.departmentId === handover.departmentId)

const receives = (actor: PersonActor, handover: HandoverThing): boolean =>
  isOrStandsInFor(actor, handover.toId)

export const handoverPolicy = {
  listHandovers: { roles: 'anyone' },
  offerHandover: {
    roles: 'anyone',
    when: givesOrManages,
    always: ['managing_partner', 'client_relationship_manager'],
  },
  acceptHandover: { roles: 'anyone', when: receives },
  returnHandover: { roles: 'anyone', when: receives },
  withdrawHandover: {
    roles: 'anyone',
    when: givesOrManages,
    always: ['managing_partner', 'client_relationship_manager'],
  },
} satisfies PolicyTable<HandoverThing>

/** Whether the actor may hand over any of these parts of a subject: for what a page offers. */
export function mayOfferHandover(
  actor: Actor,
  members: { part: string; personId: string }[],
  departmentId: string | null,
): boolean {
  const managerIds = members.filter((one) => one.part === 'manager').map((one) => one.personId)
  return members.some(({ personId: fromId }) =>
    permits(handoverPolicy, 'offerHandover', actor, { fromId, toId: '', managerIds, departmentId }),
  )
}
