import { holds, type Input, type PersonActor, type Work } from '#access/index.ts'
import { badInput, forbidden, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { publishChange } from '../publish.ts'
import type { Accounts } from './accounts.ts'
import type { addPersonEndpoint, Person, PersonFields } from './contract.ts'
import { peoplePolicy } from './policy.ts'
import { presentPerson } from './present-person.ts'
import { decideGrant, type PeopleRefusal } from './rules.ts'
import {
  departmentOpen,
  emailTaken,
  hasAccount,
  insertPerson,
  insertRoles,
  linkAccount,
  type PersonRow,
  selectPerson,
} from './sql.ts'

/** Takes somebody into the firm and gives them an account. */
export function addPerson(accounts: Accounts) {
  return async (work: Work, { body }: Input<typeof addPersonEndpoint>): Promise<Person> => {
    const { roles: asked, ...fields } = body
    const roles = [...new Set(asked)]
    const id = uuidv7()
    await checkFields(work, fields)
    decideFirstRoles(work, { id, status: 'active', roles: [] }, roles)
    await insertPerson(work.tx, { ...fields, id, accountId: null })
    await insertRoles(work, id, roles)
    await publishChange(work, [
      {
        type: 'person.joined',
        object: id,
        data: { person_id: id, name: fields.name, department_id: fields.departmentId, roles },
      },
    ])
    // Last, because the account is not undone with the transaction.
    const { email, name } = fields
    const isSomebodys = (accountId: string) => hasAccount(work.tx, accountId)
    await linkAccount(work.tx, id, await accounts.createAccount({ email, name, isSomebodys }))
    return presentPerson((await selectPerson(work.tx, id)) as PersonRow, work.actor)
  }
}

/** The address is free and the department is open in the office. */
export async function checkFields(
  work: Work,
  fields: PersonFields,
  except?: string,
): Promise<void> {
  if (await emailTaken(work.tx, fields.email, except)) {
    throw badInput([{ path: 'email', code: 'taken' }])
  }
  if (!(await departmentOpen(work.tx, fields.departmentId, fields.officeId))) {
    throw refused('no_such_department' satisfies PeopleRefusal)
  }
}

function decideFirstRoles(
  work: Work,
  person: Parameters<typeof decideGrant>[1],
  roles: Parameters<typeof decideGrant>[2][],
): void {
  if (roles.length === 0) return
  if (!holds(peoplePolicy, 'grantRole', work.actor)) throw forbidden()
  for (const role of roles) {
    const refusal = decideGrant(work.actor as PersonActor, person, role)
    if (refusal) throw refused(refusal, { role })
  }
}
