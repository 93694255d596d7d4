// What a kind of list is read with. Nothing here knows a database: a thread beside the server runs it.
export { accountRows, letters } from './account-rows.ts'
export {
  creditCode,
  day,
  extraColumn,
  identityNumber,
  line,
  mail,
  money,
  ownField,
  phone,
  type Reachable,
  readName,
  runningText,
  unreached,
  warn,
  word,
} from './cells.ts'
export type { CommonProblem, RowProblem } from './problems.ts'
export type {
  EntryRow,
  Language,
  OtherRow,
  Place,
  ReadCell,
  Reading,
  RejectedRow,
  Row,
  RowKind,
  RowLook,
  SameKey,
  Words,
} from './reading.ts'
export { duplicatesWithin } from './repeats.ts'
export { isOrganisationName, saysNothing } from './who.ts'
export { commonWords, problemWords } from './words.ts'
export type { Cell } from '#platform/sheets/workbook.ts'
