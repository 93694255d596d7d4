export { viewPolicy } from './policy.ts'
export { viewEntrances } from './routes.ts'
