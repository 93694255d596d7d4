export { listPromiseCases } from './list-promises.ts'
export {
  listAdjustmentCases,
  listHandoverCases,
  listInstructionCases,
  listLeadCases,
  listOpinionCases,
} from './list-records.ts'
export { countAdjustments } from './record-sql.ts'
