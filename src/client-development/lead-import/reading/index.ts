export { type Field, fieldWords } from './fields.ts'
export type { ReadLead } from './lead.ts'
export { reading } from './reading.ts'
