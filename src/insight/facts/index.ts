export { factKeeper } from './keep-facts.ts'
export { readLog, rebuildFacts } from './read-log.ts'
