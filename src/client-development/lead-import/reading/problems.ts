import type { IdentifierProblem } from '#parties/index.ts'
import type { DayProblem } from './days.ts'

/** Why a row cannot become a lead. */
export type RejectionCode = 'nobody_named' | 'unreachable' | 'unreachable_as_written' | 'not_saved'

/** What a clerk should look at in a row that becomes a lead all the same. */
export type WarningCode =
  | IdentifierProblem
  | DayProblem
  | 'name_missing'
  | 'date_year_assumed'
  | 'date_order_assumed'
  | 'amount_unreadable'
  | 'phone_area_code_unknown'
  | 'cell_error'
  | 'formula_like_text'
  | 'text_cut'

/** One remark about one row; `readingWords` has the words, `values.text` is what stood in the cell. */
export interface RowProblem<Code extends string = RejectionCode | WarningCode> {
  /** 0-based, or null where the row as a whole is meant. */
  column: number | null
  code: Code
  values: Record<string, string | number>
}
