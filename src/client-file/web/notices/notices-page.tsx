import './notices.css'
import { Button } from 'antd'
import {
  exportNoticesEndpoint,
  listNoticesEndpoint,
  markNoticesEndpoint,
  type Notice,
} from '#communications/notifications/contract.ts'
import { useExporting } from '#organisation/web/index.ts'
import {
  ActNote,
  EmptyPage,
  ExportMenu,
  Go,
  PageHead,
  Section,
  Tabs,
  Trouble,
  useAct,
  useSaying,
  useUrl,
  useWords,
  Waiting,
  useRows,
} from '#ui/index.ts'
import { NoticeRow } from './notice-row.tsx'
import { noticePageWords } from './words.ts'

const views = ['all', 'unread'] as const

/** What I was told, the newest first; each leads to its object and the act that settles it. */
export default function NoticesPage() {
  const say = useWords(noticePageWords)
  const [url] = useUrl()
  const view = url.view === 'unread' ? 'unread' : 'all'
  const found = useRows(listNoticesEndpoint, ['notices'], { query: { box: view } })
  const exporting = useExporting(exportNoticesEndpoint, { box: view })
  const markAll = useAct(markNoticesEndpoint, { refresh: ['notices'], done: say('marked') })
  const mark = useAct(markNoticesEndpoint, { refresh: ['notices'] })
  if (found.error && !found.rows) return <Trouble error={found.error} onRetry={found.retry} />
  const anyUnread = found.rows?.some((one) => !one.read) ?? false
  return (
    <>
      <PageHead
        title={say('title')}
        acts={
          <>
            <ExportMenu exporting={exporting} />
            <Go to="/account" className="cv-act">
              {say('change')}
            </Go>
            <Button
              disabled={!anyUnread}
              loading={markAll.busy}
              onClick={() => void markAll.run({ body: {} })}
            >
              {say('markAll')}
            </Button>
          </>
        }
      />
      <Tabs
        tabs={views.map((key) => ({ key, label: say(`view.${key}`) }))}
        current={view}
        parameter="view"
        label={say('title')}
      />
      <div className="nt-list">
        <ActNote act={markAll} />
        <ActNote act={mark} />
        {!found.rows && <Waiting />}
        {found.rows?.length === 0 && (
          <EmptyPage icon="bell" title={say(view === 'unread' ? 'emptyUnreadTitle' : 'emptyTitle')}>
            {say(view === 'unread' ? 'emptyUnread' : 'empty')}
          </EmptyPage>
        )}
        <Days
          items={found.rows ?? []}
          onMark={(one, read) => void mark.run({ body: { ids: [one.id], read } })}
        />
        {found.hasMore && <Button onClick={found.more}>{say('more')}</Button>}
      </div>
    </>
  )
}

/** A heading for each day, and below it what was told then. */
function Days({
  items,
  onMark,
}: {
  items: Notice[]
  onMark: (one: Notice, read: boolean) => void
}) {
  const saying = useSaying()
  const days: { day: string; of: Notice[] }[] = []
  for (const one of items) {
    const day = saying.dayHeading(one.at)
    const last = days.at(-1)
    if (last?.day === day) last.of.push(one)
    else days.push({ day, of: [one] })
  }
  return days.map(({ day, of }) => (
    <Section key={day} title={day}>
      {of.map((one) => (
        <NoticeRow key={one.id} notice={one} onMark={(read) => onMark(one, read)} />
      ))}
    </Section>
  ))
}
