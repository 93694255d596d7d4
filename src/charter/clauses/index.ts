export { type Charter, type Charters, createCharters } from './cache.ts'
export * from './contract.ts'
export { ladderOf, type Rung, rungAt } from './ladder.ts'
