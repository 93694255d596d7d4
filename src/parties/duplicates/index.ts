export { duplicatePolicy } from './policy.ts'
export { duplicateEntrances } from './routes.ts'
