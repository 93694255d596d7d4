export {
  type Charters,
  type Clause,
  type ClauseInput,
  createCharters,
  type Term,
} from './clauses/index.ts'
export {
  promiseColumn,
  type WithPromise,
  withNextPromise,
} from './commitments/next-promise.ts'
export {
  charterEstate,
  commitmentKeeper,
  type KeeperParts,
  passBehindWalls,
  recountWhenLoaded,
  settleProvisional,
  sweepCommitments,
} from './commitments/index.ts'
export { decidedClauses } from './commitments/contract.ts'
export { charterPolicy } from './policy.ts'
export { firstCharter, provisionIds } from './provision.ts'
export { charterEntrances } from './routes.ts'
export { publishFirstCharter } from './versions/verbs.ts'
