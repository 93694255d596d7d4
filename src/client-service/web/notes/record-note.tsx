import { Form, Input } from 'antd'
import { Field, useWords } from '#ui/index.ts'
import { isHeard, noteSources, recordNoteEndpoint } from '../../contract.ts'
import { ChoiceField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import type { SentFile } from '../panel/file-field.tsx'
import { Attachments, picturesIn, useAttachments } from './attachments.tsx'
import { noteWords } from './words.ts'

interface NoteValues {
  source: (typeof noteSources)[number]
  text?: string
  files?: SentFile[]
}

/** A chat, a screenshot, a voice message: pasted, chosen or spoken, and kept with the client. */
export function RecordNote({ subjectId, onClose }: { subjectId: string; onClose: () => void }) {
  const say = useWords(noteWords)
  return (
    <ActForm<typeof recordNoteEndpoint, NoteValues>
      endpoint={recordNoteEndpoint}
      words={noteWords}
      slot={`note:${subjectId}`}
      initial={{ source: 'chat' }}
      submit={say('act')}
      done={say('done')}
      refresh={['notes', subjectId]}
      input={({ source, text = '', files = [] }) => ({
        body: { subjectId, source, text, fileIds: files.map(({ id }) => id) },
      })}
      onClose={onClose}
    >
      <Inner subjectId={subjectId} />
    </ActForm>
  )
}

function Inner({ subjectId }: { subjectId: string }) {
  const say = useWords(noteWords)
  const form = Form.useFormInstance<NoteValues>()
  const files = Form.useWatch('files', form) ?? []
  const attaching = useAttachments(subjectId, files, (value) => {
    form.setFieldValue('files', value)
    const spoken = value.every(({ mediaType = '' }) => isHeard(mediaType))
    if (spoken && value.length > 0 && !form.getFieldValue('text'))
      form.setFieldValue('source', 'voice')
  })
  return (
    <div
      onPaste={(event) => {
        const pictures = picturesIn(event, say('pictureName'))
        if (pictures.length === 0) return
        event.preventDefault()
        void attaching.add(pictures)
        if (!form.getFieldValue('text')) form.setFieldValue('source', 'picture')
      }}
    >
      <Field name="text" label={say('text')} max={10_000} help={say('textHelp')}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} />
      </Field>
      <Form.Item name="files" label={say('files')}>
        <Attachments attaching={attaching} />
      </Form.Item>
      <ChoiceField
        name="source"
        label={say('source')}
        required
        choices={noteSources.map((value) => ({ value, label: say(`sources.${value}`) }))}
      />
    </div>
  )
}
