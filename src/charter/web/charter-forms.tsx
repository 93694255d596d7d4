import { Input } from 'antd'
import {
  ActForm,
  DraftForm,
  Field,
  Note,
  Select,
  useAct,
  useDraftForm,
  useUrl,
  useWords,
} from '#ui/index.ts'
import {
  adoptCharterEndpoint,
  type CharterView,
  publishCharterEndpoint,
} from '../versions/contract.ts'
import { Problems } from './problems.tsx'
import { useCharter, useClauseSpeech, useDifference } from './reading.ts'
import { charterWords } from './words.ts'

/** The draft becomes the charter in force, with the reason that stands beside it for good. */
export function PublishCharter({ draft, onClose }: { draft: CharterView; onClose: () => void }) {
  const say = useWords(charterWords)
  const [, setUrl] = useUrl()
  const difference = useDifference().data
  const { number } = draft
  return (
    <ActForm<typeof publishCharterEndpoint, { reason: string }>
      endpoint={publishCharterEndpoint}
      words={charterWords}
      slot={`publish:${number}`}
      base={draft}
      submit={say('publish.act', { number })}
      done={say('publish.done', { number })}
      refresh={['charter', 'commitments']}
      input={({ reason }, { version: ifMatch }) => ({ body: { reason }, ifMatch })}
      onDone={() => setUrl({ view: 'versions', act: null, about: null, open: null })}
      onClose={onClose}
    >
      <Note>{say('publish.lead', { number })}</Note>
      {difference && <Problems difference={difference} />}
      <Field
        name="reason"
        label={say('publish.reason')}
        required
        max={2000}
        help={say('publish.reasonHelp')}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Field>
    </ActForm>
  )
}

interface AdoptValues {
  clauses?: string[]
  reason: string
}

/** What is open under earlier versions follows this one from now on. */
export function AdoptCharter({ number, onClose }: { number: number; onClose: () => void }) {
  const say = useWords(charterWords)
  const speech = useClauseSpeech()
  const clauses = useCharter(number).data?.clauses ?? []
  const draft = useDraftForm<AdoptValues>(`adopt:${number}`)
  const act = useAct(adoptCharterEndpoint, {
    words: charterWords,
    draft,
    refresh: ['charter', 'commitments'],
    done: ({ moved }) => say('adopt.done', { count: moved }),
    onDone: onClose,
  })
  return (
    <DraftForm<AdoptValues>
      draft={draft}
      act={act}
      submit={say('adopt.submit', { number })}
      onSubmit={({ reason, clauses: only }) =>
        void act.run({
          params: { number },
          body: { reason, ...(only?.length ? { clauses: only } : {}) },
        })
      }
      onCancel={onClose}
    >
      <Note>{say('adopt.lead', { number })}</Note>
      <Field name="clauses" label={say('adopt.clauses')} help={say('adopt.clausesHelp')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={clauses.map(({ code, title }) => ({
            value: code,
            label: `${code} ${speech.part('title', title)}`,
          }))}
        />
      </Field>
      <Field name="reason" label={say('adopt.reason')} required max={2000}>
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Field>
    </DraftForm>
  )
}
