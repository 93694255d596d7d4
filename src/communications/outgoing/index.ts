export { promiseProblem } from './fields.ts'
