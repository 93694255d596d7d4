export { officePolicy } from './policy.ts'
export { officeEntrances } from './routes.ts'
export type { OfficeRefusal } from './rules.ts'
export { insertOffice, selectOffice } from './sql.ts'
