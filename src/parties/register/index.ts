export * from './fields.ts'
export { endInvolvements, type Involving, involve, settleInvolved } from './involve.ts'
export { type Changed, noteChange } from './note-change.ts'
