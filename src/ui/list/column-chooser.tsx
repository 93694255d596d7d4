import { Popover } from 'antd'
import { useState } from 'react'
import { Icon } from '../icons.tsx'
import { Act } from '../parts.tsx'
import { useWords } from '../saying.ts'
import { useUrl } from '../url.ts'
import { uiWords } from '../words.ts'
import { type ListColumn, shownColumns } from './columns.ts'

/** Which columns stand in the table and in which order; the choice stands in the address. */
export function ColumnChooser<Row>({ columns }: { columns: ListColumn<Row>[] }) {
  const say = useWords(uiWords)
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={say('list.columns')}
      content={<Choices columns={columns} />}
    >
      <button
        type="button"
        className="cv-tool"
        aria-label={say('list.columns')}
        aria-expanded={open}
      >
        <Icon name="columns" />
      </button>
    </Popover>
  )
}

function Choices<Row>({ columns }: { columns: ListColumn<Row>[] }) {
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  const [dragged, setDragged] = useState<string>()
  const shown = shownColumns(columns, url.columns)
  const hidden = columns.filter((column) => !shown.includes(column))
  const keep = (next: ListColumn<Row>[]) =>
    setUrl({ columns: next.map(({ key }) => key).join(',') })
  const move = (from: number, to: number) => {
    const column = shown[from]
    if (!column || to < 0 || to >= shown.length) return
    keep(shown.toSpliced(from, 1).toSpliced(to, 0, column))
  }
  return (
    <div className="cv-columns">
      <ul>
        {[...shown, ...hidden].map((column) => {
          const at = shown.indexOf(column)
          const on = at >= 0
          return (
            // Dragging says no more than the two buttons.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li
              key={column.key}
              draggable={on}
              className={dragged === column.key ? 'is-dragged' : undefined}
              onDragStart={() => setDragged(column.key)}
              onDragEnd={() => setDragged(undefined)}
              onDragOver={(event) => {
                if (dragged && on) event.preventDefault()
              }}
              onDrop={() =>
                move(
                  shown.findIndex(({ key }) => key === dragged),
                  at,
                )
              }
            >
              <label>
                <input
                  type="checkbox"
                  checked={on}
                  disabled={on && shown.length === 1}
                  onChange={() =>
                    keep(on ? shown.filter((one) => one !== column) : [...shown, column])
                  }
                />
                {column.title}
              </label>
              {on && (
                <>
                  <button
                    type="button"
                    className="cv-tool"
                    disabled={at === 0}
                    aria-label={say('list.columnUp', { name: column.title })}
                    onClick={() => move(at, at - 1)}
                  >
                    <Icon name="up" />
                  </button>
                  <button
                    type="button"
                    className="cv-tool"
                    disabled={at === shown.length - 1}
                    aria-label={say('list.columnDown', { name: column.title })}
                    onClick={() => move(at, at + 1)}
                  >
                    <Icon name="down" />
                  </button>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {url.columns && (
        <Act onClick={() => setUrl({ columns: null })}>{say('list.usualColumns')}</Act>
      )}
    </div>
  )
}
