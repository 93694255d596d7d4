import './editor.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useOpenAct } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import {
  Act,
  ActNote,
  Go,
  Note,
  PageHead,
  Section,
  Segments,
  Trouble,
  useAct,
  useKept,
  useParameter,
  usePhone,
  useWords,
  Waiting,
  SidePanel,
} from '#ui/index.ts'
import {
  discardFormDraftEndpoint,
  draftFormEndpoint,
  type FormView,
  type Question,
  readFormEndpoint,
} from '../../contract.ts'
import { formWords } from '../words.ts'
import { Difference } from './difference.tsx'
import { Preview } from './preview.tsx'
import { PublishForm } from './publish-form.tsx'
import { QuestionList } from './question-list.tsx'
import { problemsByPlace } from './questions.ts'
import { useFormName } from './forms-page.tsx'
import { Versions } from './versions.tsx'
import { editorWords } from './words.ts'

/** One form: its questions at the left, how they look at the right, published with a reason. */
export default function EditorPage() {
  const id = useParameter('formId')
  const { data, error, refetch } = useQuery({
    queryKey: ['forms', id],
    queryFn: ({ signal }) => call(readFormEndpoint, { params: { id }, signal }),
  })
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  return data ? <Editor key={id} form={data} /> : <Waiting rows={10} />
}

function Editor({ form }: { form: FormView }) {
  const say = useWords(editorWords)
  const name = useFormName()
  const { act, open, close } = useOpenAct()
  const work = useWork(form)
  const mayEdit = form.abilities.keepForms
  const publish = async () => {
    if (!work.changed || (await work.save())) open('publishForm')
  }
  return (
    <>
      <PageHead
        title={say(`purpose.${form.purpose}`)}
        aside={name(form)}
        acts={
          mayEdit && (
            <>
              {work.changed && (
                <Button onClick={() => void work.save()} loading={work.saving.busy}>
                  {say('editor.save')}
                </Button>
              )}
              <Button
                type="primary"
                disabled={!work.changed && form.differences.length === 0}
                onClick={() => void publish()}
              >
                {say('editor.publish')}
              </Button>
            </>
          )
        }
      />
      <div className="fe-body">
        <Go to="/administration/forms" className="cv-act">
          {say('all')}
        </Go>
        <ActNote act={work.saving} onAdopt={work.adopt} />
        {!mayEdit && <Note>{say('editor.cannot')}</Note>}
        <Desk form={form} work={work} />
        {form.drafted && !work.changed && (
          <Section
            title={say(form.published ? 'difference.title' : 'difference.first')}
            acts={mayEdit && <Discard form={form} onDone={work.forget} />}
          >
            <Difference form={form} />
          </Section>
        )}
        <Versions form={form} />
      </div>
      <SidePanel
        title={say('editor.publishTitle', { number: (form.published ?? 0) + 1 })}
        open={act === 'publishForm' && mayEdit}
        onClose={close}
      >
        <PublishForm key={form.version} form={form} onClose={close} />
      </SidePanel>
    </>
  )
}

/** Questions beside their preview; on the telephone one of the two. */
function Desk({ form, work }: { form: FormView; work: Work }) {
  const say = useWords(editorWords)
  const phone = usePhone()
  const [side, setSide] = useState<'questions' | 'preview'>('questions')
  const fixed = new Set(form.inForce?.questions.map((question) => question.key))
  const questions = (
    <section className="fe-questions" aria-label={say('editor.questions')}>
      <h2>
        {say('editor.questions')}
        {work.changed && <span className="cv-meta">{say('editor.unsaved')}</span>}
      </h2>
      {form.abilities.keepForms ? (
        <QuestionList
          questions={work.questions}
          fixed={fixed}
          problems={problemsByPlace(work.saving.error?.fields ?? [])}
          onChange={work.change}
        />
      ) : null}
    </section>
  )
  const preview = <Preview purpose={form.purpose} questions={work.questions} />
  if (!phone) {
    return (
      <div className={form.abilities.keepForms ? 'fe-desk' : undefined}>
        {form.abilities.keepForms && questions}
        {preview}
      </div>
    )
  }
  return (
    <>
      {form.abilities.keepForms && (
        <Segments
          label={say('editor.show')}
          value={side}
          choices={[
            { value: 'questions', label: say('editor.questions') },
            { value: 'preview', label: say('editor.look') },
          ]}
          onChoose={setSide}
        />
      )}
      {side === 'preview' || !form.abilities.keepForms ? preview : questions}
    </>
  )
}

type Work = ReturnType<typeof useWork>

/** The questions being worked on: kept in the browser until they are saved, then as the firm's draft. */
function useWork(form: FormView) {
  const say = useWords(editorWords)
  const client = useQueryClient()
  const kept = useKept<{ questions: Question[]; version: number }>(`form:${form.id}`)
  const saving = useAct(draftFormEndpoint, {
    words: formWords,
    refresh: ['forms', form.id],
    done: say('editor.saved'),
    // Whoever publishes next must see what was just saved.
    onDone: (saved) => {
      client.setQueryData(['forms', form.id], saved)
      kept.forget()
    },
  })
  const questions = kept.value?.questions ?? form.questions
  const version = kept.value?.version ?? form.version
  return {
    questions,
    changed: kept.value !== null,
    saving,
    change: (next: Question[]) => kept.keep({ questions: next, version }),
    save: () => saving.run({ params: { id: form.id }, body: { questions }, ifMatch: version }),
    /** One's own questions instead of what another saved meanwhile. */
    adopt: (current: Record<string, unknown>) => {
      kept.keep({ questions, version: Number(current.version) })
      saving.dismiss()
    },
    forget: kept.forget,
  }
}

function Discard({ form, onDone }: { form: FormView; onDone: () => void }) {
  const say = useWords(editorWords)
  const discard = useAct(discardFormDraftEndpoint, {
    words: formWords,
    refresh: ['forms', form.id],
    done: say('editor.discarded'),
    onDone,
  })
  return (
    <>
      <Act
        disabled={discard.busy}
        onClick={() => void discard.run({ params: { id: form.id }, ifMatch: form.version })}
      >
        {say('editor.discard')}
      </Act>
      <ActNote act={discard} />
    </>
  )
}
