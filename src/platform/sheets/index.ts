export { type Amount, readAmount, yuanPerUnit } from './amounts.ts'
export { type DayProblem, readDay, yearWritten } from './days.ts'
export { type FailedRow, failureSheet } from './failure-sheet.ts'
export {
  deepestHeader,
  findHeader,
  type Header,
  headerAt,
  type Mapping,
  type NoHeader,
  proposeMapping,
} from './header.ts'
export { readWorkbook } from './read-workbook.ts'
export { type Columns, kindOfRow, type OtherKind } from './row-kind.ts'
export { looksLikeFormula, textSafe, withoutGuard } from './text-safe.ts'
export { type Clash, ignore, type OwnTitles, type Vocabulary, withOwnTitles } from './titles.ts'
export {
  type Cell,
  type CellError,
  cellText,
  type FileProblem,
  isBlank,
  type Sheet,
  type UnreadableFile,
  type Workbook,
} from './workbook.ts'
export { fileProblemWords, noHeaderWords } from './words.ts'
