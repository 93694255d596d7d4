/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events,
   jsx-a11y/no-autofocus -- a list box with rich options has no element of its own; its keys are those
   of the field, and the field is what one opened the palette for. */
import { Input, Modal } from 'antd'
import {
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Icon, type IconName } from './icons.tsx'
import { choiceOf } from './palette-choice.ts'
import { useWords } from './saying.ts'
import { uiWords } from './words.ts'

export interface Found {
  id: string
  title: string
  detail?: string
  /** The keys that do the same, for whoever has any. */
  keys?: string
  icon?: IconName
  /** Where it leads, or what it does. */
  to?: string
  /** What stands in the address after `?`. */
  at?: Record<string, string>
  run?: () => void
}

/** Where the palette looks: places and acts at once, the rest by asking the server. */
export interface SearchSource {
  key: string
  title: string
  /** Asked only for those who hold it. */
  right?: string
  search: (text: string, signal: AbortSignal) => Found[] | Promise<Found[]>
  /** Fewest characters before it is asked; 0 shows it at once. */
  from?: number
}

interface Group {
  source: SearchSource
  items: Found[]
  /** Whether it has answered what is typed now; until then it shows what it found before. */
  isFresh: boolean
}

/** Milliseconds without a stroke before the server is asked. */
const pause = 120

/** Ctrl/⌘ K: every client, lead, matter, person and act. */
export default function Palette({
  open,
  sources,
  onGo,
  onClose,
}: {
  open: boolean
  sources: SearchSource[]
  onGo: (to: string, at?: Record<string, string>) => void
  onClose: () => void
}) {
  const say = useWords(uiWords)
  const list = useId()
  const [text, setText] = useState('')
  /** Id of the entry moved to by hand. */
  const [pointed, setPointed] = useState<string | null>(null)
  /** Enter was pressed before there was an answer to what is typed. */
  const [entered, setEntered] = useState(false)
  const groups = useFound(open, sources, text)
  const items = groups.flatMap((group) => group.items)
  const chosen = items.find(({ id }) => id === pointed) ?? items[0]
  const isLooking = groups.some(({ isFresh }) => !isFresh)
  const change = (next: string) => {
    setText(next)
    setPointed(null)
    setEntered(false)
  }
  const close = () => {
    onClose()
    change('')
  }
  const take = (item: Found) => {
    close()
    item.run?.()
    if (item.to) onGo(item.to, item.at)
  }
  const choice = choiceOf(groups, pointed)
  const enter = () => {
    if (choice === 'wait') setEntered(true)
    else if (choice) take(choice)
  }
  const awaited = entered && choice !== 'wait' ? choice : null
  const takeAwaited = useEffectEvent(take)
  useEffect(() => {
    if (!awaited) return undefined
    const timer = setTimeout(() => takeAwaited(awaited))
    return () => clearTimeout(timer)
  }, [awaited])
  const press = (event: KeyboardEvent) => {
    // Enter ends a composition in an input method and must not choose.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && chosen) {
      event.preventDefault()
      const next = items[(items.indexOf(chosen) + step + items.length) % items.length]
      setPointed(next?.id ?? null)
      setEntered(false)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      enter()
    }
  }
  const itemId = (item: Found | undefined) => (item ? `${list}-${item.id}` : undefined)
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      closable={false}
      width={640}
      className="cv-palette"
      style={{ top: '12vh' }}
      title={<span className="cv-hidden">{say('palette.title')}</span>}
      styles={{ header: { margin: 0 }, container: { padding: 0 } }}
      destroyOnHidden
    >
      <div className="cv-palette-field">
        <Icon name="find" />
        <Input
          autoFocus
          variant="borderless"
          value={text}
          placeholder={say('palette.placeholder')}
          role="combobox"
          aria-label={say('palette.title')}
          aria-expanded
          aria-controls={list}
          aria-activedescendant={itemId(chosen)}
          onKeyDown={press}
          onChange={(event) => change(event.target.value)}
        />
      </div>
      <FoundList
        id={list}
        groups={groups.filter((group) => group.items.length > 0)}
        isBusy={isLooking}
        chosen={chosen}
        idOf={itemId}
        onTake={take}
        onPoint={(item) => setPointed(item.id)}
      />
      <output className="cv-hidden">{say('palette.results', { count: items.length })}</output>
      {items.length === 0 && (
        <p className="cv-palette-empty cv-palette-list">
          {!text && say('palette.hint')}
          {text && (isLooking ? say('palette.looking') : say('palette.empty', { text }))}
        </p>
      )}
      <p className="cv-palette-foot cv-meta cv-desk-only">{say('palette.keys')}</p>
    </Modal>
  )
}

function FoundList({
  id,
  groups,
  isBusy,
  chosen,
  idOf,
  onTake,
  onPoint,
}: {
  id: string
  groups: Group[]
  isBusy: boolean
  chosen: Found | undefined
  idOf: (item: Found) => string | undefined
  onTake: (item: Found) => void
  onPoint: (item: Found) => void
}) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen)
      here.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const say = useWords(uiWords)
  return (
    <div
      ref={here}
      id={id}
      role="listbox"
      aria-busy={isBusy}
      aria-label={say('palette.title')}
      className={groups.length ? 'cv-palette-list' : undefined}
    >
      {groups.map(({ source, items }) => (
        <div key={source.key} role="group" aria-label={source.title}>
          <div className="cv-palette-group" aria-hidden="true">
            {source.title}
          </div>
          {items.map((item) => (
            <div
              key={item.id}
              id={idOf(item)}
              role="option"
              tabIndex={-1}
              aria-selected={item === chosen}
              className="cv-palette-item"
              onPointerMove={() => onPoint(item)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(item)}
            >
              {item.icon && <Icon name={item.icon} />}
              <span className="cv-cut">{item.title}</span>
              {item.detail && <span className="cv-meta">{item.detail}</span>}
              {item.keys && <span className="cv-meta cv-desk-only">{item.keys}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Asks the sources, and tells of each what it said last; what a slower one finds for an older text is thrown away. */
function useFound(open: boolean, sources: SearchSource[], text: string): Group[] {
  const [found, setFound] = useState<Record<string, { text: string; items: Found[] }>>({})
  const typed = text.trim()
  const ask = useEffectEvent((wanted: string, atOnce: boolean, stop: AbortSignal) => {
    const keep = (key: string, items: Found[]) =>
      setFound((before) => ({ ...before, [key]: { text: wanted, items } }))
    for (const source of sources.filter((one) => (one.from === 0) === atOnce)) {
      if (wanted.length < (source.from ?? 2)) keep(source.key, [])
      else void askOne(source, wanted, stop).then((items) => items && keep(source.key, items))
    }
  })
  useEffect(() => {
    if (!open) return undefined
    const stop = new AbortController()
    const first = setTimeout(() => ask(typed, true, stop.signal))
    const later = setTimeout(() => ask(typed, false, stop.signal), pause)
    return () => {
      stop.abort()
      clearTimeout(first)
      clearTimeout(later)
    }
  }, [open, typed])
  return useMemo(
    () =>
      sources.map((source) => ({
        source,
        items: found[source.key]?.items ?? [],
        isFresh: found[source.key]?.text === typed,
      })),
    [sources, found, typed],
  )
}

/** Null when it was overtaken; one that failed has found nothing. */
async function askOne(source: SearchSource, text: string, stop: AbortSignal) {
  try {
    const items = await source.search(text, stop)
    return stop.aborted ? null : items
  } catch {
    return stop.aborted ? null : []
  }
}
