import type { PolicyTable } from '#access/index.ts'
import { apiKeyPolicy } from './api-keys/index.ts'
import { calendarYearPolicy } from './calendar-years/index.ts'
import { delegationPolicy } from './delegations/index.ts'
import { departmentPolicy } from './departments/index.ts'
import { firmPolicy } from './firm/index.ts'
import { handoverPolicy } from './handovers/index.ts'
import { leavingPolicy } from './leaving/index.ts'
import { officePolicy } from './offices/index.ts'
import { peoplePolicy } from './people/index.ts'
import { trainingPolicy } from './training/index.ts'
import { viewPolicy } from './saved-views/index.ts'

/** The rights of the whole area. */
export const organisationPolicy = {
  ...firmPolicy,
  ...officePolicy,
  ...departmentPolicy,
  ...peoplePolicy,
  ...delegationPolicy,
  ...leavingPolicy,
  ...handoverPolicy,
  ...calendarYearPolicy,
  ...apiKeyPolicy,
  ...trainingPolicy,
  ...viewPolicy,
} satisfies PolicyTable<never>
