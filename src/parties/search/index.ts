export { beyondWalls } from './beyond-walls.ts'
export { fileStaleParties, learnIndustries, searchChores } from './chores.ts'
export { filingEntrances, filingPolicy } from './filing.ts'
export {
  fileNewParties,
  indexParties,
  indexStaleParties,
  type NameOnFile,
  namesOne,
} from './index-parties.ts'
export { filedByRules, type MatcherInUse, matcherInUse, matcherVersionIn } from './learnt.ts'
export {
  type PartyFindings,
  type PartyHit,
  type PartyQuestion,
  type SearchCut,
  searchParties,
} from './search-parties.ts'
export type { Identifier } from './identifiers.ts'
export type { SameName, Step } from './relations.ts'
export { control, gravityOf, isSame, kindOfWay, type KindOfWay } from './ways.ts'
export { mayAdd } from './since.ts'
