import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Dotted } from '../dotted.tsx'
import type { ListColumn, PhonePart } from './columns.ts'
import { usePlace } from './place.ts'

/** The list of the telephone: each row a block of two lines with what matters most at the right. */
export function Cards<Row extends object>({
  columns,
  rows,
  idOf,
  onOpen,
  onEnd,
}: {
  columns: ListColumn<Row>[]
  rows: Row[]
  idOf: (row: Row) => string
  onOpen?: ((row: Row) => void) | undefined
  onEnd?: (() => void) | undefined
}) {
  const end = useRef<HTMLLIElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const place = usePlace()
  useStanding(list, place, rows.map(idOf))
  useEffect(() => {
    const element = end.current
    if (!element || !onEnd) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onEnd()
      },
      { rootMargin: '400px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [onEnd])
  return (
    <ul ref={list} className="cv-cards">
      {rows.map((row) => (
        <li key={idOf(row)}>
          <button
            type="button"
            className="cv-card-row"
            onClick={({ currentTarget }) => {
              place.keep({ top: currentTarget.getBoundingClientRect().top, near: idOf(row) })
              onOpen?.(row)
            }}
          >
            <span>
              <span className="cv-card-title">{partOf(columns, 'title', row)}</span>
              <br />
              <span className="cv-card-meta">{metaOf(columns, row)}</span>
            </span>
            <span className="cv-card-side">{partOf(columns, 'side', row)}</span>
          </button>
        </li>
      ))}
      <li ref={end} aria-hidden="true" />
    </ul>
  )
}

/**
 * Puts the row one went away from where it stood on the screen. Rows out of sight have no height of
 * their own yet, so that the place is found row by row and not by how far the page was moved.
 */
function useStanding(
  list: React.RefObject<HTMLUListElement | null>,
  place: ReturnType<typeof usePlace>,
  ids: string[],
): void {
  const [kept] = useState(() => place.read())
  const stood = useRef(false)
  const at = kept?.near === undefined ? -1 : ids.indexOf(kept.near)
  useLayoutEffect(() => {
    const row = at < 0 ? undefined : list.current?.children[at]
    const top = kept?.top
    if (!row || top === undefined || stood.current) return
    stood.current = true
    let frames = 0
    let frame = 0
    const stand = () => {
      scrollBy({ top: row.getBoundingClientRect().top - top, behavior: 'instant' })
      // The rows around it come into sight and take their heights; the address has its own idea of the place.
      if ((frames += 1) < 12) frame = requestAnimationFrame(stand)
    }
    stand()
    const leave = () => cancelAnimationFrame(frame)
    addEventListener('pointerdown', leave, { once: true })
    return () => {
      leave()
      removeEventListener('pointerdown', leave)
    }
  }, [at, kept, list])
}

const columnsAs = <Row,>(columns: ListColumn<Row>[], part: PhonePart) =>
  columns.filter((column, index) => (column.phone ?? (index === 0 ? 'title' : 'none')) === part)

const partOf = <Row,>(columns: ListColumn<Row>[], part: PhonePart, row: Row) =>
  columnsAs(columns, part).map((column) => <span key={column.key}>{column.render(row)}</span>)

function metaOf<Row>(columns: ListColumn<Row>[], row: Row) {
  const said = columnsAs(columns, 'meta').map((column) => column.render(row))
  return <Dotted facts={said} />
}
