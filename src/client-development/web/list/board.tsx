import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { LookPanel, toast, usePhone, useUrl, useWords, useThing } from '#ui/index.ts'
import { type LeadCard, readLeadBoard } from '../../contract.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { useBoardKeys } from './board-keys.ts'
import { BoardList } from './board-list.tsx'
import {
  type BoardColumn,
  boardColumns,
  boardStages,
  type ColumnKey,
  columnOf,
  nextStep,
} from './board-columns.ts'
import { useLeadQuery } from './filters.ts'
import { QuickLook } from './quick-look.tsx'
import { listWords } from './words.ts'

/** The road from left to right in five columns; on the telephone one at a time. */
export function Board() {
  const phone = usePhone()
  return phone ? <PhoneBoard /> : <DeskBoard />
}

export interface Count {
  count: number
  more: boolean
}

/** How many stand in each column: exact up to a thousand. */
function useCounts(): Map<ColumnKey, Count> {
  const { sort: _, direction: __, ...filters } = useLeadQuery()
  const { data } = useThing(readLeadBoard, ['leads'], {
    query: { ...filters, stage: boardStages, cards: 0 },
  })
  return new Map(
    boardColumns.map(({ key, stages }) => {
      const parts = (data?.columns ?? []).filter(({ stage }) =>
        (stages as readonly string[]).includes(stage),
      )
      const count = parts.reduce((sum, part) => sum + part.count, 0)
      const more = parts.some((part) => part.more) || count > 1_000
      return [key, { count: Math.min(count, 1_000), more }]
    }),
  )
}

/** 12, or 1,000+ where it was not counted further. */
function useSayCount() {
  const say = useWords(listWords)
  return ({ count, more }: Count) =>
    say(more ? 'countMore' : 'count', { count: count.toLocaleString('en-US') })
}

function DeskBoard() {
  const say = useWords(listWords)
  const sayCount = useSayCount()
  const navigate = useNavigate()
  const [url, setUrl] = useUrl()
  const panel = useActPanel()
  const counts = useCounts()
  const [dragged, setDragged] = useState<LeadCard>()
  const advance = (lead: LeadCard) => {
    const act = nextStep(lead)
    if (act) setUrl({ open: lead.id, act })
  }
  const keys = useBoardKeys({
    openId: url.open,
    look: (lead) => setUrl({ open: lead.id }),
    open: (lead) => void navigate({ to: `/leads/${lead.id}` as never }),
    advance,
    leave: () => setUrl({ open: null }),
  })
  const from = dragged && columnOf(dragged.stage)
  const drop = (to: number) => {
    if (!dragged || from === undefined || to === from) return
    if (to === from + 1) advance(dragged)
    else toast(say('board.oneStep'), { tone: 'plain' })
    setDragged(undefined)
  }
  return (
    <div className={url.open ? 'cv-split has-panel' : 'cv-split'}>
      <div className="ld-board" role="group" aria-label={say('board.label')}>
        {boardColumns.map((column, at) => (
          <Column
            key={column.key}
            column={column}
            count={sayCount(counts.get(column.key) ?? { count: 0, more: false })}
            isTarget={from !== undefined && at === from + 1}
            onDrop={() => drop(at)}
          >
            <BoardList
              column={column}
              openId={url.open}
              near={keys.near}
              onRows={(rows) => keys.tell(at, rows)}
              onLook={(lead) => {
                keys.stand(lead.id)
                setUrl({ open: lead.id })
              }}
              onDrag={setDragged}
            />
          </Column>
        ))}
      </div>
      {url.open && (
        <LookPanel
          onOpen={() => void navigate({ to: `/leads/${url.open}` as never })}
          onClose={() => {
            panel.close()
            setUrl({ open: null })
          }}
        >
          <QuickLook id={url.open} />
        </LookPanel>
      )}
    </div>
  )
}

function Column({
  column,
  count,
  isTarget,
  onDrop,
  children,
}: {
  column: BoardColumn
  count: string
  isTarget: boolean
  onDrop: () => void
  children: ReactNode
}) {
  const say = useWords(listWords)
  return (
    // Dropping says no more than `m` on a card.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={isTarget ? 'is-target' : undefined}
      aria-label={say(`board.${column.key}`)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onDrop()
      }}
    >
      <h2>
        {say(`board.${column.key}`)} <span className="cv-meta">{count}</span>
      </h2>
      {isTarget && <p className="ld-board-drop">{say('board.dropHere')}</p>}
      {children}
    </section>
  )
}

/** Pixels a finger travels sideways before it turns the page. */
const swipe = 60

function PhoneBoard() {
  const say = useWords(listWords)
  const sayCount = useSayCount()
  const navigate = useNavigate()
  const [url, setUrl] = useUrl()
  const counts = useCounts()
  const [touch, setTouch] = useState<React.Touch>()
  const wanted = boardColumns.findIndex(({ key }) => key === url.at)
  const first = boardColumns.findIndex(({ key }) => (counts.get(key)?.count ?? 0) > 0)
  const at = Math.max(0, wanted >= 0 ? wanted : first)
  const shown = boardColumns[at] ?? boardColumns[0]
  const turn = (step: number) => {
    const next = boardColumns[at + step]
    if (next) setUrl({ at: next.key })
  }
  return (
    <>
      <nav className="ld-board-stages" aria-label={say('filter.stage')}>
        {boardColumns.map(({ key }) => (
          <button
            key={key}
            type="button"
            aria-current={key === shown.key ? 'true' : undefined}
            onClick={() => setUrl({ at: key })}
          >
            <b>{sayCount(counts.get(key) ?? { count: 0, more: false })}</b>
            {say(`board.short.${key}`)}
          </button>
        ))}
      </nav>
      <section
        className="ld-board"
        aria-label={say(`board.${shown.key}`)}
        onTouchStart={({ touches }) => setTouch(touches[0])}
        onTouchEnd={({ changedTouches }) => {
          const one = changedTouches[0]
          if (!touch || !one) return
          const [x, y] = [one.clientX - touch.clientX, one.clientY - touch.clientY]
          if (Math.abs(x) > swipe && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1)
        }}
      >
        <BoardList
          key={shown.key}
          column={shown}
          onLook={(lead) => void navigate({ to: `/leads/${lead.id}` as never })}
        />
      </section>
    </>
  )
}
