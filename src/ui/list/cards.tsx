import { useEffect, useRef } from 'react'
import { Dotted } from '../dotted.tsx'
import type { ListColumn, PhonePart } from './columns.ts'

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
    <ul className="cv-cards">
      {rows.map((row) => (
        <li key={idOf(row)}>
          <button type="button" className="cv-card-row" onClick={() => onOpen?.(row)}>
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

const columnsAs = <Row,>(columns: ListColumn<Row>[], part: PhonePart) =>
  columns.filter((column, index) => (column.phone ?? (index === 0 ? 'title' : 'none')) === part)

const partOf = <Row,>(columns: ListColumn<Row>[], part: PhonePart, row: Row) =>
  columnsAs(columns, part).map((column) => <span key={column.key}>{column.render(row)}</span>)

function metaOf<Row>(columns: ListColumn<Row>[], row: Row) {
  const said = columnsAs(columns, 'meta').map((column) => column.render(row))
  return <Dotted facts={said} />
}
