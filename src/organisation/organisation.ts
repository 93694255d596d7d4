import type { Entrance, Handlers, PolicyTable } from '#access/index.ts'
import { apiKeyEntrances } from './api-keys/index.ts'
import { calendarYearEntrances } from './calendar-years/index.ts'
import { delegationEntrances } from './delegations/index.ts'
import { departmentEntrances } from './departments/index.ts'
import { firmEntrances } from './firm/index.ts'
import { handoverEntrances, withdrawWalledOffers } from './handovers/index.ts'
import { createLeaving, type Estate } from './leaving/index.ts'
import { listExports } from './list-exports.ts'
import { officeEntrances } from './offices/index.ts'
import { type Accounts, followEmail, openAccounts, peopleEntrances } from './people/index.ts'
import { viewEntrances } from './saved-views/index.ts'
import { trainingEntrances } from './training/index.ts'

export interface OrganisationParts {
  accounts: Accounts
  /** What the other areas move when somebody leaves. */
  estates: Estate[]
  /** The rights of the whole product, asked when they are needed. */
  policy: () => PolicyTable<never>
}

/** The area, ready to be served. */
export function createOrganisation({ accounts, estates, policy }: OrganisationParts): {
  entrances: Entrance[]
  handlers: Handlers
} {
  const leaving = createLeaving(estates, accounts)
  return {
    entrances: [
      ...firmEntrances,
      ...officeEntrances,
      ...departmentEntrances,
      ...peopleEntrances(accounts, policy),
      ...delegationEntrances,
      ...leaving.entrances,
      ...handoverEntrances,
      ...calendarYearEntrances,
      ...apiKeyEntrances(policy),
      ...trainingEntrances,
      ...listExports,
      ...viewEntrances,
    ],
    handlers: {
      immediate: [withdrawWalledOffers],
      later: [followEmail(accounts), openAccounts(accounts), ...leaving.later],
    },
  }
}
