import { Button } from 'antd'
import { useState } from 'react'
import { ActNote, Section, Trouble, useAct, useWords, Waiting } from '#ui/index.ts'
import { chooseNoticesEndpoint, type NoticeChoice, type NoticeChoices } from '../contract.ts'
import { ChoiceGrid } from './choice-grid.tsx'
import { choiceWords } from './choices-words.ts'
import { useNoticeChoices } from './reading.ts'

/** How I am told, for the account page. */
export function NoticeChoicesSection() {
  const say = useWords(choiceWords)
  const { data, error, refetch } = useNoticeChoices()
  return (
    <Section title={say('title')}>
      <p className="cv-quiet">{say('lead')}</p>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && <Own key={JSON.stringify(data.own)} choices={data} />}
    </Section>
  )
}

function Own({ choices }: { choices: NoticeChoices }) {
  const say = useWords(choiceWords)
  const [value, setValue] = useState<NoticeChoice[]>(choices.own)
  const act = useAct(chooseNoticesEndpoint, {
    words: choiceWords,
    refresh: ['notice-choices'],
    done: say('saved'),
  })
  return (
    <>
      <ChoiceGrid value={value} onChange={setValue} firm={choices.firm} clauses={choices.clauses} />
      <ActNote act={act} />
      <div className="cv-form-acts nc-acts">
        <Button
          disabled={value === choices.own}
          loading={act.busy}
          onClick={() => void act.run({ body: { items: value } })}
        >
          {say('save')}
        </Button>
      </div>
    </>
  )
}
