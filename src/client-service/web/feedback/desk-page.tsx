import { Button } from 'antd'
import { useEffect, useMemo } from 'react'
import { useExporting, ViewsBar } from '#organisation/web/index.ts'
import {
  BulkBar,
  Dot,
  EmptyPage,
  Go,
  ListPage,
  type Selection,
  SlaChip,
  Trouble,
  useKeys,
  usePhone,
  useSaying,
  useSelection,
  useUrl,
  useWords,
  Waiting,
  Terms,
} from '#ui/index.ts'
import { exportFeedbackEndpoint, type Feedback } from '../../contract.ts'
import { ActPanels, useActPanel } from '../panel/act-panel.tsx'
import { useMe } from '../reading.ts'
import { feedbackSteps } from './acts.tsx'
import { FeedbackText } from './feedback-list.tsx'
import { useFeedbackFilters, useFeedbackRows, useFeedbackViews } from './filters.ts'
import { NameHandlers } from './name-handlers.tsx'
import { feedbackWords } from './words.ts'

const acts = feedbackSteps<Feedback[]>((rows) => rows)

/** Feedback, one by one: what was said at the left, all about it and its next step at the right. */
export default function FeedbackDesk() {
  const say = useWords(feedbackWords)
  const [url, setUrl] = useUrl()
  const phone = usePhone()
  const filters = useFeedbackFilters()
  const views = useFeedbackViews()
  const found = useFeedbackRows()
  const { query, error, retry, more, hasMore } = found
  const rows = useMemo(() => found.rows?.toSorted(byDue), [found.rows])
  // What is red first can only be told of all of it.
  useEffect(() => {
    if (query.state === 'open' && hasMore) more()
  })
  const settled = query.state === 'confirmed' || query.state === 'withdrawn'
  const at = rows?.findIndex((one) => one.id === url.open) ?? -1
  const here = rows?.[at] ?? (phone ? undefined : rows?.[0])
  const move = (step: number) => {
    const from = rows?.findIndex((one) => one.id === here?.id) ?? 0
    const next = rows?.[from + step]
    if (next) setUrl({ open: next.id })
  }
  const rights = useMe().data?.rights ?? []
  const mayName = rights.includes('nameHandler') && !settled
  const selection = useSelection((rows ?? []).map((one) => one.id))
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ...(mayName ? { x: () => here && selection.toggle(here.id) } : {}),
    Escape: () => selection.keep([]),
  })
  return (
    <ListPage<Feedback>
      title={say('title')}
      aside={rows && rows.length > 0 && <HowThingsStand rows={rows} hasMore={hasMore} />}
      viewsBar={<ViewsBar list="feedback" builtIn={views} />}
      filters={filters}
      columns={[]}
      rows={[]}
      empty={<NoFeedback isOpen={query.state === 'open'} />}
      idOf={(one) => one.id}
      exporting={useExporting(exportFeedbackEndpoint, query)}
    >
      {error && !rows && <Trouble error={error} onRetry={retry} />}
      {!rows && !error && <Waiting />}
      {rows?.length === 0 && <NoFeedback isOpen={query.state === 'open'} />}
      {rows && rows.length > 0 && (
        <div className="sv-desk">
          {!(phone && here) && (
            <Queue
              rows={rows}
              here={here}
              onMore={more}
              selection={mayName && !phone ? selection : undefined}
            />
          )}
          {here && (
            <Case
              feedback={here}
              onNext={rows.length > 1 ? () => move(1) : undefined}
              onBack={phone ? () => setUrl({ open: null }) : undefined}
            />
          )}
        </div>
      )}
      {selection.ids.size > 0 && (
        <BulkBar selection={selection}>
          <NameHandlers ids={[...selection.ids]} rows={rows ?? []} keep={selection.keep} />
        </BulkBar>
      )}
      <ActPanels acts={acts} thing={rows ?? []} />
    </ListPage>
  )
}

/** What falls due first stands first, what nobody owes anything about last. */
const byDue = (one: Feedback, other: Feedback) => dueOf(one).localeCompare(dueOf(other))
const dueOf = ({ promise }: Feedback) =>
  promise ? `${promise.paused ? '1' : '0'}${promise.dueAt}` : '2'

/** How a promise about feedback stands. */
function DueChip({ feedback: { promise }, bare }: { feedback: Feedback; bare?: boolean }) {
  if (!promise) return null
  return (
    <SlaChip state={promise.paused ? 'paused' : 'open'} due={promise.dueAt} bare={bare ?? false} />
  )
}

