import './received.css'
import { Go, Icon, useWords } from '#ui/index.ts'
import { useReceived } from './reading.ts'
import { receivedWords } from './words.ts'

/** On my day: that something shared waits to be put with a client. */
export function ReceivedWaits() {
  const say = useWords(receivedWords)
  const { items } = useReceived()
  if (!items || items.length === 0) return null
  return (
    <p className="rc-waits">
      <Icon name="share" />
      {say('waiting', { count: items.length })}
      <Go to="/received" className="cv-act">
        {say('open')}
      </Go>
    </p>
  )
}
