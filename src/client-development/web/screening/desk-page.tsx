import '../sheet.css'
import { useMemo } from 'react'
import { PromiseChip, type Promises, useNextPromises } from '#charter/web/index.ts'
import { useExporting } from '#organisation/web/index.ts'
import {
  Act,
  ActNote,
  Dot,
  EmptyPage,
  ExportMenu,
  Go,
  PageHead,
  toast,
  Trouble,
  useAct,
  useKeys,
  usePhone,
  useUrl,
  useWords,
  Waiting,
  useRows,
  useThing,
  useSaying,
} from '#ui/index.ts'
import {
  countScreenings,
  exportLeads,
  type LeadCard,
  listLeads,
  readLead,
  screenLead,
} from '../../contract.ts'
import { leadActs } from '../acts/acts.ts'
import { screeningBody, type ScreeningValues } from '../acts/screening.tsx'
import { ActPanels } from '../panel/act-panel.tsx'
import { leadWords } from '../words.ts'
import { Decision } from './decision.tsx'
import { Enquiry } from './enquiry.tsx'
import { useDecided } from './decided.ts'
import { deskWords } from './words.ts'

const nameOf = (lead: Pick<LeadCard, 'organisation' | 'name'>) => lead.organisation ?? lead.name

/** What the desk asks for: what falls due first at the top. */
const toScreen = { stage: ['registered' as const], sort: 'due' as const, direction: 'asc' as const }

/** What came in, one after another: what falls due first at the top, each accepted or rejected in one act. */
export default function ScreeningDesk() {
  const say = useWords(deskWords)
  const [url, setUrl] = useUrl()
  const phone = usePhone()
  const list = useRows(listLeads, ['leads'], {
    query: { ...toScreen, limit: 100 },
  })
  const exporting = useExporting(exportLeads, toScreen)
  const { data: counted } = useThing(countScreenings, ['leads'], {})
  const { decided, decide, comeBack } = useDecided()
  const rows = useMemo(() => list.rows?.filter(({ id }) => !decided.has(id)), [list.rows, decided])
  const promises = useNextPromises(useMemo(() => (rows ?? []).map(({ id }) => id), [rows]))
  const sending = useAct(screenLead, {
    words: leadWords,
    refresh: ['leads', 'commitments', readLead.name],
    done: ({ id, stage }) =>
      say(stage === 'disqualified' ? 'rejected' : 'accepted', { name: nameById(id) }),
    onTakenBack: ({ id }) => {
      comeBack(id)
      setUrl({ open: id })
    },
  })
  const nameById = (id: string) => {
    const lead = list.rows?.find((one) => one.id === id)
    return lead ? nameOf(lead) : ''
  }
  const at = Math.max(0, rows?.findIndex(({ id }) => id === url.open) ?? 0)
  const here = rows?.[at]
  const go = (step: number) => {
    const next = rows?.[at + step]
    if (next) setUrl({ open: next.id })
  }
  const screen = async (lead: LeadCard, values: ScreeningValues) => {
    const name = nameOf(lead)
    const input = { params: { id: lead.id }, body: screeningBody(values) }
    const next = rows?.[at + 1] ?? rows?.[at - 1]
    const recording = decide(lead.id, () => sending.run(input))
    setUrl({ open: next?.id ?? null })
    if (!(await recording)) toast(say('notSent', { name }), { tone: 'overdue' })
  }
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
  })
  return (
    <>
      <PageHead
        title={say('title')}
        aside={
          rows && (
            <>
              {say('waiting', { count: `${rows.length}${list.hasMore ? '+' : ''}` })}
              <Dot />
              {say('done', { count: counted?.today ?? 0 })}
            </>
          )
        }
        acts={
          <>
            <ExportMenu exporting={exporting} />
            <Go to="/leads">{say('toLeads')}</Go>
          </>
        }
      />
      {sending.error && (
        <div className="ld-desk-note">
          <ActNote act={sending} />
        </div>
      )}
      {list.error && !rows && <Trouble error={list.error} onRetry={list.retry} />}
      {!rows && !list.error && <Waiting />}
      {rows?.length === 0 && (
        <EmptyPage icon="lead" title={say('empty')} acts={<Go to="/leads">{say('toLeads')}</Go>}>
          {say('emptyWhy')}
        </EmptyPage>
      )}
      {rows && here && (
        <div className="ld-desk">
          {phone ? (
            <p className="ld-desk-move">
              <Act disabled={at === 0} onClick={() => go(-1)}>
                {say('before')}
              </Act>
              <span className="cv-meta">{say('position', { at: at + 1, of: rows.length })}</span>
              <Act disabled={at === rows.length - 1} onClick={() => go(1)}>
                {say('next')}
              </Act>
            </p>
          ) : (
            <Queue rows={rows} here={here} promises={promises} onMore={list.more} />
          )}
          <Case
            key={here.id}
            lead={here}
            promises={promises}
            onDecide={(values) => void screen(here, values)}
            onSkip={rows[at + 1] ? () => go(1) : undefined}
          />
        </div>
      )}
    </>
  )
}

function Queue({
  rows,
  here,
  promises,
  onMore,
}: {
  rows: LeadCard[]
  here: LeadCard
  promises: Promises
  onMore: () => void
}) {
  const say = useWords(deskWords)
  const saying = useSaying()
  const [, setUrl] = useUrl()
  return (
    <nav
      className="cv-queue ld-queue"
      aria-label={say('queue')}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < 200) onMore()
      }}
    >
      {rows.map((one) => (
        <button
          key={one.id}
          type="button"
          aria-current={one.id === here.id}
          onClick={() => setUrl({ open: one.id })}
        >
          <b className="cv-cut">{nameOf(one)}</b>
          <span className="cv-dense cv-second cv-cut">
            {one.need || (one.channel && saying.name(one.channel))}
          </span>
          <PromiseChip promise={promises.get(one.id)} due={one.nextDueAt} />
        </button>
      ))}
    </nav>
  )
}

function Case({
  lead: { id },
  promises,
  onDecide,
  onSkip,
}: {
  lead: LeadCard
  promises: Promises
  onDecide: (values: ScreeningValues) => void
  onSkip: (() => void) | undefined
}) {
  const { data: lead, error, refetch } = useThing(readLead, [id], { params: { id } })
  if (error && !lead) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!lead || lead.id !== id) return <Waiting />
  return (
    <section className="ld-case" aria-label={nameOf(lead)}>
      <Enquiry lead={lead} promise={promises.get(id)} />
      <Decision lead={lead} onDecide={onDecide} onSkip={onSkip} />
      <ActPanels acts={leadActs} thing={lead} />
    </section>
  )
}
