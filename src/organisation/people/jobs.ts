import type { LaterHandler } from '#access/index.ts'
import type { Accounts } from './accounts.ts'
import { linkAccount, selectPerson } from './sql.ts'

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

/** Whoever was taken in with many others gets an account, and the mail to choose a password, one by one. */
export function openAccounts(accounts: Accounts): LaterHandler {
  return {
    consumer: 'organisation.open_account',
    types: ['person.joined'],
    handle: async (work, event) => {
      if (!event.object || event.data['account'] !== 'to_be_opened') return
      const person = await selectPerson(work.tx, event.object)
      if (!person || person.accountId) return
      const { email, name } = person
      await linkAccount(work.tx, person.id, await accounts.createAccount({ email, name }))
    },
  }
}
