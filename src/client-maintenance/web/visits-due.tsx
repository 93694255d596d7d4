import { useEffect } from 'react'
import { type CommitmentView, listCommitmentsEndpoint } from '#charter/commitments/contract.ts'
import { type EngagementSummary, listEngagementsEndpoint } from '#client-service/contract.ts'
import { type ActProps, useActPanel } from '#client-service/web/index.ts'
import { say as sayOutside } from '#platform/i18n/words.ts'
import { Act, EmptyPage, Go, Row, SlaChip, useWords, Waiting, useRows, Dotted } from '#ui/index.ts'
import { listReturnVisitsEndpoint } from '../contract.ts'
import type { CareAct, CareView } from './view.ts'
import { VisitForm } from './visit-act.tsx'
import { maintenanceWords } from './words.ts'

function VisitFromHere({ about, onClose }: ActProps<CareView>) {
  return <VisitForm engagementId={about ?? ''} refresh={['engagements']} onClose={onClose} />
}

/** A return visit from the list of those due. */
export const dueVisitAct: CareAct = {
  key: 'recordReturnVisit',
  beside: true,
  label: () => sayOutside(maintenanceWords, 'act.recordReturnVisit'),
  allowed: ({ rights }, about) => about !== undefined && rights.includes('recordReturnVisit'),
  Panel: VisitFromHere,
}

/** All pages of a list: what is due may stand on any of them. */
function useAll<Row>({
  rows,
  hasMore,
  more,
}: {
  rows: Row[] | undefined
  hasMore: boolean
  more: () => void
}) {
  const length = rows?.length
  useEffect(() => {
    if (hasMore && length !== undefined) more()
  })
  return rows
}

interface Due {
  id: string
  title: string
  client: string
  promise?: CommitmentView
}

/** What I owe and what came up to me, then closed engagements nobody has gone back to. */
function useVisitsDue(): Due[] | undefined {
  const mine = useAll(useRows(listCommitmentsEndpoint, ['commitments'], { query: { box: 'mine' } }))
  const escalated = useAll(
    useRows(listCommitmentsEndpoint, ['commitments'], { query: { box: 'escalated' } }),
  )
  const closed = useRows(listEngagementsEndpoint, ['engagements'], {
    query: { stage: 'closed', limit: 200 },
  }).rows
  const archived = useRows(listEngagementsEndpoint, ['engagements'], {
    query: { stage: 'archived', limit: 200 },
  }).rows
  const visits = useRows(listReturnVisitsEndpoint, ['visits'], { query: { limit: 200 } }).rows
  if (!mine || !escalated || !closed || !archived || !visits) return undefined
  const over = [...closed, ...archived]
  const promised = new Map(
    [...mine, ...escalated]
      .filter((one) => one.clause === 'M1')
      .map((one) => [one.subject.id, one]),
  )
  const visited = new Set(visits.map((one) => one.engagement.id))
  const others = over.filter(({ id }) => !visited.has(id) && !promised.has(id))
  const known = new Map(over.map((one) => [one.id, one]))
  return [
    ...[...promised.values()].map((promise) => dueOf(promise, known.get(promise.subject.id))),
    ...others.map(({ id, title, clientName }) => ({ id, title, client: clientName })),
  ]
}

const dueOf = (promise: CommitmentView, engagement: EngagementSummary | undefined): Due => ({
  id: promise.subject.id,
  title: engagement?.title ?? promise.subject.name ?? '',
  client: engagement?.clientName ?? '',
  promise,
})

/** Closed engagements whose client waits for a return visit (M1). */
export function VisitsDue() {
  const say = useWords(maintenanceWords)
  const panel = useActPanel()
  const due = useVisitsDue()
  if (!due) return <Waiting />
  if (due.length === 0) {
    return (
      <EmptyPage icon="phone" title={say('visitsEmpty')}>
        {say('visitsEmptyWhy')}
      </EmptyPage>
    )
  }
  return due.map(({ id, title, client, promise }) => (
    <Row
      key={id}
      {...(promise
        ? {
            lead: <SlaChip state={promise.overdue ? 'overdue' : 'open'} due={promise.dueAt} />,
          }
        : {})}
      first={<Go to={`/engagements/${id}`}>{title}</Go>}
      second={
        <Dotted facts={[client, promise && say('visitOwner', { name: promise.owner.name })]} />
      }
      side={
        <Act onClick={() => panel.open('recordReturnVisit', id)}>
          {say('act.recordReturnVisit')}
        </Act>
      }
    />
  ))
}
