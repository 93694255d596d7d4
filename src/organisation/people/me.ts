import {
  asSystem,
  holds,
  type Input,
  type PersonActor,
  type PolicyTable,
  type Work,
} from '#access/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import type { Accounts } from './accounts.ts'
import type { changeMeEndpoint, Me } from './contract.ts'
import { type PersonRow, selectPerson, updateSelf } from './sql.ts'

/** Who is signed in, and what they may do; `policy` gives the rights of the whole product. */
export function readMe(accounts: Accounts, policy: () => PolicyTable<never>) {
  return async (work: Work): Promise<Me> => {
    const actor = personIn(work)
    const person = (await selectPerson(work.tx, actor.personId)) as PersonRow
    const firm = await work.tx
      .selectFrom('firm')
      .select(['name', 'name_en'])
      .executeTakeFirstOrThrow()
    const others = await work.tx
      .selectFrom('person')
      .select(['id', 'name'])
      .where('id', 'in', [actor.personId, ...actor.standsInFor])
      .where('id', '<>', actor.personId)
      .execute()
    const table = policy()
    return {
      personId: person.id,
      name: person.name,
      nameEn: person.nameEn,
      email: person.email,
      phone: person.phone,
      roles: actor.roles,
      departmentId: person.departmentId,
      departmentName: person.departmentName,
      departmentNameEn: person.departmentNameEn,
      officeId: person.officeId,
      standsInFor: others,
      rights: Object.keys(table).filter((right) => holds(table, right, actor)),
      firmName: firm.name,
      firmNameEn: firm.name_en,
      language: person.language,
      mailsLeave: accounts.mailsLeave,
    }
  }
}

/** One's own telephone and language. */
export function changeMe(accounts: Accounts, policy: () => PolicyTable<never>) {
  return async (work: Work, { body }: Input<typeof changeMeEndpoint>): Promise<Me> => {
    const actor = personIn(work)
    const fields = Object.keys(body)
    if (fields.length > 0) {
      await asSystem(work, () => updateSelf(work.tx, actor.personId, body))
      await publishChange(work, [
        { type: 'person.changed', object: actor.personId, data: { fields } },
      ])
    }
    return readMe(accounts, policy)(work)
  }
}

function personIn(work: Work): PersonActor {
  if (work.actor.kind !== 'person') throw forbidden()
  return work.actor
}
