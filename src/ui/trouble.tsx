import { Button } from 'antd'
import { ApiError } from '#platform/http/client.ts'
import { Go } from './go.tsx'
import { EmptyPage } from './parts.tsx'
import { useWords } from './saying.ts'
import { uiWords } from './words.ts'

/** In place of a page that could not be shown: what happened, that nothing is lost, what to do. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useWords(uiWords)
  const status = error instanceof ApiError ? error.status : undefined
  if (status === 404) {
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
  if (status === undefined && isNewVersion(error)) {
    return (
      <EmptyPage
        icon="refresh"
        title={say('trouble.newVersionTitle')}
        acts={<Button onClick={() => location.reload()}>{say('act.reload')}</Button>}
      >
        {say('trouble.newVersionWhy')}
      </EmptyPage>
    )
  }
  return (
    <EmptyPage
      icon={status === 0 ? 'offline' : 'warning'}
      title={say('trouble.title')}
      acts={onRetry && <Button onClick={onRetry}>{say('act.retry')}</Button>}
    >
      {status === 0 ? say('refusal.offline') : say('trouble.why')}
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

/** A part of the program that an older page asks for is gone after a deployment. */
const isNewVersion = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|importing a module script/i.test(error.message)
