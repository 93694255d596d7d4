export {
  type Department,
  type DepartmentKind,
  type PracticeArea,
} from './contract.ts'
export { departmentPolicy } from './policy.ts'
export { departmentEntrances } from './routes.ts'
export type { DepartmentRefusal } from './rules.ts'
export { departmentsAmong, insertDepartments, practiceDepartments } from './sql.ts'
