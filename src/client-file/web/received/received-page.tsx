import './received.css'
import { EmptyPage, Note, PageHead, useUrl, useWords, Waiting } from '#ui/index.ts'
import { useReceived } from './reading.ts'
import { ReceivedItem } from './received-item.tsx'
import { canReceive } from './store.ts'
import { receivedWords } from './words.ts'

/** What was shared with us from the telephone: each waits here until it is said whose it is. */
export default function ReceivedPage() {
  const say = useWords(receivedWords)
  const [url] = useUrl()
  const received = useReceived()
  return (
    <>
      <PageHead title={say('title')} />
      <div className="rc-list">
        {url.failed && (
          <Note tone="due" title={say('failed')}>
            {say('failedWhy')}
          </Note>
        )}
        {!received.items && <Waiting />}
        {received.items?.length === 0 && (
          <EmptyPage icon="share" title={say('empty')}>
            {say(canReceive() ? 'emptyWhy' : 'unsafe')}
          </EmptyPage>
        )}
        {received.items?.map((item, at) => (
          <ReceivedItem key={item.key} item={item} received={received} first={at === 0} />
        ))}
      </div>
    </>
  )
}
