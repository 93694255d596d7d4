import type { LaterHandler } from '#access/index.ts'
import { type Accounts, selectPerson } from '../people/index.ts'

/** The account of somebody who has left is closed, and every session of theirs ends. */
export function closeAccount(accounts: Accounts): LaterHandler {
  return {
    consumer: 'organisation.close_account',
    types: ['person.left'],
    handle: async (work, event) => {
      const person = event.object ? await selectPerson(work.tx, event.object) : undefined
      if (!person?.accountId) return
      await accounts.disableAccount(person.accountId)
      await accounts.endAllSessions(person.accountId)
    },
  }
}
