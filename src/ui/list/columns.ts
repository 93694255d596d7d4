import type { ReactNode } from 'react'

/** What a column becomes on the telephone, where a row is a small block of two lines. */
export type PhonePart = 'title' | 'side' | 'meta' | 'none'

export interface ListColumn<Row> {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** Pixels; columns without share what is left. */
  width?: number
  /** Figures stand at the right. */
  figure?: boolean
  phone?: PhonePart
}

export interface Filter {
  /** Name in the address. */
  key: string
  label: string
  options: { value: string; label: string }[]
}

/** A saved view: a name for a few values of the address. */
export interface View {
  key: string
  label: string
  count?: number | undefined
}
