import { memo, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Icon } from '../icons.tsx'
import { useLanguage, useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import type { Direction, ListColumn } from './columns.ts'
import { usePlace } from './place.ts'
import type { Selection } from './selection.ts'

/** Of a row, and of the head. */
const rowHeight = 32
const leastColumn = 176
/** English says the same in more room than Chinese, for which the columns were measured. */
const wider = { 'zh-CN': 1, en: 1.25 }
/** Rows drawn beyond what is in sight, so that a turn of the wheel finds them there. */
const beyond = 12
/** Rows from the end at which the next page is asked for. */
const nearEnd = 40

export interface TableProps<Row> {
  label: string
  columns: ListColumn<Row>[]
  rows: Row[]
  /** There are more than have been read. */
  hasMore: boolean
  idOf: (row: Row) => string
  openId: string | undefined
  near: string | undefined
  onLook: (row: Row) => void
  onOpen: ((row: Row) => void) | undefined
  onEnd: (() => void) | undefined
  selection: Selection | undefined
  sorted: { key: string; direction: Direction } | undefined
  onSort: (key: string, direction: Direction) => void
}

/** Rows of 32 px, of which only those in sight stand in the page: as quick with a hundred thousand as with ten. */
export default function ListTable<Row extends object>(props: TableProps<Row>) {
  const { rows, idOf, near, onEnd, selection } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(scroller)
  const [first, setFirst] = useState(0)
  const place = usePlace()
  const id = useId()
  const room = width - (selection ? 40 : 0)
  const language = useLanguage()
  const columns = useMemo(
    () => fitted(inLanguage(props.columns, wider[language]), room),
    [props.columns, room, language],
  )
  const hands = useSteady({ look: props.onLook, open: props.onOpen, toggle: selection?.toggle })
  const inSight = Math.ceil(height / rowHeight)
  const from = Math.max(0, first - beyond)
  const to = Math.min(rows.length, first + inSight + beyond)

  const follow = () => {
    const element = scroller.current
    if (!element) return
    const top = Math.floor(element.scrollTop / rowHeight)
    setFirst(top)
    place.keep({ top: element.scrollTop, near })
    if (rows.length - top - inSight < nearEnd) onEnd?.()
  }
  useStanding(scroller, place.read()?.top, rows.length > 0 && height > 0)
  useEffect(() => {
    if (height > 0 && rows.length - first - inSight < nearEnd) onEnd?.()
  }, [height, rows.length, first, inSight, onEnd])
  useNearInSight(scroller, near === undefined ? -1 : rows.findIndex((row) => idOf(row) === near))

  const template = [
    ...(selection ? ['40px'] : []),
    ...columns.map((column) =>
      column.width ? `${column.width}px` : `minmax(${column.least ?? leastColumn}px, 1fr)`,
    ),
  ].join(' ')
  return (
    <div className="cv-table">
      <div
        ref={scroller}
        className="cv-grid"
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={props.hasMore ? -1 : rows.length + 1}
        aria-activedescendant={near && `${id}-${near}`}
        onScroll={follow}
        style={{ '--cv-columns': template } as React.CSSProperties}
      >
        <Head {...props} columns={columns} />
        <div role="rowgroup" className="cv-rows" style={{ height: rows.length * rowHeight }}>
          {rows.slice(from, to).map((row, index) => {
            const one = idOf(row)
            return (
              <OneRow
                key={one}
                id={`${id}-${one}`}
                one={one}
                at={from + index}
                row={row}
                columns={columns}
                isHere={one === props.openId}
                isNear={one === near}
                isChosen={selection ? selection.ids.has(one) : undefined}
                hands={hands}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

function Head<Row>({ columns, rows, selection, sorted, onSort }: TableProps<Row>) {
  const say = useWords(uiWords)
  const chosen = selection?.ids.size ?? 0
  return (
    <div role="rowgroup" className="cv-thead">
      <div role="row" className="cv-tr" aria-rowindex={1}>
        {selection && (
          <div role="columnheader" className="cv-td">
            <input
              type="checkbox"
              aria-label={say('list.selectAll')}
              checked={chosen > 0 && chosen === rows.length}
              ref={(box) => {
                if (box) box.indeterminate = chosen > 0 && chosen < rows.length
              }}
              onChange={selection.toggleAll}
            />
          </div>
        )}
        {columns.map(({ key, title, figure, sort }) => {
          const here = sort && sorted?.key === sort.key ? sorted.direction : undefined
          const other = here === 'asc' ? 'desc' : 'asc'
          return (
            <div
              key={key}
              role="columnheader"
              className={figure ? 'cv-td is-figure' : 'cv-td'}
              aria-sort={here && (here === 'asc' ? 'ascending' : 'descending')}
            >
              {sort ? (
                <button
                  type="button"
                  className={here ? 'cv-sort is-set' : 'cv-sort'}
                  onClick={() => onSort(sort.key, here ? other : sort.usually)}
                >
                  {title}
                  {here && <Icon name={here === 'asc' ? 'up' : 'down'} />}
                </button>
              ) : (
                title
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface RowProps<Row> {
  /** In the page. */
  id: string
  /** Of the thing. */
  one: string
  at: number
  row: Row
  columns: ListColumn<Row>[]
  isHere: boolean
  isNear: boolean
  /** Undefined where rows cannot be chosen. */
  isChosen: boolean | undefined
  hands: { readonly current: RowHands<Row> }
}

interface RowHands<Row> {
  look: (row: Row) => void
  open: ((row: Row) => void) | undefined
  toggle: ((id: string, through: boolean) => void) | undefined
}

/** What rows call on, always as it is now: a row is not drawn anew because a hand changed. */
function useSteady<Hands>(hands: Hands): { readonly current: Hands } {
  const steady = useRef(hands)
  useLayoutEffect(() => {
    steady.current = hands
  })
  return steady
}

function PlainRow<Row extends object>({ id, one, at, row, columns, ...props }: RowProps<Row>) {
  const { isHere, isNear, isChosen, hands } = props
  const marks = [
    'cv-tr',
    isHere && 'is-here',
    isNear && 'is-near',
    isChosen && 'is-chosen',
    at % 2 === 1 && 'is-odd',
  ]
  return (
    // Keys go to the grid as a whole: see list-keys.ts.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="row"
      className={marks.filter(Boolean).join(' ')}
      aria-rowindex={at + 2}
      aria-selected={isChosen ?? isHere}
      style={{ transform: `translateY(${at * rowHeight}px)` }}
      onClick={(event) => {
        if (isOwn(event.target)) return
        const { toggle, look } = hands.current
        if (event.shiftKey && toggle) toggle(one, true)
        else look(row)
      }}
      onDoubleClick={(event) => {
        if (!isOwn(event.target)) hands.current.open?.(row)
      }}
    >
      {isChosen !== undefined && (
        <div role="gridcell" className="cv-td">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-labelledby={`${id}-first`}
            checked={isChosen}
            onClick={(event) => hands.current.toggle?.(one, event.shiftKey)}
            readOnly
          />
        </div>
      )}
      {columns.map((column, index) => (
        <div
          key={column.key}
          id={index === 0 ? `${id}-first` : undefined}
          role="gridcell"
          className={column.figure ? 'cv-td is-figure' : 'cv-td'}
        >
          {column.render(row)}
        </div>
      ))}
    </div>
  )
}

/** Links, buttons and boxes in a row answer for themselves. */
const isOwn = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input') !== null

/** Drawn anew only when something of it changed: while one scrolls only rows that come in are. */
const OneRow = memo(PlainRow) as typeof PlainRow

const inLanguage = <Row,>(columns: ListColumn<Row>[], factor: number): ListColumn<Row>[] =>
  factor === 1
    ? columns
    : columns.map((column) =>
        column.width ? { ...column, width: Math.round(column.width * factor) } : column,
      )

/**
 * Columns that fit: where there is too little room, those that the telephone does not show either give
 * way, then those it tells in small; two stay. Kept while nothing changes, so that rows need not be drawn anew.
 */
function fitted<Row>(columns: ListColumn<Row>[], width: number): ListColumn<Row>[] {
  if (width <= 0) return columns
  const wanted = (some: ListColumn<Row>[]) =>
    some.reduce((sum, { width: given, least }) => sum + (given ?? least ?? leastColumn), 0)
  const shown = [...columns]
  const least = (of: 'none' | 'meta') =>
    shown.findLastIndex(
      ({ phone, optional }, index) => index > 0 && !optional && (phone ?? 'none') === of,
    )
  while (wanted(shown) > width && shown.length > 2) {
    const plain = least('none')
    const spare = plain < 0 ? least('meta') : plain
    if (spare < 0) break
    shown.splice(spare, 1)
  }
  return shown.length === columns.length ? columns : shown
}

/** Puts the list where it stood when it was left; once, as soon as there are rows to stand on. */
function useStanding(
  scroller: React.RefObject<HTMLDivElement | null>,
  top: number | undefined,
  ready: boolean,
): void {
  const done = useRef(false)
  useLayoutEffect(() => {
    if (done.current || !ready || !scroller.current) return
    done.current = true
    if (top) scroller.current.scrollTo({ top })
  }, [ready, top, scroller])
}

/** The row the keys stand on is brought into sight. */
function useNearInSight(scroller: React.RefObject<HTMLDivElement | null>, at: number): void {
  useEffect(() => {
    const element = scroller.current
    if (!element || at < 0) return
    const top = at * rowHeight
    // The head stands over the first row.
    const room = element.clientHeight - rowHeight
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (top + rowHeight > element.scrollTop + room) {
      element.scrollTo({ top: top + rowHeight - room })
    }
  }, [at, scroller])
}

function useSize(frame: React.RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () =>
      setSize({ width: element.clientWidth, height: Math.max(0, element.clientHeight - rowHeight) })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [frame])
  return size
}
