export { entrances as assessmentEntrances } from './assess-needs.ts'
export { assessmentsOf, isWorthTaking } from './sql.ts'
