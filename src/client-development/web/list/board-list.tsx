import { useEffect, useRef } from 'react'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { useNextPromises } from '#charter/web/index.ts'
import { Initial, Trouble, useWords, Waiting, useRows, useSaying } from '#ui/index.ts'
import { type LeadCard, listLeads } from '../../contract.ts'
import { leadWords } from '../words.ts'
import type { BoardColumn } from './board-columns.ts'
import { NextOf } from './columns.tsx'
import { useLeadQuery } from './filters.ts'
import { listWords } from './words.ts'

/** Cards read at a time. */
const page = 30

/** The cards of one column: what falls due first on top; more come as one scrolls. */
export function BoardList({
  column,
  openId,
  near,
  onRows,
  onLook,
  onDrag,
}: {
  column: BoardColumn
  openId?: string | undefined
  near?: string | undefined
  onRows?: (rows: LeadCard[]) => void
  onLook: (lead: LeadCard) => void
  onDrag?: (lead: LeadCard | undefined) => void
}) {
  const say = useWords(listWords)
  const query = useLeadQuery()
  // Who has become a client is owed nothing here any more: the latest come first.
  const order =
    column.key === 'converted' ? ({ sort: 'last_activity', direction: 'desc' } as const) : {}
  const { rows, error, retry, hasMore, more } = useRows(listLeads, ['leads'], {
    query: { ...query, ...order, stage: [...column.stages], limit: page },
  })
  const promises = useNextPromises((rows ?? []).map((lead) => lead.id))
  const end = useEnd(hasMore ? more : undefined)
  useEffect(() => onRows?.(rows ?? []))
  if (error && !rows) return <Trouble error={error} onRetry={retry} />
  if (!rows) return <Waiting rows={4} />
  return (
    <ul className="ld-cards">
      {rows.length === 0 && <li className="cv-meta">{say('nobody')}</li>}
      {rows.map((lead) => (
        <li key={lead.id}>
          <Card
            lead={lead}
            promise={promises.get(lead.id)}
            isHere={lead.id === openId}
            isNear={lead.id === near}
            onLook={() => onLook(lead)}
            onDrag={onDrag}
          />
        </li>
      ))}
      <li ref={end} aria-hidden="true" />
    </ul>
  )
}

/** Tells when the end of the cards comes near. */
function useEnd(more: (() => void) | undefined) {
  const end = useRef<HTMLLIElement>(null)
  useEffect(() => {
    const element = end.current
    if (!element || !more) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) more()
      },
      { rootMargin: '300px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [more])
  return end
}

function Card({
  lead,
  promise,
  isHere,
  isNear,
  onLook,
  onDrag,
}: {
  lead: LeadCard
  promise: CommitmentView | undefined
  isHere: boolean
  isNear: boolean
  onLook: () => void
  onDrag: ((lead: LeadCard | undefined) => void) | undefined
}) {
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const card = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isNear) card.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isNear])
  // Two stages share a column: which of the two it is says what comes next.
  const which = lead.stage === 'screened' || lead.stage === 'assessed' ? lead.stage : null
  return (
    <button
      ref={card}
      type="button"
      className={['ld-card', isHere && 'is-here', isNear && 'is-near'].filter(Boolean).join(' ')}
      aria-pressed={isHere}
      draggable={onDrag !== undefined && lead.stage !== 'converted'}
      onDragStart={() => onDrag?.(lead)}
      onDragEnd={() => onDrag?.(undefined)}
      onClick={onLook}
    >
      <b>{lead.organisation ?? lead.name}</b>
      <span className="ld-card-need">{lead.need}</span>
      <span className="ld-card-foot">
        <NextOf lead={lead} promise={promise} bare={false} />
        {lead.specialist && <Initial name={lead.specialist.name} />}
      </span>
      <small>
        {[
          which && sayLead(`stage.${which}`),
          lead.campaign?.name ?? (lead.channel && saying.name(lead.channel)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </button>
  )
}
