import './desk.css'
import { Button } from 'antd'
import { useExporting } from '#organisation/web/index.ts'
import { ConflictTabs } from '#parties/web/index.ts'
import {
  DottedLines,
  EmptyPage,
  ExportMenu,
  PageHead,
  SlaChip,
  Trouble,
  useKeys,
  useNow,
  usePhone,
  useRows,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { exportConflictDesk, listConflictDesk } from '../../contract.ts'
import { Check } from './check.tsx'
import { Grade } from './grade.tsx'
import type { FileFieldPart } from './consents.tsx'
import { useFindingWords } from './words-of.ts'
import { checkWords } from './words.ts'

/** Milliseconds before its deadline from which a decision presses. */
const pressing = 8 * 3_600_000

/** Checks worked one by one: what waits at the left, the evidence side by side at the right. */
export function ConflictDesk({ FileField }: { FileField: FileFieldPart }) {
  const say = useWords(checkWords)
  const words = useFindingWords()
  const [url, setUrl] = useUrl()
  const phone = usePhone()
  const now = useNow().getTime()
  const soon = (due: string) => new Date(due).getTime() - now < pressing
  const state = url.state === 'decided' ? 'decided' : 'waiting'
  const list = useRows(listConflictDesk, ['conflicts'], { query: { state, limit: 100 } })
  const exporting = useExporting(exportConflictDesk, { state })
  const { rows } = list
  const at = rows?.findIndex((one) => one.checkId === url.open) ?? -1
  // A check that has left the queue stays open where somebody asked for it by name.
  const open = url.open ?? (phone ? undefined : rows?.[0]?.checkId)
  const go = (step: number) => {
    const next = rows?.[Math.max(0, at) + step]
    if (next) setUrl({ open: next.checkId })
  }
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
  })
  const other = state === 'waiting' ? 'decided' : null
  return (
    <>
      <PageHead
        title={say('title')}
        aside={
          rows && state === 'waiting'
            ? say('waiting', { count: `${rows.length}${list.hasMore ? '+' : ''}` })
            : undefined
        }
        acts={
          <>
            <ExportMenu exporting={exporting} />
            <Button onClick={() => setUrl({ state: other, open: null })}>
              {say(state === 'waiting' ? 'decidedToo' : 'waitingAgain')}
            </Button>
          </>
        }
      />
      <ConflictTabs current="/conflicts" />
      {list.error && !rows && <Trouble error={list.error} onRetry={list.retry} />}
      {!rows && !list.error && <Waiting />}
      {rows?.length === 0 && !open && (
        <EmptyPage icon="conflict" title={say('noneWaiting')}>
          {say('noneWaitingWhy')}
        </EmptyPage>
      )}
      {rows && (rows.length > 0 || open) && (
        <div className="cf-desk">
          {!(phone && open) && (
            <nav
              className="cv-queue cf-queue"
              aria-label={say('queue')}
              onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
                if (scrollHeight - scrollTop - clientHeight < 200) list.more()
              }}
            >
              {rows.map((one) => (
                <button
                  key={one.checkId}
                  type="button"
                  aria-current={one.checkId === open}
                  onClick={() => setUrl({ open: one.checkId })}
                >
                  <b className="cv-cut">{words.heading(one)}</b>
                  <span className="cv-dense cv-second">
                    <DottedLines
                      facts={[
                        // That nothing was found does not say that there is no conflict.
                        one.worst !== 'none' && <Grade key="class" grade={one.worst} />,
                        one.hits > 0 ? say('hits', { count: one.hits }) : say('nothingFound'),
                        // Where all is to be looked at, its class says so.
                        one.findings > 0 &&
                          one.findings < one.hits &&
                          say('findings', { count: one.findings }),
                        say(`cause.${one.cause}`),
                      ]}
                    />
                  </span>
                  {one.dueAt && state === 'waiting' && (
                    <SlaChip state={soon(one.dueAt) ? 'due' : 'open'} due={one.dueAt} />
                  )}
                </button>
              ))}
            </nav>
          )}
          {open && (
            <Check
              key={open}
              id={open}
              FileField={FileField}
              onPutOff={
                phone ? () => setUrl({ open: null }) : rows[at + 1] ? () => go(1) : undefined
              }
            />
          )}
        </div>
      )}
    </>
  )
}
