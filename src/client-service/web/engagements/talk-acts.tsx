import { useWords } from '#ui/index.ts'
import { recordTalkEndpoint, type Talk } from '../../contract.ts'
import { ReceiveFeedback } from '../feedback/receive-feedback.tsx'
import { feedbackSteps } from '../feedback/acts.tsx'
import { ChoiceField, TextField, WayField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { byId, common, type EngagementAct, engagementAct, type Props } from './act-common.tsx'
import type { EngagementView } from './view.ts'
import { engagementWords } from './words.ts'

const scale = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    value: from + index,
    label: String(from + index),
  }))
export const satisfactionScale = scale(1, 5)
export const npsScale = scale(0, 10)

interface TalkValues {
  way: Talk['way']
  satisfaction?: number
  nps?: number
  said: string
  nextTopics?: string
}

function RecordTalk(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof recordTalkEndpoint, TalkValues>
      endpoint={recordTalkEndpoint}
      {...common(props, 'recordTalk')}
      initial={{ way: 'call' }}
      input={({ satisfaction, nps, ...body }) => ({
        params: byId(props),
        body: { ...body, satisfaction: satisfaction ?? null, nps: nps ?? null },
      })}
    >
      <TextField name="said" label={say('field.said')} max={10_000} required />
      <ChoiceField
        name="satisfaction"
        label={say('field.satisfaction')}
        choices={satisfactionScale}
      />
      <ChoiceField name="nps" label={say('field.nps')} choices={npsScale} />
      <WayField />
      <TextField name="nextTopics" label={say('field.nextTopics')} rows={2} />
    </ActForm>
  )
}

const Receive = ({ thing: { engagement }, onClose }: Props) => (
  <ReceiveFeedback
    subject={{ kind: 'engagement', id: engagement.id }}
    refresh={[engagement.clientId]}
    onClose={onClose}
  />
)

/** What the client thinks of it (S3). */
export const talkActs: EngagementAct[] = [
  engagementAct('recordTalk', RecordTalk),
  engagementAct('receiveFeedback', Receive),
  ...feedbackSteps<EngagementView>((view) => view.feedback),
]
