import { Table, type TableColumnsType } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useKeys } from '../keys.ts'
import type { ListColumn } from './columns.ts'

/** Height of the head of the table. */
const headHeight = 32
const leastColumn = 120

/** Rows of 32 px that stay quick at a hundred thousand; j, k and Enter move and open. */
export default function ListTable<Row extends object>({
  label,
  columns,
  rows,
  idOf,
  openId,
  onOpen,
  selected,
  onSelect,
  onEnd,
}: {
  label: string
  columns: ListColumn<Row>[]
  rows: Row[]
  idOf: (row: Row) => string
  openId?: string | undefined
  onOpen?: ((row: Row) => void) | undefined
  selected?: string[] | undefined
  onSelect?: ((ids: string[]) => void) | undefined
  onEnd?: (() => void) | undefined
}) {
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(frame)
  const [near, setNear] = useState<string>()
  const move = (step: number) => {
    const at = rows.findIndex((row) => idOf(row) === (near ?? openId))
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    if (!next) return
    setNear(idOf(next))
    if (openId) onOpen?.(next)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const row = rows.find((one) => idOf(one) === near)
      if (row) onOpen?.(row)
    },
  })
  const check = onSelect ? 40 : 0
  return (
    <div className="cv-table" ref={frame}>
      {width > 0 && (
        <Table<Row>
          virtual
          size="small"
          aria-label={label}
          columns={fitted(columns, width - check)}
          dataSource={rows}
          rowKey={idOf}
          pagination={false}
          scroll={{ x: width, y: Math.max(160, height - headHeight) }}
          showSorterTooltip={false}
          rowClassName={(row) =>
            [idOf(row) === openId && 'is-here', idOf(row) === near && 'is-near']
              .filter(Boolean)
              .join(' ')
          }
          onRow={(row) => ({ onClick: () => onOpen?.(row) })}
          onScroll={(event) => {
            const { scrollHeight, scrollTop, clientHeight } = event.currentTarget
            if (scrollHeight - scrollTop - clientHeight < 400) onEnd?.()
          }}
          {...(onSelect
            ? {
                rowSelection: {
                  columnWidth: check,
                  selectedRowKeys: selected ?? [],
                  onChange: (keys: React.Key[]) => onSelect(keys.map(String)),
                },
              }
            : {})}
        />
      )}
    </div>
  )
}

/**
 * The virtual table wants a width for every column: those without share the rest. Where there is too
 * little room, columns that the telephone does not show either give way.
 */
function fitted<Row>(columns: ListColumn<Row>[], width: number): TableColumnsType<Row> {
  const wanted = (some: ListColumn<Row>[]) =>
    some.reduce((sum, column) => sum + (column.width ?? leastColumn), 0)
  const shown = [...columns]
  while (wanted(shown) > width) {
    const spare = shown.findLastIndex(
      ({ phone }, index) => index > 0 && (phone ?? 'none') === 'none',
    )
    if (spare < 0) break
    shown.splice(spare, 1)
  }
  const open = shown.filter((column) => !column.width).length
  const rest = width - shown.reduce((sum, column) => sum + (column.width ?? 0), 0)
  const share = Math.max(leastColumn, Math.floor(rest / Math.max(1, open)))
  return shown.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width ?? share,
    ...(column.figure ? { align: 'right' as const } : {}),
    render: (_: unknown, row: Row): ReactNode => column.render(row),
  }))
}

function useSize(frame: React.RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const style = getComputedStyle(element)
      const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)
      const top = element.getBoundingClientRect().top + window.scrollY
      setSize({
        width: element.clientWidth - padding,
        // The foot of the list stands below the table.
        height: window.innerHeight - top - 40,
      })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    window.addEventListener('resize', measure)
    measure()
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [frame])
  return size
}
