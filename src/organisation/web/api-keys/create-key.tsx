import { Button, Form, Input } from 'antd'
import {
  Act,
  DateInput,
  DraftForm,
  Field,
  Note,
  useCopy,
  useAct,
  useDraftForm,
  useWords,
} from '#ui/index.ts'
import { createApiKeyEndpoint } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { Several } from '../panel/several.tsx'
import { useMe } from '../reading.ts'
import { organisationWords } from '../words.ts'

interface KeyValues {
  name: string
  scopes: string[]
  expiresOn?: string
}

/** The end of the day in China, where the firm is. */
const endOf = (day: string) => `${day}T23:59:59+08:00`

export function CreateKey({
  onCreated,
  onClose,
}: {
  onCreated: (secret: string) => void
  onClose: () => void
}) {
  const say = useWords(administrationWords)
  const rights = useMe().data?.rights ?? []
  const draft = useDraftForm<KeyValues>('api-key:new', { scopes: [] })
  const act = useAct(createApiKeyEndpoint, {
    words: organisationWords,
    draft,
    refresh: ['api-keys'],
    done: say('key.created'),
    onDone: ({ secret }) => onCreated(secret),
  })
  return (
    <DraftForm<KeyValues>
      draft={draft}
      act={act}
      submit={say('key.create')}
      onSubmit={({ name, scopes, expiresOn }) =>
        void act.run({
          body: { name, scopes, expiresAt: expiresOn ? endOf(expiresOn) : null },
        })
      }
      onCancel={onClose}
    >
      <Field name="name" label={say('key.name')} required max={100} help={say('key.nameHelp')}>
        <Input autoComplete="off" />
      </Field>
      <Several
        name="scopes"
        label={say('key.rights')}
        help={<RightsHelp rights={rights} />}
        options={rights.map((right) => ({ value: right, label: right }))}
      />
      <Field name="expiresOn" label={say('key.expiresOn')} help={say('key.expiryHelp')}>
        <DateInput />
      </Field>
    </DraftForm>
  )
}

/** Whose rights a key can have, and all of those to read with one click. */
function RightsHelp({ rights }: { rights: string[] }) {
  const say = useWords(administrationWords)
  const form = Form.useFormInstance()
  const reading = rights.filter((right) => /^(read|list|compare|find|search)/.test(right))
  return (
    <>
      {say('key.scopesHelp')}{' '}
      <Act onClick={() => form.setFieldValue('scopes', reading)}>{say('key.reading')}</Act>
    </>
  )
}

/** The secret, which nobody sees again. */
export function ShownOnce({ secret, onSaved }: { secret: string; onSaved: () => void }) {
  const say = useWords(administrationWords)
  const copy = useCopy()
  return (
    <>
      <Note tone="due" title={say('key.secretTitle')}>
        <code className="cv-code">{secret}</code>
      </Note>
      <div className="cv-form-acts">
        <Button onClick={() => void copy(secret)}>{say('key.copy')}</Button>
        <Button type="primary" onClick={onSaved}>
          {say('key.saved')}
        </Button>
      </div>
    </>
  )
}
