import { useSyncExternalStore } from 'react'
import { serverAnswers, watchServer } from '#platform/http/reached.ts'
import { Icon } from '../icons.tsx'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'

function follow(tell: () => void) {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

/** While there is no network or no server: what is seen may be old, what is written is kept. */
export function Offline() {
  const say = useWords(uiWords)
  const online = useSyncExternalStore(follow, () => navigator.onLine)
  const answered = useSyncExternalStore(watchServer, serverAnswers)
  if (online && answered) return null
  return (
    <p className="cv-offline" role="status">
      <Icon name="offline" />
      {say(online ? 'frame.unreachable' : 'frame.offline')}
    </p>
  )
}
