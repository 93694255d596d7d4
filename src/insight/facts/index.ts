export { factKeeper } from './keep-facts.ts'
export { readLog, rebuildFacts } from './read-log.ts'
export { allowanceOf, leadEndings, type RoadStep, roadSteps } from './rules.ts'
