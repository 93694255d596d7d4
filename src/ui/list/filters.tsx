import { Dropdown, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../icons.tsx'
import { Act } from '../parts.tsx'
import { useWords } from '../saying.ts'
import { useUrl } from '../url.ts'
import { uiWords } from '../words.ts'
import type { Filter } from './columns.ts'

/** Filters as words, 部门：全部; what is chosen stands in the address. */
export function Filters({ filters, searchable }: { filters: Filter[]; searchable: boolean }) {
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  const set = filters.filter((filter) => url[filter.key])
  return (
    <div className="cv-filters">
      {searchable && <SearchField />}
      {filters.map((filter) => {
        const chosen = filter.options.find((option) => option.value === url[filter.key])
        return (
          <Dropdown
            key={filter.key}
            trigger={['click']}
            getPopupContainer={(button) => button.parentElement ?? document.body}
            menu={{
              selectable: true,
              selectedKeys: [url[filter.key] ?? ''],
              items: [
                { key: '', label: say('list.all') },
                ...filter.options.map(({ value, label }) => ({ key: value, label })),
              ],
              onClick: ({ key }) => setUrl({ [filter.key]: key }),
            }}
          >
            <button type="button" className={chosen ? 'cv-filter is-set' : 'cv-filter'}>
              {say('list.filter', {
                label: filter.label,
                value: chosen?.label ?? say('list.all'),
              })}
            </button>
          </Dropdown>
        )
      })}
      {set.length > 1 && (
        <Act onClick={() => setUrl(Object.fromEntries(set.map(({ key }) => [key, null])))}>
          {say('act.clearFilters')}
        </Act>
      )}
    </div>
  )
}

/** Milliseconds without a stroke before the address changes. */
const pause = 250

function SearchField() {
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  const [text, setText] = useState(url.search ?? '')
  const composing = useRef(false)
  useEffect(() => {
    if (text === (url.search ?? '') || composing.current) return
    const timer = setTimeout(() => setUrl({ search: text }), pause)
    return () => clearTimeout(timer)
  }, [text, url.search, setUrl])
  return (
    <Input
      allowClear
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
