import type { PersonActor, PolicyTable } from '#access/index.ts'

export interface DelegationThing {
  personId: string
  /** Department of the one who is stood in for. */
  departmentId: string
  delegateId: string | null
}

const isOwn = (actor: PersonActor, thing: DelegationThing): boolean =>
  actor.personId === thing.personId ||
  (actor.roles.includes('department_head') && actor.departmentId === thing.departmentId)

export const delegationPolicy = {
  listDelegations: { roles: 'anyone' },
  startDelegation: {
    roles: 'anyone',
    when: isOwn,
    always: ['managing_partner', 'human_resources', 'client_relationship_manager'],
  },
  endDelegation: {
    roles: 'anyone',
    when: (actor, thing) => isOwn(actor, thing) || actor.personId === thing.delegateId,
    always: ['managing_partner', 'human_resources', 'client_relationship_manager'],
  },
} satisfies PolicyTable<DelegationThing>
