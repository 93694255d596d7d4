import { Button } from 'antd'
import { ActNote, Section, useAct, useSaying, useWords } from '#ui/index.ts'
import { holdNearSearch, type ImportView } from '../contract.ts'
import { importWords } from './words.ts'

/** How far those the list brought into the register are compared with it by name. */
export function Near({ one }: { one: ImportView }) {
  const say = useWords(importWords)
  const saying = useSaying()
  const act = useAct(holdNearSearch, { words: importWords, refresh: ['imports', one.id] })
  if (!one.near) return null
  const { done, total, paused } = one.near
  const state = done >= total ? 'finished' : paused ? 'paused' : 'running'
  return (
    <Section title={say('near.title')}>
      <p>{say('near.progress', { done: saying.number(done), total: saying.number(total) })}</p>
      <progress
        className="im-progress"
        aria-label={say('near.title')}
        value={done}
        max={Math.max(1, total)}
      />
      <p className="cv-meta">{say(`near.${state}`)}</p>
      {one.abilities.holdNear && (
        <p className="im-decide">
          <Button
            loading={act.busy}
            onClick={() => void act.run({ params: { id: one.id }, body: { paused: !paused } })}
          >
            {say(paused ? 'near.resume' : 'near.pause')}
          </Button>
        </p>
      )}
      <ActNote act={act} />
    </Section>
  )
}
