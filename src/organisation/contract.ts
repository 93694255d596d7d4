// The whole wire of the organisation, for the web, for the areas above and for the guards.
import type { ApiKeyRefusal } from './api-keys/rules.ts'
import type { DelegationRefusal } from './delegations/rules.ts'
import type { DepartmentRefusal } from './departments/rules.ts'
import type { FirmRefusal } from './firm/rules.ts'
import type { HandoverRefusal } from './handovers/rules.ts'
import type { LeavingRefusal } from './leaving/rules.ts'
import type { OfficeRefusal } from './offices/rules.ts'
import type { ViewRefusal } from './saved-views/contract.ts'
import type { PeopleRefusal } from './people/rules.ts'
import type { TrainingRefusal } from './training/rules.ts'

export * from './api-keys/contract.ts'
export * from './calendar-years/contract.ts'
export * from './delegations/contract.ts'
export * from './departments/contract.ts'
export * from './firm/contract.ts'
export * from './handovers/contract.ts'
export * from './leaving/contract.ts'
export * from './offices/contract.ts'
export * from './people/contract.ts'
export * from './training/contract.ts'
export * from './saved-views/contract.ts'

/** Every refusal of the area (409). */
export type OrganisationRefusal =
  | FirmRefusal
  | OfficeRefusal
  | DepartmentRefusal
  | PeopleRefusal
  | DelegationRefusal
  | LeavingRefusal
  | HandoverRefusal
  | ApiKeyRefusal
  | TrainingRefusal
  | ViewRefusal
