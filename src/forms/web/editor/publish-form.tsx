import { Input } from 'antd'
import { Field, useWords, ActForm } from '#ui/index.ts'
import { type FormView, publishFormEndpoint } from '../../contract.ts'
import { formWords } from '../words.ts'
import { Difference } from './difference.tsx'
import { editorWords } from './words.ts'

/** What changes and why; then it is in force. */
export function PublishForm({ form, onClose }: { form: FormView; onClose: () => void }) {
  const say = useWords(editorWords)
  return (
    <ActForm<typeof publishFormEndpoint, { reason: string }>
      endpoint={publishFormEndpoint}
      slot={`publish-form:${form.id}:${form.version}`}
      words={formWords}
      submit={say('editor.publish')}
      done={say('editor.published')}
      refresh={['forms', form.id]}
      base={{ version: form.version }}
      input={({ reason }, { version: ifMatch }) => ({
        params: { id: form.id },
        body: { reason },
        ifMatch,
      })}
      onClose={onClose}
    >
      <h3 className="fe-title">{say(form.published ? 'difference.title' : 'difference.first')}</h3>
      <Difference form={form} />
      <Field
        name="reason"
        label={say('editor.reason')}
        help={say('editor.reasonWhy')}
        required
        max={2000}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Field>
    </ActForm>
  )
}
