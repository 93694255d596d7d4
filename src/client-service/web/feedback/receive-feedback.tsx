import { Checkbox } from 'antd'
import { Field, useWords } from '#ui/index.ts'
import { type Feedback, feedbackKinds, receiveFeedbackEndpoint } from '../../contract.ts'
import { ChoiceField, LineField, TextField, WayField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { feedbackWords } from './words.ts'

/** Records what a client said about a client relationship or an engagement. */
export function ReceiveFeedback({
  subject,
  refresh,
  onClose,
}: {
  subject: Feedback['subject']
  refresh: string[]
  onClose: () => void
}) {
  const say = useWords(feedbackWords)
  type Values = {
    kind: Feedback['kind']
    text: string
    touchesPlan?: boolean
    way: Feedback['way']
    saidBy?: string
  }
  return (
    <ActForm<typeof receiveFeedbackEndpoint, Values>
      endpoint={receiveFeedbackEndpoint}
      slot={`receiveFeedback:${subject.id}`}
      initial={{ way: 'call' }}
      submit={say('act.receiveFeedback')}
      done={say('done.receiveFeedback')}
      refresh={[subject.id, 'feedback', ...refresh]}
      input={(body) => ({ body: { subject, ...body } })}
      onClose={onClose}
    >
      <ChoiceField
        name="kind"
        label={say('field.kind')}
        required
        choices={feedbackKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
      />
      <TextField name="text" label={say('field.text')} max={10_000} required />
      {subject.kind === 'engagement' && (
        <Field name="touchesPlan" label="" valuePropName="checked">
          <Checkbox>{say('field.touchesPlan')}</Checkbox>
        </Field>
      )}
      <WayField label={say('field.way')} />
      <LineField name="saidBy" label={say('field.saidBy')} max={100} />
    </ActForm>
  )
}
