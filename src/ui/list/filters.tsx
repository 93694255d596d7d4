import '../sheets/list.css'
import { Button, Drawer, Dropdown, Input, Popover } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../icons.tsx'
import { usePhone } from '../media.ts'
import { Act } from '../parts.tsx'
import { useWords } from '../saying.ts'
import { toast } from '../toast.tsx'
import { useUrl } from '../url.ts'
import { uiWords } from '../words.ts'
import { everything, type Filter } from './columns.ts'
import { unknownIn } from './known.ts'
import { RangeFields, RangeMenu } from './range-filter.tsx'

/** Filters as words, 部门：全部; what is chosen stands in the address. On the telephone behind one button. */
export function Filters({ filters, searchable }: { filters: Filter[]; searchable: boolean }) {
  const phone = usePhone()
  useKnownOnly(filters)
  if (phone) {
    return (
      <div className={searchable ? 'cv-filters' : 'cv-filters is-plain'}>
        {searchable && <SearchField />}
        {filters.length > 0 && <FilterSheet filters={filters} />}
      </div>
    )
  }
  return (
    <div className="cv-filters">
      {searchable && <SearchField />}
      <DeskFilters filters={filters} />
      <ClearFilters filters={filters} />
    </div>
  )
}

/** What a filter does not know leaves the address, and the reader is told. */
function useKnownOnly(filters: Filter[]) {
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  const unknown = unknownIn(url, filters)
  const said = unknown
    .map(({ key, label }) => say('list.filter', { label, value: url[key] ?? '' }))
    .join(say('list.and'))
  const keys = unknown.map(({ key }) => key).join()
  useEffect(() => {
    if (keys === '') return
    setUrl(Object.fromEntries(keys.split(',').map((key) => [key, null])))
    toast(say('list.unknownFilter', { filters: said }), { tone: 'plain' })
  }, [keys, said, say, setUrl])
}

/** Filters that stand in the bar although nothing is set. */
const inSight = 3

/** The first few and those that are set stand side by side; all of them are behind one more button. */
function DeskFilters({ filters }: { filters: Filter[] }) {
  const say = useWords(uiWords)
  const [url] = useUrl()
  const beside = filters.filter((filter, index) => index < inSight || isSet(url, filter))
  return (
    <>
      {beside.slice(0, inSight + 1).map((filter) => (
        <DeskFilter key={filter.key} filter={filter} />
      ))}
      {filters.length > inSight && (
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <div className="cv-filters-all">
              {filters.map((filter) => (
                <SheetFilter key={filter.key} filter={filter} />
              ))}
            </div>
          }
        >
          <button type="button" className="cv-tool" aria-label={say('list.allFilters')}>
            <Icon name="filter" />
          </button>
        </Popover>
      )}
    </>
  )
}

/** What a filter may be set to, and what it is set to. */
function useFilter({ key, options, usual }: Filter) {
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  const all = usual === undefined ? '' : everything
  const value = url[key] || (usual ?? '')
  const known = [{ value: all, label: say('list.all') }, ...options]
  const choices = known.some((one) => one.value === value)
    ? known
    : [...known, { value, label: say('list.chosen') }]
  return {
    choices,
    value,
    isSet: isSet(url, { key, usual }),
    label: choices.find((one) => one.value === value)?.label ?? '',
    choose: (next: string) => setUrl({ [key]: next === (usual ?? '') ? null : next }),
  }
}

const isSet = (url: Record<string, string>, { key, usual }: Pick<Filter, 'key' | 'usual'>) =>
  Boolean(url[key]) && url[key] !== usual

/** How many filters are set; what is usual does not count. */
export const countSet = (url: Record<string, string>, filters: Filter[]): number =>
  filters.filter((filter) => isSet(url, filter)).length

const DeskFilter = ({ filter }: { filter: Filter }) =>
  filter.range ? <RangeMenu filter={filter} /> : <FilterMenu filter={filter} />

function FilterMenu({ filter }: { filter: Filter }) {
  const say = useWords(uiWords)
  const { choices, value, isSet: set, label, choose } = useFilter(filter)
  return (
    <Dropdown
      trigger={['click']}
      getPopupContainer={(button) => button.parentElement ?? document.body}
      menu={{
        selectable: true,
        selectedKeys: [value],
        items: choices.map((one) => ({ key: one.value, label: one.label })),
        onClick: ({ key }) => choose(key),
      }}
    >
      <button type="button" className={set ? 'cv-filter is-set' : 'cv-filter'}>
        {say('list.filter', { label: filter.label, value: label })}
      </button>
    </Dropdown>
  )
}

function ClearFilters({ filters }: { filters: Filter[] }) {
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  if (countSet(url, filters) < 2) return null
  return (
    <Act onClick={() => setUrl(Object.fromEntries(filters.map(({ key }) => [key, null])))}>
      {say('act.clearFilters')}
    </Act>
  )
}

/** All filters one under the other, with targets for a thumb. */
function FilterSheet({ filters }: { filters: Filter[] }) {
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  const [open, setOpen] = useState(false)
  const set = countSet(url, filters)
  return (
    <>
      <button
        type="button"
        className={set > 0 ? 'cv-filter is-set' : 'cv-filter'}
        onClick={() => setOpen(true)}
      >
        <Icon name="filter" />
        {set > 0 ? say('list.filtersSet', { count: set }) : say('list.filters')}
      </button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="auto"
        title={say('list.filters')}
        closable={{ placement: 'end' }}
        className="cv-sheet"
      >
        {filters.map((filter) => (
          <SheetFilter key={filter.key} filter={filter} />
        ))}
        <div className="cv-sheet-acts">
          {set > 0 && (
            <Button
              onClick={() => setUrl(Object.fromEntries(filters.map(({ key }) => [key, null])))}
            >
              {say('act.clearFilters')}
            </Button>
          )}
          <Button type="primary" block onClick={() => setOpen(false)}>
            {say('list.showThem')}
          </Button>
        </div>
      </Drawer>
    </>
  )
}

function SheetFilter({ filter }: { filter: Filter }) {
  if (!filter.range) return <SheetChoice filter={filter} />
  return (
    <div className="cv-sheet-filter">
      <span>{filter.label}</span>
      <RangeFields filter={filter} />
    </div>
  )
}

function SheetChoice({ filter }: { filter: Filter }) {
  const { choices, value, choose } = useFilter(filter)
  return (
    <label className="cv-sheet-filter">
      <span>{filter.label}</span>
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Milliseconds without a stroke before the address changes. */
const pause = 250

function SearchField() {
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  const [text, setText] = useState(url.search ?? '')
  const [told, setTold] = useState(url.search ?? '')
  const composing = useRef(false)
  // The address changed by itself: a view was chosen, or one went back.
  if ((url.search ?? '') !== told) {
    setTold(url.search ?? '')
    setText(url.search ?? '')
  }
  useEffect(() => {
    if (text === told || composing.current) return
    const timer = setTimeout(() => {
      setTold(text)
      setUrl({ search: text })
    }, pause)
    return () => clearTimeout(timer)
  }, [text, told, setUrl])
  return (
    <Input
      allowClear={{ clearIcon: <Icon name="close" label={say('act.clear')} /> }}
      prefix={<Icon name="find" />}
      value={text}
      placeholder={say('list.search')}
      aria-label={say('list.search')}
      onCompositionStart={() => {
        composing.current = true
      }}
      onCompositionEnd={(event) => {
        composing.current = false
        setText(event.currentTarget.value)
      }}
      onChange={(event) => setText(event.target.value)}
    />
  )
}
