import { Button } from 'antd'
import { ActNote, Note, useAct, useWords } from '#ui/index.ts'
import { acknowledgeCharterEndpoint } from '../reviews/contract.ts'
import { useOwesAcknowledgement } from './reading.ts'
import { charterWords } from './words.ts'

/** For a newcomer: the charter is read and known (G2). */
export function Acknowledge() {
  const say = useWords(charterWords)
  const owes = useOwesAcknowledgement()
  const act = useAct(acknowledgeCharterEndpoint, {
    words: charterWords,
    refresh: ['commitments'],
    done: say('acknowledge.done'),
  })
  if (!owes) return null
  return (
    <div className="ch-acknowledge">
      <Note
        tone="due"
        title={say('acknowledge.title')}
        acts={
          <Button type="primary" loading={act.busy} onClick={() => void act.run({})}>
            {say('acknowledge.act')}
          </Button>
        }
      >
        {say('acknowledge.why')}
      </Note>
      <ActNote act={act} />
    </div>
  )
}
