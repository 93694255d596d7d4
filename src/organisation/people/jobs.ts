import type { LaterHandler } from '#access/index.ts'
import type { Accounts } from './accounts.ts'
import { selectPerson } from './sql.ts'

/** The account follows when a member's address changes. */
export function followEmail(accounts: Accounts): LaterHandler {
  return {
    consumer: 'organisation.account_email',
    types: ['person.changed'],
    handle: async (work, event) => {
      const fields = event.data['fields']
      if (!event.object || !Array.isArray(fields) || !fields.includes('email')) return
      const person = await selectPerson(work.tx, event.object)
      if (person?.accountId) await accounts.setEmail(person.accountId, person.email)
    },
  }
}
