import type { ReactNode } from 'react'

/** What a column becomes on the telephone, where a row is a small block of two lines. */
export type PhonePart = 'title' | 'side' | 'meta' | 'none'

/**
 * A column of a list. Lists give their own; what a firm adds comes from the server under keys such as
 * `custom.court`, usually `optional`, and needs nothing else here: choosing, ordering, saved views and
 * exports go by the key.
 */
export interface ListColumn<Row> {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** Pixels; columns without share what is left. */
  width?: number
  /** Pixels that a column without `width` has at least; others give way to it. */
  least?: number
  /** Figures stand at the right. */
  figure?: boolean
  phone?: PhonePart
  /** Shown only when somebody chooses it. */
  optional?: boolean
  /** The order of the server this column stands for, as `?sort=` says it, and which way is usual. */
  sort?: { key: string; usually: Direction }
  /** Its keys in the export where those are others; none where the file has no such column. */
  exported?: string[]
}

export type Direction = 'asc' | 'desc'

export interface Filter {
  /** Name in the address. */
  key: string
  label: string
  options: { value: string; label: string }[]
  /** Instead of options: from and to, `10..20`, either end open. */
  range?: 'number' | 'date'
  /** What holds while the address says nothing; then `all` says everything. */
  usual?: string
}

/** A view of a list: a name for a few values of the address. */
export interface View {
  key: string
  label: string
  count?: number | undefined
}

/** Says everything where a filter has a usual value. */
export const everything = 'all'

/** The columns in the order of the address; the usual ones where it names none. */
export function shownColumns<Row>(
  columns: ListColumn<Row>[],
  chosen: string | undefined,
): ListColumn<Row>[] {
  const named = (chosen ?? '')
    .split(',')
    .flatMap((key) => columns.find((column) => column.key === key) ?? [])
  return named.length > 0 ? named : columns.filter((column) => !column.optional)
}

/** Names in the address that are about a moment, not about the list. */
const passing = new Set(['open', 'act', 'about', 'view', 'at'])

/** What the address says of the list itself: filters, order, shape and columns. */
export const choicesIn = (url: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(url).filter(([key]) => !passing.has(key)))
