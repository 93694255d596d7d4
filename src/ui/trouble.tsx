import { Button } from 'antd'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { ApiError } from '#platform/http/client.ts'
import { askServer, serverAnswers, watchServer } from '#platform/http/reached.ts'
import { Go } from './go.tsx'
import { EmptyPage } from './parts.tsx'
import { useWords } from './saying.ts'
import { uiWords } from './words.ts'

/** In place of a page that could not be shown: what happened, that nothing is lost, what to do. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useWords(uiWords)
  const status = error instanceof ApiError ? error.status : undefined
  // An address that cannot be read leads nowhere either.
  if (status === 404 || status === 422) {
    return (
      <EmptyPage icon="find" title={say('trouble.missingTitle')} acts={<Home />}>
        {say('trouble.missingWhy')}
      </EmptyPage>
    )
  }
  if (status === 403) {
    return (
      <EmptyPage icon="lock" title={say('trouble.forbiddenTitle')} acts={<Home />}>
        {say('trouble.forbiddenWhy')}
      </EmptyPage>
    )
  }
  if (status === 0 || isPartMissing(error)) return <Lost error={error} onRetry={onRetry} />
  return (
    <EmptyPage
      icon="warning"
      title={say('trouble.title')}
      acts={onRetry && <Button onClick={onRetry}>{say('act.retry')}</Button>}
    >
      {say('trouble.why')}
    </EmptyPage>
  )
}

/** Nothing came: no network, no server, or a server that is newer than the page. It goes on by itself. */
function Lost({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const say = useWords(uiWords)
  const answered = useSyncExternalStore(watchServer, serverAnswers)
  const isPart = isPartMissing(error)
  // A part of the program is read once: what failed comes only with the page.
  const retry = isPart ? () => location.reload() : onRetry
  const missed = useRef(false)
  useEffect(() => {
    if (isPart) void askServer()
  }, [isPart])
  useEffect(() => {
    if (answered && missed.current) retry?.()
    missed.current = !answered
  })
  if (isPart && answered) {
    return (
      <EmptyPage
        icon="refresh"
        title={say('trouble.newVersionTitle')}
        acts={<Button onClick={retry}>{say('act.reload')}</Button>}
      >
        {say('trouble.newVersionWhy')}
      </EmptyPage>
    )
  }
  return (
    <EmptyPage
      icon="offline"
      title={say('trouble.title')}
      acts={
        retry && (
          <Button onClick={() => (answered ? retry() : void askServer())}>
            {say('act.retry')}
          </Button>
        )
      }
    >
      {say(navigator.onLine ? 'refusal.unreachable' : 'refusal.offline')}
    </EmptyPage>
  )
}

/** Out of where there is nothing. */
function Home() {
  const say = useWords(uiWords)
  return (
    <Go to="/" className="cv-act">
      {say('trouble.home')}
    </Go>
  )
}

/** A part of the program did not come: the server is not there, or after a deployment has it no more. */
const isPartMissing = (error: unknown) =>
  error instanceof Error &&
  !(error instanceof ApiError) &&
  /dynamically imported module|importing a module script|Unable to preload/i.test(error.message)
