export { readWeek } from './read-week.ts'
