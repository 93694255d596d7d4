import type { Entrance, PolicyTable } from '#access/index.ts'
import { declarationEntrances, declarationPolicy } from './declarations/index.ts'
import { duplicateEntrances, duplicatePolicy } from './duplicates/index.ts'
import { partyPolicy, registerEntrances, type SubjectNames } from './register/index.ts'

export { type DeclaredBy, declarationsOfFirm, declaredAgainst } from './declarations/index.ts'
export * from './identifiers/index.ts'
export * from './names/index.ts'
export * from './search/index.ts'
export {
  endInvolvements,
  type Involving,
  type InvolvementRole,
  involve,
  knownName,
  type PartyKind,
  type PartyNumber,
  type PartyRelationType,
  settleInvolved,
} from './register/index.ts'

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
