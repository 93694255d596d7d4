import { useRef, useState } from 'react'
import { useKeys } from '#ui/index.ts'
import type { LeadCard } from '../../contract.ts'

interface Hands {
  openId: string | undefined
  look: (lead: LeadCard) => void
  open: (lead: LeadCard) => void
  /** Opens the act that takes the lead on to the next column. */
  advance: (lead: LeadCard) => void
  leave: () => void
}

/** Arrows or `h j k l` move among the cards, Enter or space looks, `o` opens, `m` takes on, Esc closes. */
export function useBoardKeys({ openId, look, open, advance, leave }: Hands) {
  const [stood, setStood] = useState<string>()
  /** The cards of each column as they stand now. */
  const columns = useRef<LeadCard[][]>([])
  const near = openId ?? stood
  const placeOf = () => {
    const column = columns.current.findIndex((rows) => rows.some((lead) => lead.id === near))
    const row = columns.current[column]?.findIndex((lead) => lead.id === near) ?? -1
    return { column, row }
  }
  const here = () => {
    const { column, row } = placeOf()
    return columns.current[column]?.[row]
  }
  const go = (lead: LeadCard | undefined) => {
    if (!lead) return
    setStood(lead.id)
    if (openId) look(lead)
  }
  const along = (step: number) => {
    const { column, row } = placeOf()
    if (column < 0) return go(columns.current.find((rows) => rows.length > 0)?.[0])
    const rows = columns.current[column] ?? []
    go(rows[Math.min(rows.length - 1, Math.max(0, row + step))])
  }
  const aside = (step: number) => {
    const { column, row } = placeOf()
    if (column < 0) return along(0)
    let next = column + step
    while (columns.current[next]?.length === 0) next += step
    const rows = columns.current[next]
    go(rows?.[Math.min(rows.length - 1, row)])
  }
  const withHere = (act: (lead: LeadCard) => void) => () => {
    const lead = here()
    if (lead) act(lead)
  }
  useKeys({
    j: () => along(1),
    k: () => along(-1),
    ArrowDown: () => along(1),
    ArrowUp: () => along(-1),
    h: () => aside(-1),
    l: () => aside(1),
    ArrowLeft: () => aside(-1),
    ArrowRight: () => aside(1),
    Enter: withHere(look),
    ' ': withHere(look),
    o: withHere(open),
    m: withHere(advance),
    Escape: leave,
  })
  return {
    near,
    stand: setStood,
    tell: (column: number, rows: LeadCard[]) => {
      columns.current[column] = rows
    },
  }
}
