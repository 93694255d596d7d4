import { Form } from 'antd'
import { Choice, DateInput, Field, useNow, useWords, useRows } from '#ui/index.ts'
import {
  answerQuestionEndpoint,
  askQuestionEndpoint,
  listMatterEventsEndpoint,
  matterEventKinds,
  type Question,
  recordMatterEventEndpoint,
  reportProgressEndpoint,
  withdrawQuestionEndpoint,
} from '../../contract.ts'
import { ChoiceField, LineField, SelectField, TextField, WayField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import {
  aboutId,
  besideAct,
  byId,
  common,
  type EngagementAct,
  engagementAct,
  type Props,
} from './act-common.tsx'
import { today } from './days.ts'
import { engagementWords } from './words.ts'

interface Report {
  to: ('client' | 'team')[]
  way?: Question['way']
  text: string
  nextSteps?: string
  matterEventId?: string
}

/** Open, write, send: the client and the team are told by default. */
function ReportProgress(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof reportProgressEndpoint, Report>
      endpoint={reportProgressEndpoint}
      {...common(props, 'reportProgress')}
      initial={{ to: ['client', 'team'], way: 'wechat' }}
      input={({ to, way, text, nextSteps, matterEventId }) => ({
        params: byId(props),
        body: {
          toClient: to.includes('client'),
          toTeam: to.includes('team'),
          way: to.includes('client') ? (way ?? null) : null,
          text,
          nextSteps: nextSteps ?? '',
          matterEventId: matterEventId ?? null,
        },
      })}
    >
      <TextField name="text" label={say('field.reportText')} max={10_000} rows={5} required />
      <Field name="to" label={say('field.to')} required>
        <Choice
          several
          label={say('field.to')}
          options={[
            { value: 'client', label: say('field.toClient') },
            { value: 'team', label: say('field.toTeam') },
          ]}
        />
      </Field>
      <WayIfToClient />
      <TextField name="nextSteps" label={say('field.nextSteps')} rows={2} />
      <EventField {...props} />
    </ActForm>
  )
}

function WayIfToClient() {
  const say = useWords(engagementWords)
  const to = Form.useWatch('to') as string[] | undefined
  return to?.includes('client') ? <WayField label={say('field.reportWay')} /> : null
}

function EventField({ thing }: Props) {
  const say = useWords(engagementWords)
  const { rows = [] } = useRows(listMatterEventsEndpoint, ['engagement'], {
    params: { id: thing.engagement.id },
  })
  if (rows.length === 0) return null
  const choices = rows.map((one) => ({
    value: one.id,
    label: `${say(`matterKind.${one.kind}`)} ${one.happenedOn}`,
  }))
  return <SelectField name="matterEventId" label={say('field.event')} choices={choices} clearable />
}

interface MatterEventValues {
  kind: (typeof matterEventKinds)[number]
  happenedOn: string
  text: string
}

function RecordMatterEvent(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof recordMatterEventEndpoint, MatterEventValues>
      endpoint={recordMatterEventEndpoint}
      {...common(props, 'recordMatterEvent')}
      initial={{ happenedOn: today(useNow()) }}
      input={(body) => ({ params: byId(props), body })}
    >
      <ChoiceField
        name="kind"
        label={say('field.eventKind')}
        required
        choices={matterEventKinds.map((value) => ({ value, label: say(`matterKind.${value}`) }))}
      />
      <Field name="happenedOn" label={say('field.happenedOn')} required>
        <DateInput />
      </Field>
      <TextField name="text" label={say('field.eventText')} required />
    </ActForm>
  )
}

function AskQuestion(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof askQuestionEndpoint, { text: string; way: Question['way']; askedBy?: string }>
      endpoint={askQuestionEndpoint}
      {...common(props, 'askQuestion')}
      initial={{ way: 'wechat' }}
      input={(body) => ({ params: byId(props), body })}
    >
      <TextField name="text" label={say('field.question')} required />
      <WayField />
      <LineField name="askedBy" label={say('field.askedBy')} max={100} />
    </ActForm>
  )
}

const questionOf = ({ thing, about }: Props) => thing.questions.find((one) => one.id === about)

function AnswerQuestion(props: Props) {
  const say = useWords(engagementWords)
  const question = questionOf(props)
  return (
    <ActForm<typeof answerQuestionEndpoint, { answer: string; way: Question['way'] }>
      endpoint={answerQuestionEndpoint}
      {...common(props, 'answerQuestion')}
      initial={{ way: question?.way ?? 'wechat' }}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <p className="sv-said sv-reply">{question?.text}</p>
      <br />
      <TextField name="answer" label={say('field.answer')} max={10_000} rows={5} required />
      <WayField label={say('field.answerWay')} />
    </ActForm>
  )
}

function WithdrawQuestion(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof withdrawQuestionEndpoint, { reason: string }>
      endpoint={withdrawQuestionEndpoint}
      {...common(props, 'withdrawQuestion')}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <TextField name="reason" label={say('field.withdrawalReason')} max={2000} required />
    </ActForm>
  )
}

const mayQuestion = (right: string) => (view: Props['thing'], about: string | undefined) =>
  view.questions.find((one) => one.id === about)?.abilities[right] === true

/** What the client hears and asks (S2, O2). */
export const progressActs: EngagementAct[] = [
  engagementAct('reportProgress', ReportProgress),
  engagementAct('recordMatterEvent', RecordMatterEvent),
  engagementAct('askQuestion', AskQuestion),
  besideAct('answerQuestion', AnswerQuestion, mayQuestion('answerQuestion')),
  besideAct('withdrawQuestion', WithdrawQuestion, mayQuestion('askQuestion')),
]
