import '../sheets/list.css'
import { lazy, type ReactNode, Suspense } from 'react'
import { usePhone } from '../media.ts'
import { PageHead } from '../object-page.tsx'
import { EmptyPage, Waiting } from '../parts.tsx'
import { useWords } from '../saying.ts'
import { Tabs } from '../tabs.tsx'
import { Trouble } from '../trouble.tsx'
import { useUrl } from '../url.ts'
import { uiWords } from '../words.ts'
import { Cards } from './cards.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { type Direction, type Filter, type ListColumn, shownColumns, type View } from './columns.ts'
import { type Exporting, ExportMenu } from './export-menu.tsx'
import { countSet, Filters } from './filters.tsx'
import { useListKeys } from './list-keys.ts'
import { LookPanel } from './look-panel.tsx'
import { useSelection } from './selection.ts'
import { BulkBar } from './bulk-bar.tsx'

const loadTable = () => import('./table.tsx')
const ListTable = lazy(loadTable) as typeof import('./table.tsx').default

export interface ListPageProps<Row extends object> {
  title: string
  /** How things stand: 在办38位，1位逾期. */
  aside?: ReactNode
  acts?: ReactNode
  /** Sections of one place as tabs; the choice is `?view=` in the address. */
  views?: View[]
  /** Instead of sections: the views of the list, kept and shared (`ViewsBar`). */
  viewsBar?: ReactNode
  /** Filters; their choices stand in the address under their keys. */
  filters?: Filter[]
  /** A field to search by words, `?search=` in the address. */
  searchable?: boolean
  columns: ListColumn<Row>[]
  /** People choose and order the columns, `?columns=`. */
  choosable?: boolean
  /** The order as it is, for the heads of columns that can be sorted by; `?sort=` and `?dir=`. */
  sorted?: { key: string; direction: Direction }
  /** The list as a file, where the viewer may take it away. */
  exporting?: Exporting | undefined
  /** Undefined while they are being read. */
  rows: Row[] | undefined
  /** There are more than have been read. */
  hasMore?: boolean
  error?: unknown
  onRetry?: () => void
  idOf: (row: Row) => string
  /** The quick look at the side, `?open=<id>`; without it a click goes to `onOpen`. */
  panel?: (row: Row) => ReactNode
  /** To the page of the thing: double click or `o`; on the telephone always this, where given. */
  onOpen?: (row: Row) => void
  /** What can be done with several at once, in a bar at the foot. */
  bulk?: (ids: string[], keep: (ids: string[]) => void) => ReactNode
  onEnd?: () => void
  /** What has to be settled first, above the list. */
  notice?: ReactNode
  /** When there is nothing at all; with filters set a general word is used. */
  empty: ReactNode
  foot?: ReactNode
  /** Instead of table and list: a board. */
  children?: ReactNode
}

/** A list: head, views and filters in the address, a table (blocks on the telephone), a side panel. */
export function ListPage<Row extends object>(props: ListPageProps<Row>) {
  const { title, rows, columns } = props
  const [url, setUrl] = useUrl()
  const phone = usePhone()
  // Comes while the rows are being read.
  if (!phone && !props.children) void loadTable()
  const shown = rows?.find((row) => props.idOf(row) === url.open)
  if (phone && props.panel && shown && !props.onOpen) {
    return (
      <>
        <h1 className="cv-hidden">{title}</h1>
        <Look {...props} rows={rows ?? []} row={shown} onClose={() => setUrl({ open: null })} />
      </>
    )
  }
  return (
    <div className="cv-listpage">
      <PageHead title={title} aside={props.aside} acts={props.acts} />
      <ListBar {...props} />
      {props.notice}
      {props.children ?? <Body {...props} columns={shownColumns(columns, url.columns)} />}
    </div>
  )
}

