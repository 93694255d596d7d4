import type { ReactNode } from 'react'
import { EmptyPage, Trouble, useWords, Waiting } from '#ui/index.ts'
import { insightWords } from './words.ts'

/** A board with its waiting, its trouble and its emptiness. */
export function Board<Data>({
  found,
  isEmpty,
  children,
}: {
  found: { data: Data | undefined; error: unknown; refetch: () => unknown }
  isEmpty: (data: Data) => boolean
  children: (data: Data) => ReactNode
}) {
  const say = useWords(insightWords)
  const { data, error } = found
  if (error && !data) return <Trouble error={error} onRetry={() => void found.refetch()} />
  if (!data) return <Waiting rows={8} />
  if (isEmpty(data)) {
    return (
      <EmptyPage icon="insight" title={say('empty')}>
        {say('emptyWhy')}
      </EmptyPage>
    )
  }
  return <div className="in-board">{children(data)}</div>
}
