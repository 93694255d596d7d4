export { accountRows, letters } from './account-rows.ts'
export type { Amount } from './amounts.ts'
export { type FailedRow, failureSheet } from './failure-sheet.ts'
export { type Field, fieldOfTitle } from './fields.ts'
export {
  findHeader,
  type Header,
  headerAt,
  type Mapping,
  type NoHeader,
  proposeMapping,
} from './header.ts'
export type { LeadRow, OtherRow, ReadLead, RejectedRow, Row, RowKind } from './lead.ts'
export type { RejectionCode, RowProblem, WarningCode } from './problems.ts'
export { readWorkbook } from './read-workbook.ts'
export { adjacentRepeats, duplicatesWithin, type Repeat, type RepeatKey } from './repeats.ts'
export { textSafe } from './text-safe.ts'
export {
  fieldWords,
  fileProblemWords,
  type Language,
  noHeaderWords,
  problemWords,
  readingWords,
} from './words.ts'
export {
  type Cell,
  type CellError,
  cellText,
  type FileProblem,
  limits,
  type Sheet,
  type UnreadableFile,
  type Workbook,
} from './workbook.ts'
