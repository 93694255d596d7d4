import './my-day.css'
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { type CommitmentView, exportCommitmentsEndpoint } from '#charter/commitments/contract.ts'
import { MyWallsWait, useWallsThatWait } from '#conflicts/web/index.ts'
import { useExporting, useOpenAct } from '#organisation/web/index.ts'
import {
  ActNote,
  Go,
  ExportMenu,
  Icon,
  PageHead,
  Section,
  Trouble,
  useKeys,
  useSaying,
  useWords,
  Waiting,
  Dotted,
} from '#ui/index.ts'
import { KeptLately, WaitingFor } from './aside.tsx'
import { CommitmentRow } from './commitment-row.tsx'
import { type Doing, useDoing } from './doing.ts'
import { FirstDay } from './first-day.tsx'
import { Estimated } from './estimated.tsx'
import { firstEstimated, type Group, grouped, groupOf, isPressing } from './grouping.ts'
import { Incoming, Outgoing } from './handovers.tsx'
import { MattersProvider, useMatters } from './matters.ts'
import { isAcknowledgement, isWallDuty } from './keeping.ts'
import { Next } from './next.tsx'
import { useCommitments, useDecisionCount } from './reading.ts'
import { ReceivedWaits } from './received/received-waits.tsx'
import { Unowned } from './unowned.tsx'
import { dayWords } from './words.ts'

// Forms weigh more than the rest of the page: they come when the first of them is opened.
const DayActs = lazy(async () => ({ default: (await import('./day-acts.tsx')).DayActs }))
const LogCall = lazy(async () => ({ default: (await import('./log-call.tsx')).LogCall }))

/** What I owe to whom by when, what came up to me, and what is handed from one to another. */
export default function MyDayPage() {
  const say = useWords(dayWords)
  const mine = useCommitments('mine')
  const escalated = useCommitments('escalated')
  const waiting = useCommitments('waiting')
  const exporting = useExporting(exportCommitmentsEndpoint, { box: 'mine' })
  const doing = useDoing()
  const { open, act } = useOpenAct()
  const [formsWanted, setFormsWanted] = useState(false)
  if (act !== undefined && !formsWanted) setFormsWanted(true)
  const logCall = () => open('logCall')
  useKeys({ c: logCall })
  const wallsWait = useWallsThatWait().length > 0
  const matters = useMatters([...(mine.items ?? []), ...(escalated.items ?? [])])
  if (mine.error && !mine.items) return <Trouble error={mine.error} onRetry={mine.retry} />
  // What the walls ask for stands above, with the act that keeps it.
  const below = mine.items?.filter((one) => !(wallsWait && isWallDuty(one)))
  const next = below?.find(({ status }) => status === 'open')
  const others = below?.filter((one) => one !== next)
  return (
    <MattersProvider value={matters}>
      <PageHead
        title={say('title')}
        aside={<Aside items={mine.items} more={mine.hasMore} />}
        acts={
          <>
            <ToDecide />
            <ExportMenu exporting={exporting} />
            <Button icon={<Icon name="phone" />} onClick={logCall} aria-keyshortcuts="c">
              {say('call.act')}
            </Button>
          </>
        }
      />
      <MyWallsWait />
      <ReceivedWaits />
      {mine.items ? (next || !wallsWait) && <Next commitment={next} doing={doing} /> : <Waiting />}
      <div className="day-columns">
        <div className="day-main">
          {doing.acts.map((act, index) => (
            <ActNote key={index} act={act} />
          ))}
          <Groups items={others ?? []} isSaid={next?.dueProvisional ?? false} doing={doing} />
          {mine.hasMore && <Button onClick={mine.more}>{say('more')}</Button>}
          <Escalated items={escalated.items ?? []} doing={doing} />
          {escalated.hasMore && <Button onClick={escalated.more}>{say('more')}</Button>}
          <Unowned />
        </div>
        <aside className="day-side" aria-label={say('handover.incoming')}>
          <FirstDay owesCharter={mine.items?.some(isAcknowledgement) ?? false} />
          <Incoming doing={doing} />
          <Outgoing />
          <WaitingFor items={waiting.items ?? []} more={waiting.hasMore} />
          <KeptLately />
        </aside>
      </div>
      {formsWanted && (
        <Suspense fallback={null}>
          <DayActs known={[...(mine.items ?? []), ...(escalated.items ?? [])]} />
          <LogCall />
        </Suspense>
      )}
    </MattersProvider>
  )
}

/** To what waits for my word, with how much it is. */
function ToDecide() {
  const say = useWords(dayWords)
  const count = useDecisionCount()
  return (
    <Go to="/approvals" className="cv-act">
      {count ? say('approvalsWaiting', { count }) : say('approvals')}
    </Go>
  )
}

/** Today, and how much is owed. */
function Aside({ items, more }: { items: CommitmentView[] | undefined; more: boolean }) {
  const say = useWords(dayWords)
  const saying = useSaying()
  const [opened] = useState(() => saying.now)
  const today = saying.exactly(opened).replace(/,? \d\d:\d\d$/, '')
  if (!items) return <>{today}</>
  const overdue = items.filter((one) => groupOf(one, saying.now) === 'overdue').length
  const count = items.length
  const figures =
    overdue > 0
      ? say('owedOverdue', { count, overdue })
      : say(count > 0 ? 'owed' : 'owedNone', { count })
  // There are more than were read: how many is not known, but that there are is.
  return <Dotted facts={[today, more ? figures.replace(`${count}`, `${count}+`) : figures]} />
}

/** What I owe, planned: what is late and for today, the first of what comes after, the rest folded. */
function Groups({
  items,
  isSaid,
  doing,
}: {
  items: CommitmentView[]
  /** That deadlines are estimates stands above already. */
  isSaid: boolean
  doing: Doing
}) {
  const say = useWords(dayWords)
  const saying = useSaying()
  const title = (group: Group) =>
    /^\d/.test(group) ? saying.month(group) : say(`group.${group as 'week'}`)
  const groups = grouped(items, saying.now)
  const estimated = isSaid ? null : groups.find((one) => firstEstimated(one.items) !== null)
  return groups.map(({ group, items: inGroup, isFolded }) => {
    const head = { title: title(group), count: inGroup.length }
    const rows = (
      <>
        {group === estimated?.group && <Estimated items={inGroup} />}
        {inGroup.map((one) => (
          <CommitmentRow key={one.id} commitment={one} doing={doing} />
        ))}
      </>
    )
    return isPressing(group) ? (
      <Section key={group} {...head}>
        {rows}
      </Section>
    ) : (
      <Folding key={group} {...head} isFolded={isFolded}>
        {rows}
      </Folding>
    )
  })
}

/** A section that opens and closes at its heading. */
function Folding({
  title,
  count,
  isFolded,
  children,
}: {
  title: string
  count: number
  isFolded: boolean
  children: ReactNode
}) {
  return (
    <section className="cv-section">
      <details className="day-fold" open={!isFolded}>
        <summary>
          <h2>{title}</h2>
          <span className="cv-meta">{count}</span>
        </summary>
        {children}
      </details>
    </section>
  )
}

/** What others have not kept in time and what came up to me because of it. */
function Escalated({ items, doing }: { items: CommitmentView[]; doing: Doing }) {
  const say = useWords(dayWords)
  if (items.length === 0) return null
  return (
    <Section title={say('escalation.title')} count={items.length}>
      {items.map((one) => (
        <CommitmentRow key={one.id} commitment={one} doing={doing} escalated />
      ))}
    </Section>
  )
}
