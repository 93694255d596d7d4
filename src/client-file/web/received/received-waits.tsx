import './received.css'
import { Go, Icon, useWords } from '#ui/index.ts'
import { useReceivedMails } from './mails.ts'
import { useReceived } from './reading.ts'
import { receivedWords } from './words.ts'

/** On my day: that something shared waits to be put with a client. */
export function ReceivedWaits() {
  const say = useWords(receivedWords)
  const shared = useReceived().items?.length ?? 0
  const count = shared + (useReceivedMails()?.length ?? 0)
  if (count === 0) return null
  return (
    <p className="rc-waits">
      <Icon name="share" />
      {say('waiting', { count })}
      <Go to="/received" className="cv-act">
        {say('open')}
      </Go>
    </p>
  )
}
