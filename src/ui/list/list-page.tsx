import '../sheets/list.css'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Icon } from '../icons.tsx'
import { usePhone } from '../media.ts'
import { PageHead, Tabs } from '../object-page.tsx'
import { EmptyPage, Waiting } from '../parts.tsx'
import { useWords } from '../saying.ts'
import { Trouble } from '../trouble.tsx'
import { useUrl } from '../url.ts'
import { uiWords } from '../words.ts'
import { Cards } from './cards.tsx'
import type { Filter, ListColumn, View } from './columns.ts'
import { Filters } from './filters.tsx'

const ListTable = lazy(() => import('./table.tsx')) as typeof import('./table.tsx').default

export interface ListPageProps<Row extends object> {
  title: string
  /** How things stand: 在办38位，1位逾期. */
  aside?: ReactNode
  acts?: ReactNode
  /** Saved views as tabs; the choice is `?view=` in the address. */
  views?: View[]
  /** Filters; their choices stand in the address under their keys. */
  filters?: Filter[]
  /** A field to search by words, `?search=` in the address. */
  searchable?: boolean
  columns: ListColumn<Row>[]
  /** Undefined while they are being read. */
  rows: Row[] | undefined
  error?: unknown
  onRetry?: () => void
  idOf: (row: Row) => string
  /** The quick look at the side, `?open=<id>`; without it a click goes to `onOpen`. */
  panel?: (row: Row) => ReactNode
  /** To the page of the thing; on the telephone always this, where given. */
  onOpen?: (row: Row) => void
  /** What can be done with several at once. */
  bulk?: (ids: string[], clear: () => void) => ReactNode
  onEnd?: () => void
  /** When there is nothing at all; with filters set a general word is used. */
  empty: ReactNode
  foot?: ReactNode
  /** Instead of table and list: a board. */
  children?: ReactNode
}

/** A list: head, views and filters in the address, a virtual table (blocks on the telephone), a side panel. */
export function ListPage<Row extends object>(props: ListPageProps<Row>) {
  const { title, views, filters = [], searchable = false, rows, bulk } = props
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  const [selected, setSelected] = useState<string[]>([])
  const phone = usePhone()
  const shown = rows?.find((row) => props.idOf(row) === url.open)
  const narrowed = Boolean(url.search) || filters.some(({ key }) => url[key])
  if (phone && props.panel && shown && !props.onOpen) {
    return (
      <>
        <h1 className="cv-hidden">{title}</h1>
        <Panel {...props} rows={rows ?? []} row={shown} onClose={() => setUrl({ open: null })} />
      </>
    )
  }
  return (
    <div className="cv-listpage">
      <PageHead title={title} aside={props.aside} acts={props.acts} />
      {(views || filters.length > 0 || searchable) && (
        <div className="cv-views">
          {views && (
            <Tabs
              tabs={views}
              current={url.view ?? views[0]?.key ?? ''}
              parameter="view"
              label={title}
            />
          )}
          {(filters.length > 0 || searchable) && (
            <Filters filters={filters} searchable={searchable} />
          )}
        </div>
      )}
      {bulk && selected.length > 0 && (
        <output className="cv-bulk">
          {say('list.selected', { count: selected.length })}
          {bulk(selected, () => setSelected([]))}
        </output>
      )}
      {props.children ?? (
        <Body {...props} narrowed={narrowed} selected={selected} onSelect={setSelected} />
      )}
      {rows && rows.length > 0 && props.foot && (
        <p className="cv-list-foot cv-meta">{props.foot}</p>
      )}
    </div>
  )
}

function Body<Row extends object>(
  props: ListPageProps<Row> & {
    narrowed: boolean
    selected: string[]
    onSelect: (ids: string[]) => void
  },
) {
  const { rows, error, columns, idOf, panel, onOpen } = props
  const say = useWords(uiWords)
  const phone = usePhone()
  const [url, setUrl] = useUrl()
  if (error && !rows) {
    return <Trouble error={error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />
  }
  if (!rows) return <Waiting rows={10} />
  if (rows.length === 0) {
    if (!props.narrowed) return props.empty
    return (
      <EmptyPage icon="filter" title={say('list.nothingFound')}>
        {say('list.nothingFoundWhy')}
      </EmptyPage>
    )
  }
  const look = (row: Row) => (panel ? setUrl({ open: idOf(row) }) : onOpen?.(row))
  const shown = panel && rows.find((row) => idOf(row) === url.open)
  if (phone) {
    return (
      <Cards
        columns={columns}
        rows={rows}
        idOf={idOf}
        onOpen={onOpen ?? look}
        onEnd={props.onEnd}
      />
    )
  }
  return (
    <div className={shown ? 'cv-split has-panel' : 'cv-split'}>
      <Suspense fallback={<Waiting rows={10} />}>
        <ListTable<Row>
          label={props.title}
          columns={columns}
          rows={rows}
          idOf={idOf}
          openId={shown ? url.open : undefined}
          onOpen={look}
          onEnd={props.onEnd}
          selected={props.selected}
          onSelect={props.bulk ? props.onSelect : undefined}
        />
      </Suspense>
      {shown && <Panel {...props} rows={rows} row={shown} onClose={() => setUrl({ open: null })} />}
    </div>
  )
}

function Panel<Row extends object>({
  rows,
  row,
  idOf,
  panel,
  onClose,
}: {
  rows: Row[]
  row: Row
  idOf: (row: Row) => string
  panel?: (row: Row) => ReactNode
  onClose: () => void
}) {
  const say = useWords(uiWords)
  const at = rows.findIndex((one) => idOf(one) === idOf(row)) + 1
  return (
    <aside className="cv-panel" aria-label={say('list.panel')}>
      <div className="cv-panel-head">
        {say('list.of', { at, count: rows.length })}
        <span>
          <button type="button" className="cv-tool" aria-label={say('act.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      {panel?.(row)}
    </aside>
  )
}
