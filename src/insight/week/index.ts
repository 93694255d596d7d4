export { countDecisions } from './decisions.ts'
export { readWeek } from './read-week.ts'
