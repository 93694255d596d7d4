export { beyondWalls } from './beyond-walls.ts'
export { fileStaleParties, learnIndustries, searchChores } from './chores.ts'
export { filingEntrances, filingPolicy } from './filing.ts'
export { indexParties, indexStaleParties } from './index-parties.ts'
export { filedByRules, matcherVersionIn } from './learnt.ts'
export {
  type PartyFindings,
  type PartyHit,
  type PartyQuestion,
  searchParties,
} from './search-parties.ts'
export type { Identifier } from './identifiers.ts'
export type { Step } from './relations.ts'
