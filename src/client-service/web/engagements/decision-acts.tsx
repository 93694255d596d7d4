import { Form } from 'antd'
import { Act, DateInput, Field, ListErrors, useNow, useWords, useThing } from '#ui/index.ts'
import {
  type Decision,
  putDecisionEndpoint,
  readPlanEndpoint,
  takeDecisionEndpoint,
  withdrawDecisionEndpoint,
} from '../../contract.ts'
import { ChoiceField, LineField, SelectField, TextField, WayField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { FileField, type SentFile } from '../panel/file-field.tsx'
import { serviceWords } from '../words.ts'
import {
  aboutId,
  besideAct,
  byId,
  common,
  type EngagementAct,
  engagementAct,
  type Props,
} from './act-common.tsx'
import { dayAfter } from './days.ts'
import { engagementWords } from './words.ts'

interface Put {
  question: string
  options: { title: string; consequences: string }[]
  answerBy: string
  milestoneId?: string
}

function PutDecision(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof putDecisionEndpoint, Put>
      endpoint={putDecisionEndpoint}
      {...common(props, 'putDecision')}
      initial={{ answerBy: dayAfter(useNow(), 5), options: [{}, {}] as Put['options'] }}
      input={({ milestoneId, ...body }) => ({
        params: byId(props),
        body: { ...body, milestoneId: milestoneId ?? null },
      })}
    >
      <TextField name="question" label={say('field.decision')} max={2000} rows={2} required />
      <Options />
      <Field name="answerBy" label={say('field.answerBy')} required>
        <DateInput />
      </Field>
      <MilestoneField {...props} />
    </ActForm>
  )
}

function Options() {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  return (
    <Form.List name="options">
      {(fields, { add, remove }, { errors }) => (
        <fieldset className="sv-lines">
          <legend>{say('field.options')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="sv-line">
              <LineField
                name={[name, 'title']}
                label={say('field.optionTitle', { at: name + 1 })}
                required
              />
              <TextField
                name={[name, 'consequences']}
                label={say('field.consequences', { at: name + 1 })}
                rows={2}
                required
              />
              {fields.length > 2 && (
                <p className="sv-line-foot">
                  <Act onClick={() => remove(name)}>{sayService('act.remove')}</Act>
                </p>
              )}
            </div>
          ))}
          {fields.length < 10 && (
            <Act icon="plus" onClick={() => add({})}>
              {sayService('act.addOption')}
            </Act>
          )}
          <ListErrors name="options" errors={errors} />
        </fieldset>
      )}
    </Form.List>
  )
}

/** A milestone that waits until the client has decided. */
function MilestoneField({ thing }: Props) {
  const say = useWords(engagementWords)
  const { data } = useThing(readPlanEndpoint, ['plan'], { params: { id: thing.engagement.id } })
  const open = data?.milestones.filter((one) => one.state === 'planned') ?? []
  if (open.length === 0) return null
  const choices = open.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <SelectField name="milestoneId" label={say('field.milestone')} choices={choices} clearable />
  )
}

interface Taking {
  option: number
  saidBy: string
  way: NonNullable<Decision['way']>
  evidence: string
  evidenceFileId?: SentFile | null
}

function TakeDecision(props: Props) {
  const say = useWords(engagementWords)
  const decision = props.thing.decisions.find((one) => one.id === props.about)
  return (
    <ActForm<typeof takeDecisionEndpoint, Taking>
      endpoint={takeDecisionEndpoint}
      {...common(props, 'takeDecision')}
      initial={{ way: 'call' }}
      input={({ evidenceFileId, ...body }) => ({
        params: aboutId(props),
        body: { ...body, evidenceFileId: evidenceFileId?.id ?? null },
      })}
    >
      <p className="sv-said sv-reply">{decision?.question}</p>
      <br />
      <ChoiceField
        name="option"
        label={say('field.chosen')}
        required
        choices={(decision?.options ?? []).map(({ title }, value) => ({ value, label: title }))}
      />
      <LineField name="saidBy" label={say('field.saidBy')} max={100} required />
      <WayField />
      <TextField
        name="evidence"
        label={say('field.evidence')}
        rows={2}
        required
        help={say('field.evidenceHelp')}
      />
      <Field name="evidenceFileId" label={say('field.evidenceFile')}>
        <FileField subjectId={props.thing.engagement.id} />
      </Field>
    </ActForm>
  )
}

function WithdrawDecision(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof withdrawDecisionEndpoint, { reason: string }>
      endpoint={withdrawDecisionEndpoint}
      {...common(props, 'withdrawDecision')}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <TextField name="reason" label={say('field.withdrawalReason')} max={2000} required />
    </ActForm>
  )
}

const mayDecision = (right: string) => (view: Props['thing'], about: string | undefined) =>
  view.decisions.find((one) => one.id === about)?.abilities[right] === true

/** What is the client's to decide (S2). */
export const decisionActs: EngagementAct[] = [
  engagementAct('putDecision', PutDecision),
  besideAct('takeDecision', TakeDecision, mayDecision('takeDecision')),
  besideAct('withdrawDecision', WithdrawDecision, mayDecision('putDecision')),
]
