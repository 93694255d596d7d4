import type { IdentifierProblem } from '#parties/contract.ts'
import type { DayProblem } from '#platform/sheets/days.ts'

/** Remarks any kind of list can earn; each kind has further ones of its own. */
export type CommonProblem =
  | IdentifierProblem
  | DayProblem
  | 'date_year_assumed'
  | 'date_order_assumed'
  | 'amount_unreadable'
  | 'phone_area_code_unknown'
  | 'cell_error'
  | 'formula_like_text'
  | 'text_cut'
  | 'word_unknown'
  | 'person_unknown'
  | 'person_ambiguous'
  | 'department_unknown'
  | 'department_ambiguous'
  | 'not_saved'

/** Remarks of cells that keep a row from being imported: nobody could find whom it names. */
const refusing: ReadonlySet<string> = new Set<CommonProblem>(['name_blank'])

/** What cells said against the row itself, and what is only to be looked at. */
export function partRemarks(remarks: RowProblem[]): { against: RowProblem[]; rest: RowProblem[] } {
  const { against = [], rest = [] } = Object.groupBy(remarks, ({ code }) =>
    refusing.has(code) ? 'against' : 'rest',
  )
  return { against, rest }
}

/** One remark about one row; `values.text` is what stood in the cell. */
export interface RowProblem<Code extends string = string> {
  /** 0-based, or null where the row as a whole is meant. */
  column: number | null
  code: Code
  values: Record<string, string | number>
}
