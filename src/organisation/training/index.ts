export { trainingPolicy } from './policy.ts'
export { trainingEntrances } from './routes.ts'
export { systemTrained } from './sql.ts'
