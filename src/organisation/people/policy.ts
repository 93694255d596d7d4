import type { PersonActor, PolicyTable, Role } from '#access/index.ts'

export interface PersonThing {
  id: string
  departmentId: string
}

const keepers: Role[] = ['managing_partner', 'it_administrator', 'human_resources']
const granters: Role[] = ['managing_partner', 'it_administrator']

const isSelfOrOwnDepartment = (actor: PersonActor, person: PersonThing): boolean =>
  actor.personId === person.id ||
  (actor.roles.includes('department_head') && actor.departmentId === person.departmentId)

export const peoplePolicy = {
  listPeople: { roles: 'anyone' },
  exportPeople: {
    roles: [
      'managing_partner',
      'human_resources',
      'it_administrator',
      'client_relationship_manager',
      'department_head',
    ],
  },
  readPerson: { roles: 'anyone' },
  addPerson: { roles: keepers },
  changePerson: { roles: keepers },
  grantRole: { roles: granters },
  revokeRole: { roles: granters },
  inviteAgain: { roles: keepers },
  removeSecondFactor: { roles: granters },
  goOnLeave: {
    roles: 'anyone',
    when: isSelfOrOwnDepartment,
    always: ['managing_partner', 'human_resources'],
  },
  returnFromLeave: {
    roles: 'anyone',
    when: isSelfOrOwnDepartment,
    always: ['managing_partner', 'human_resources'],
  },
} satisfies PolicyTable<PersonThing>