function HowThingsStand({ rows, hasMore }: { rows: Feedback[]; hasMore: boolean }) {
  const say = useWords(feedbackWords)
  const { now } = useSaying()
  const late = rows.filter(
    ({ promise }) => promise && !promise.paused && Date.parse(promise.dueAt) < now.getTime(),
  ).length
  return (
    <>
      {say('shown', { count: `${rows.length}${hasMore ? '+' : ''}` })}
      {late > 0 && (
        <>
          <Dot />
          <span className="cv-overdue">{say('late', { count: late })}</span>
        </>
      )}
    </>
  )
}

function NoFeedback({ isOpen }: { isOpen: boolean }) {
  const say = useWords(feedbackWords)
  return (
    <EmptyPage
      icon="feedback"
      title={say(isOpen ? 'empty' : 'emptyView')}
      acts={<Go to="/clients">{say('toClients')}</Go>}
    >
      {say('emptyWhy')}
    </EmptyPage>
  )
}

function Queue({
  rows,
  here,
  onMore,
  selection,
}: {
  rows: Feedback[]
  here: Feedback | undefined
  onMore: () => void
  /** Where several can be acted on at once. */
  selection: Selection | undefined
}) {
  const say = useWords(feedbackWords)
  return (
    <nav
      className="cv-queue sv-queue"
      aria-label={say('queue')}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < 200) onMore()
      }}
    >
      {rows.map((one) => (
        <div key={one.id} className={selection ? 'sv-queue-row has-choice' : 'sv-queue-row'}>
          {selection && (
            <input
              type="checkbox"
              aria-label={say('choose', { name: one.clientName ?? say(`kind.${one.kind}`) })}
              checked={selection.ids.has(one.id)}
              onClick={(event) => selection.toggle(one.id, event.shiftKey)}
              readOnly
            />
          )}
          <QueueItem one={one} isHere={one.id === here?.id} />
        </div>
      ))}
    </nav>
  )
}

function QueueItem({ one, isHere }: { one: Feedback; isHere: boolean }) {
  const say = useWords(feedbackWords)
  const saying = useSaying()
  const [, setUrl] = useUrl()
  return (
    <button type="button" aria-current={isHere} onClick={() => setUrl({ open: one.id })}>
      <b className="cv-cut">{one.clientName ?? say(`kind.${one.kind}`)}</b>
      <span className="cv-dense cv-second cv-cut">{one.text}</span>
      <span className="cv-meta">
        <span className={one.kind === 'complaint' ? 'cv-overdue' : undefined}>
          {say(`kind.${one.kind}`)}
        </span>
        <Dot />
        {say(`state.${one.state}`)}
        <Dot />
        {saying.day(one.receivedAt)}
      </span>
      <DueChip feedback={one} bare />
    </button>
  )
}

function Case({
  feedback,
  onNext,
  onBack,
}: {
  feedback: Feedback
  onNext: (() => void) | undefined
  onBack: (() => void) | undefined
}) {
  const say = useWords(feedbackWords)
  const { subject, subjectTitle, clientName } = feedback
  const to = `/${subject.kind === 'client' ? 'clients' : 'engagements'}/${subject.id}`
  return (
    <section className="sv-case" aria-label={subjectTitle ?? say(`kind.${feedback.kind}`)}>
      <div className="sv-case-body">
        <p className="sv-case-due">
          <DueChip feedback={feedback} />
        </p>
        <h2>{subjectTitle ? <Go to={to}>{subjectTitle}</Go> : say(`kind.${feedback.kind}`)}</h2>
        {!subjectTitle && <p className="cv-meta">{say('hidden')}</p>}
        <div className="sv-record">
          <FeedbackText feedback={feedback} />
        </div>
        <br />
        <Terms
          terms={[
            [say('field.client'), clientName],
            [say('field.receivedBy'), feedback.receivedBy?.name],
            [say('field.owes'), feedback.promise?.owner?.name],
            [say('field.handler'), feedback.handler?.name ?? say('noHandler')],
            [say('field.reopened'), feedback.timesReopened],
          ]}
        />
      </div>
      <CaseActs feedback={feedback} onNext={onNext} onBack={onBack} />
    </section>
  )
}

/** The next step as the one filled button, the others beside it. */
function CaseActs({
  feedback,
  onNext,
  onBack,
}: {
  feedback: Feedback
  onNext: (() => void) | undefined
  onBack: (() => void) | undefined
}) {
  const say = useWords(feedbackWords)
  const panel = useActPanel()
  const possible = acts.filter((act) => act.allowed([feedback], feedback.id))
  return (
    <div className="sv-case-acts">
      {(onBack ?? onNext) && <Button onClick={onBack ?? onNext}>{say('act.skip')}</Button>}
      {possible.toReversed().map((act, index) => (
        <Button
          key={act.key}
          type={index === possible.length - 1 ? 'primary' : 'default'}
          onClick={() => panel.open(act.key, feedback.id)}
        >
          {act.label()}
        </Button>
      ))}
    </div>
  )
}
