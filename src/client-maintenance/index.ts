import type { Entrance, Handlers, PolicyTable } from '#access/index.ts'
import { developmentPolicy } from './business-developments/policy.ts'
import { developmentEntrances } from './business-developments/routes.ts'
import { contactPolicy } from './contacts/policy.ts'
import { contactEntrances } from './contacts/routes.ts'
import { exportEntrances } from './exports.ts'
import { newInstruction } from './new-instruction.ts'
import { opportunityPolicy } from './opportunities/policy.ts'
import { opportunityEntrances } from './opportunities/routes.ts'
import { relationshipPolicy } from './relationship/policy.ts'
import { relationshipEntrances } from './relationship/routes.ts'
import { returnVisitPolicy } from './return-visits/policy.ts'
import { returnVisitEntrances } from './return-visits/routes.ts'

export const entrances: Entrance[] = [
  ...returnVisitEntrances,
  ...relationshipEntrances,
  ...contactEntrances,
  ...developmentEntrances,
  ...exportEntrances,
  ...opportunityEntrances(newInstruction),
]

export const policy: PolicyTable<never> = {
  ...returnVisitPolicy,
  ...relationshipPolicy,
  ...contactPolicy,
  ...developmentPolicy,
  ...opportunityPolicy,
}

/** Client maintenance only speaks; what it says is kept by the charter. */
export const handlers: Handlers = { immediate: [], later: [] }

export { maintenanceEstate } from './estate.ts'
