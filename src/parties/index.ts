import type { Entrance, PolicyTable } from '#access/index.ts'
import { declarationPolicy } from './declarations/policy.ts'
import { declarationEntrances } from './declarations/routes.ts'
import { duplicatePolicy } from './duplicates/policy.ts'
import { duplicateEntrances } from './duplicates/routes.ts'
import { partyPolicy } from './register/policy.ts'
import type { SubjectNames } from './register/present-party.ts'
import { registerEntrances } from './register/routes.ts'

export * from './declarations/index.ts'
export * from './identifiers/index.ts'
export * from './register/index.ts'

/** The register over HTTP; areas above know what leads, clients and engagements are called. */
export const partyEntrances = (subjectNames: SubjectNames): Entrance[] => [
  ...registerEntrances(subjectNames),
  ...duplicateEntrances(subjectNames),
  ...declarationEntrances,
]

export const partiesPolicy: PolicyTable<never> = {
  ...partyPolicy,
  ...duplicatePolicy,
  ...declarationPolicy,
}
