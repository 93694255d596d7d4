import type { Entrance, PolicyTable, Runtime } from '#access/index.ts'
import { declarationEntrances, declarationPolicy } from './declarations/index.ts'
import { duplicateEntrances, duplicatePolicy, searchNear } from './duplicates/index.ts'
import { exportEntrances } from './exports.ts'
import { type IsMet, partyPolicy, registerEntrances, type SubjectNames } from './register/index.ts'
import { filingEntrances, filingPolicy, searchChores } from './search/index.ts'

export { type DeclaredBy, declarationsOfFirm, declaredAgainst } from './declarations/index.ts'
export { forgetNear, holdNear, mergeRepeats, nearProgress } from './duplicates/index.ts'
export * from './identifiers/index.ts'
export * from './names/index.ts'
export * from './search/index.ts'
export {
  endInvolvements,
  type Involving,
  type InvolvementRole,
  involve,
  knownName,
  type OnFile,
  type PartyKind,
  type PartyNameKind,
  type PartyNumber,
  type PartyRelationType,
  settleInvolved,
} from './register/index.ts'

/** The register over HTTP; areas above know what leads, clients and engagements are called, and what checks met. */
export const partyEntrances = (subjectNames: SubjectNames, isMet: IsMet): Entrance[] => [
  ...registerEntrances(subjectNames, isMet),
  ...duplicateEntrances(subjectNames),
  ...declarationEntrances(isMet),
  ...filingEntrances,
  ...exportEntrances(subjectNames),
]

export const partiesPolicy: PolicyTable<never> = {
  ...partyPolicy,
  ...duplicatePolicy,
  ...declarationPolicy,
  ...filingPolicy,
}

/** What keeps the register in order by the clock. */
export const partyChores: {
  name: string
  cron: string
  run(runtime: Runtime): Promise<unknown>
}[] = [
  ...searchChores,
  { name: 'search-near', cron: '* * * * *', run: (runtime) => searchNear(runtime) },
]
