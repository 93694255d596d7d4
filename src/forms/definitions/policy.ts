import type { PersonActor, PolicyTable, Role } from '#access/index.ts'
import type { FormPurpose } from './fields.ts'

/** What rights on a form depend on. */
export interface FormThing {
  purpose: FormPurpose
  practiceArea: string | null
  /** Practice areas of the actor's own department. */
  ownAreas: readonly string[]
}

const managers: Role[] = ['managing_partner', 'client_relationship_manager']
const lawyers: Role[] = ['partner', 'lawyer', 'department_head']

const isAny = (actor: PersonActor, roles: Role[]) =>
  actor.roles.some((role) => roles.includes(role))

/** The same as `may_keep_form` of the database. */
function keeps(actor: PersonActor, { purpose, practiceArea, ownAreas }: FormThing): boolean {
  switch (purpose) {
    case 'intake':
      return isAny(actor, [...managers, 'marketing'])
    case 'assessment':
      if (isAny(actor, ['managing_partner'])) return true
      return isAny(actor, lawyers) && practiceArea !== null && ownAreas.includes(practiceArea)
    default:
      return isAny(actor, managers)
  }
}

export const formPolicy = {
  readForms: { roles: 'anyone' },
  keepForms: { roles: [...managers, ...lawyers, 'marketing'], when: keeps },
} as const satisfies PolicyTable<FormThing>