/** Sections, then views at the left; filters, columns and the export at the right. */
function ListBar<Row extends object>(props: ListPageProps<Row>) {
  const { title, views, viewsBar, filters = [], searchable = false, exporting, columns } = props
  const [url] = useUrl()
  const phone = usePhone()
  const narrows = filters.length > 0 || searchable
  if (!views && !viewsBar && !narrows && !exporting) return null
  const sections = views && (
    <Tabs
      tabs={views}
      current={(views.find((view) => view.key === url.view) ?? views[0])?.key ?? ''}
      parameter="view"
      label={title}
    />
  )
  const bar = (
    <div className="cv-views">
      {viewsBar ?? sections}
      {narrows && <Filters filters={filters} searchable={searchable} />}
      {(exporting ?? props.choosable) && (
        <span className="cv-list-tools">
          {props.choosable && !phone && !props.children && <ColumnChooser columns={columns} />}
          <ExportMenu exporting={exporting} columns={columns} />
        </span>
      )}
    </div>
  )
  return viewsBar && sections ? (
    <>
      {sections}
      {bar}
    </>
  ) : (
    bar
  )
}

function Body<Row extends object>(props: ListPageProps<Row>) {
  const { rows, error, filters = [] } = props
  const say = useWords(uiWords)
  const [url] = useUrl()
  if (error && !rows) {
    return <Trouble error={error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />
  }
  if (!rows) return <Waiting rows={10} />
  if (rows.length === 0) {
    if (!url.search && countSet(url, filters) === 0) return props.empty
    return (
      <EmptyPage icon="filter" title={say('list.nothingFound')}>
        {say('list.nothingFoundWhy')}
      </EmptyPage>
    )
  }
  return <Rows {...props} rows={rows} />
}

function Rows<Row extends object>(props: ListPageProps<Row> & { rows: Row[] }) {
  const { rows, columns, idOf, panel, onOpen, bulk } = props
  const say = useWords(uiWords)
  const phone = usePhone()
  const [url, setUrl] = useUrl()
  const shown = panel && rows.find((row) => idOf(row) === url.open)
  const openId = shown && url.open
  const close = () => setUrl({ open: null })
  const look = (row: Row) => (panel ? setUrl({ open: idOf(row) }) : onOpen?.(row))
  const selection = useSelection(rows.map(idOf))
  const { near, stand } = useListKeys({
    rows,
    idOf,
    openId,
    look,
    open: onOpen,
    toggle: bulk && ((id) => selection.toggle(id)),
    leave: openId ? close : () => selection.keep([]),
  })
  if (phone) {
    return (
      <>
        <Cards
          columns={columns}
          rows={rows}
          idOf={idOf}
          onOpen={onOpen ?? look}
          onEnd={props.onEnd}
        />
        <Foot {...props} />
      </>
    )
  }
  return (
    <>
      <div className={shown ? 'cv-split has-panel' : 'cv-split'}>
        <Suspense fallback={<Waiting rows={10} />}>
          <ListTable<Row>
            label={props.title}
            columns={columns}
            rows={rows}
            hasMore={props.hasMore ?? false}
            idOf={idOf}
            openId={openId}
            near={near}
            onLook={(row) => {
              stand(idOf(row))
              look(row)
            }}
            onOpen={onOpen}
            onEnd={props.onEnd}
            selection={bulk && selection}
            sorted={props.sorted}
            onSort={(sort, dir) => setUrl({ sort, dir })}
          />
        </Suspense>
        {shown && <Look {...props} row={shown} onClose={close} />}
      </div>
      {bulk && selection.ids.size > 0 ? (
        <BulkBar selection={selection}>{bulk([...selection.ids], selection.keep)}</BulkBar>
      ) : (
        <Foot {...props} keys={say(bulk ? 'list.keysSelect' : 'list.keys')} />
      )}
    </>
  )
}

/** What there is and what the keys do; in its place, how many are chosen and what can be done with them. */
function Foot({ foot, keys }: { foot?: ReactNode; keys?: string }) {
  return (
    <p className="cv-list-foot cv-meta">
      {foot}
      {keys && <span className="cv-list-keys">{keys}</span>}
    </p>
  )
}

function Look<Row extends object>({
  rows,
  row,
  idOf,
  panel,
  onOpen,
  onClose,
}: Pick<ListPageProps<Row>, 'idOf' | 'panel' | 'onOpen'> & {
  rows: Row[]
  row: Row
  onClose: () => void
}) {
  const say = useWords(uiWords)
  const at = rows.findIndex((one) => idOf(one) === idOf(row)) + 1
  return (
    <LookPanel
      head={say('list.of', { at, count: rows.length })}
      onOpen={onOpen && (() => onOpen(row))}
      onClose={onClose}
    >
      {panel?.(row)}
    </LookPanel>
  )
}
