import { Button } from 'antd'
import { useState } from 'react'
import { AdministrationTabs } from '#organisation/web/index.ts'
import {
  ActNote,
  PageHead,
  Section,
  Segments,
  Trouble,
  useAct,
  useWords,
  Waiting,
} from '#ui/index.ts'
import {
  type NoticeChoice,
  type NoticeChoices,
  setNoticeDefaultsEndpoint,
  webhookSayings,
} from '../contract.ts'
import { ChoiceGrid } from './choice-grid.tsx'
import { choiceWords } from './choices-words.ts'
import { DepartmentRobots } from './department-robots.tsx'
import { useNoticeChoices } from './reading.ts'

/** How people are told who chose nothing, and what may leave the product: for administration. */
export default function NoticeDefaultsPage() {
  const say = useWords(choiceWords)
  const { data, error, refetch } = useNoticeChoices()
  return (
    <>
      <PageHead title={say('firmTitle')} />
      <AdministrationTabs current="/administration/notices" />
      <div className="nc-page">
        {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data && <Defaults key={JSON.stringify([data.firm, data.webhookSays])} choices={data} />}
        <DepartmentRobots />
      </div>
    </>
  )
}

function Defaults({ choices }: { choices: NoticeChoices }) {
  const say = useWords(choiceWords)
  const [items, setItems] = useState<NoticeChoice[]>(choices.firm)
  const [webhookSays, setSays] = useState(choices.webhookSays)
  const act = useAct(setNoticeDefaultsEndpoint, {
    words: choiceWords,
    refresh: ['notice-choices'],
    done: say('saved'),
  })
  const unchanged = items === choices.firm && webhookSays === choices.webhookSays
  return (
    <>
      <p className="cv-quiet nc-lead">{say('firmLead')}</p>
      <ChoiceGrid value={items} onChange={setItems} firm={[]} clauses={choices.clauses} />
      <Section title={say('says')}>
        <p className="cv-quiet nc-lead">{say('saysHelp')}</p>
        <Segments
          label={say('saysLabel')}
          value={webhookSays}
          choices={webhookSayings.map((value) => ({ value, label: say(`saying.${value}`) }))}
          onChoose={setSays}
        />
      </Section>
      <ActNote act={act} />
      <div className="cv-form-acts nc-acts">
        <Button
          type="primary"
          disabled={unchanged}
          loading={act.busy}
          onClick={() => void act.run({ body: { items, webhookSays } })}
        >
          {say('save')}
        </Button>
      </div>
    </>
  )
}
