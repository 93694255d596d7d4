import { Input, Popover } from 'antd'
import { useState } from 'react'
import { useWords } from '../saying.ts'
import { useUrl } from '../url.ts'
import { uiWords } from '../words.ts'
import type { Filter } from './columns.ts'

interface Range {
  from: string
  to: string
}

/** `10..20` as two ends, either of them open; one value is both. */
export function readRange(said: string | undefined): Range {
  if (!said) return { from: '', to: '' }
  const [from = '', to] = said.split('..')
  return { from, to: to ?? from }
}

/** Two ends as the address says them; nothing where both are open. */
export const sayRange = ({ from, to }: Range): string | null =>
  from || to ? `${from}..${to}` : null

/** Whether the ends stand in the wrong order. */
export const isReversed = ({ from, to }: Range, kind: 'number' | 'date'): boolean =>
  from !== '' && to !== '' && (kind === 'date' ? from > to : Number(from) > Number(to))

/** A filter by two ends, as a word in the bar. */
export function RangeMenu({ filter }: { filter: Filter }) {
  const say = useWords(uiWords)
  const [url] = useUrl()
  const range = readRange(url[filter.key])
  const isSet = Boolean(range.from || range.to)
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      getPopupContainer={(button) => button.parentElement ?? document.body}
      content={<RangeFields filter={filter} />}
    >
      <button type="button" className={isSet ? 'cv-filter is-set' : 'cv-filter'}>
        {say('list.filter', { label: filter.label, value: useRangeWords(range) })}
      </button>
    </Popover>
  )
}

function useRangeWords({ from, to }: Range): string {
  const say = useWords(uiWords)
  if (from && to) return from === to ? from : say('list.range', { from, to })
  if (from) return say('list.rangeFrom', { from })
  return to ? say('list.rangeTo', { to }) : say('list.all')
}

/** The two ends, side by side; what is written holds once one leaves the field or presses Enter. */
export function RangeFields({
  filter: { key, label, range: kind = 'number' },
}: {
  filter: Filter
}) {
  const say = useWords(uiWords)
  const [url, setUrl] = useUrl()
  const said = url[key]
  const [told, setTold] = useState(said)
  const [range, setRange] = useState(() => readRange(said))
  // The address changed by itself: a view was chosen, or the filters were cleared.
  if (said !== told) {
    setTold(said)
    setRange(readRange(said))
  }
  const reversed = isReversed(range, kind)
  const keep = () => {
    if (!reversed && sayRange(range) !== (said ?? null)) setUrl({ [key]: sayRange(range) })
  }
  const field = (end: keyof Range) => (
    <Input
      type={kind}
      step={kind === 'number' ? 'any' : undefined}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      value={range[end]}
      status={reversed ? 'error' : ''}
      aria-label={say(end === 'from' ? 'list.rangeStart' : 'list.rangeEnd', { label })}
      onChange={(event) => setRange({ ...range, [end]: event.target.value })}
      onBlur={keep}
      onPressEnter={keep}
    />
  )
  return (
    <div className="cv-range">
      {field('from')}
      <span aria-hidden="true">–</span>
      {field('to')}
      {reversed && (
        <p className="cv-overdue" role="alert">
          {say('list.rangeReversed')}
        </p>
      )}
    </div>
  )
}
