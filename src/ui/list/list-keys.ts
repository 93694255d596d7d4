import { useState } from 'react'
import { useKeys } from '../keys.ts'

/** What the keys of a list do with a row. */
export interface Hands<Row> {
  rows: Row[]
  idOf: (row: Row) => string
  openId: string | undefined
  /** The quick look, or the page where there is none. */
  look: (row: Row) => void
  /** The page of the thing. */
  open: ((row: Row) => void) | undefined
  toggle: ((id: string) => void) | undefined
  /** Esc: closes the quick look, else lets go of what is chosen. */
  leave: () => void
}

/**
 * Arrows, `j` and `k` move; Enter or space looks, `o` opens the page, `x` chooses, Esc closes. While the
 * quick look is open it follows.
 */
export function useListKeys<Row>(hands: Hands<Row>): {
  near: string | undefined
  stand: (id: string) => void
} {
  const { rows, idOf, openId, look, open, toggle } = hands
  const [stood, setStood] = useState<string>()
  const near = openId ?? stood
  const at = near === undefined ? -1 : rows.findIndex((row) => idOf(row) === near)
  const here = rows[at]
  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    if (!next) return
    setStood(idOf(next))
    if (openId) look(next)
  }
  const lookHere = () => here && look(here)
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: lookHere,
    ' ': lookHere,
    o: () => here && open?.(here),
    ...(toggle ? { x: () => here && toggle(idOf(here)) } : {}),
    Escape: hands.leave,
  })
  return { near, stand: setStood }
}
