import { Form, Input } from 'antd'
import { DraftForm, Field, useAct, useDraftForm, useWords } from '#ui/index.ts'
import type { Clause } from '../clauses/contract.ts'
import { type CharterView, setClauseEndpoint } from '../versions/contract.ts'
import { type ClauseValues, clauseOf, expertOf, isJson, valuesOf } from './clause-values.ts'
import { OwnerFields, StepFields, TermFields, TermListFields } from './clause-fields.tsx'
import { partsInOrder } from './clause-speech.ts'
import { useClauseSpeech } from './reading.ts'
import { charterWords } from './words.ts'

/** One clause of the draft: what a partner sets by hand, and the expert part as text. */
export function ClauseForm({
  draft: charter,
  clause,
  onClose,
}: {
  draft: CharterView
  clause: Clause | undefined
  onClose: () => void
}) {
  const say = useWords(charterWords)
  const speech = useClauseSpeech()
  const draft = useDraftForm<ClauseValues>(
    `clause:${charter.number}:${clause?.code ?? 'new'}`,
    valuesOf(clause, charter.version),
  )
  const act = useAct(setClauseEndpoint, {
    words: charterWords,
    draft,
    refresh: ['charter'],
    done: say('draft.saved'),
    onDone: onClose,
  })
  const latest = (current: Record<string, unknown>) =>
    (current as CharterView).clauses.find(({ code }) => code === clause?.code)
  const inWords = (one: Clause | undefined) =>
    one ? Object.fromEntries(partsInOrder.map((name) => [name, speech.part(name, one[name])])) : {}
  const told = { ...act, current: act.current && inWords(latest(act.current)) }
  const save = () => {
    const { version, ...values } = draft.form.getFieldsValue(true) as ClauseValues
    const body = clauseOf(values, clause)
    void act.run({ params: { code: body.code }, body, ifMatch: version })
  }
  return (
    <DraftForm<ClauseValues>
      draft={draft}
      act={told}
      submit={say('draft.save')}
      onSubmit={save}
      onCancel={onClose}
      wide
      stale={{
        seen: inWords(clause),
        labels: Object.fromEntries(partsInOrder.map((name) => [name, speech.nameOf(name)])),
        onAdopt: () => {
          draft.form.setFieldValue('version', (act.current as CharterView).version)
          draft.keep()
          act.dismiss()
        },
      }}
    >
      {!clause && <CodeField taken={charter.clauses.map(({ code }) => code)} />}
      <Texts />
      <fieldset className="ch-fieldset">
        <legend>{say('form.deadline')}</legend>
        <TermFields name={['deadline']} />
      </fieldset>
      <fieldset className="ch-fieldset">
        <legend>{say('form.longestPause')}</legend>
        <p className="cv-meta">{say('form.longestPauseHelp')}</p>
        <TermFields name={['longest_pause']} of={say('form.longestPause')} />
      </fieldset>
      <OwnerFields />
      <TermListFields />
      <StepFields />
      <Expert />
    </DraftForm>
  )
}

function CodeField({ taken }: { taken: string[] }) {
  const say = useWords(charterWords)
  return (
    <Field
      name="code"
      label={say('form.code')}
      required
      help={say('form.codeHelp')}
      rules={[
        { pattern: /^[A-Z][0-9]+[a-z]?(\.[a-z][a-z0-9_]*)?$/, message: say('form.codeRule') },
        {
          validator: (_, code) =>
            taken.includes(code)
              ? Promise.reject(new Error(say('form.codeTaken')))
              : Promise.resolve(),
        },
      ]}
    >
      <Input maxLength={40} />
    </Field>
  )
}

function Texts() {
  const say = useWords(charterWords)
  return (
    <>
      <Field name={['title', 'zh']} label={say('form.titleZh')} required max={500}>
        <Input />
      </Field>
      <Field name={['title', 'en']} label={say('form.titleEn')} required max={500}>
        <Input />
      </Field>
      <Field name={['duty', 'zh']} label={say('form.dutyZh')} required max={500}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Field>
      <Field name={['duty', 'en']} label={say('form.dutyEn')} required max={500}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Field>
    </>
  )
}

/** When it begins and what counts: told in words, written as JSON. */
function Expert() {
  const say = useWords(charterWords)
  const speech = useClauseSpeech()
  const text: string | undefined = Form.useWatch('expert')
  const parts = expertOf(text)
  return (
    <details className="ch-expert">
      <summary className="cv-act">{say('form.expert')}</summary>
      <p className="cv-meta">{say('form.expertHelp')}</p>
      {parts && (
        <dl className="ch-facts">
          {partsInOrder
            .filter((name) => name in parts)
            .map((name) => (
              <div key={name}>
                <dt>{speech.nameOf(name)}</dt>
                <dd>{saidSafely(() => speech.part(name, parts[name]))}</dd>
              </div>
            ))}
        </dl>
      )}
      <Field
        name="expert"
        label={say('form.expertText')}
        required
        rules={[
          {
            validator: (_, value) =>
              isJson(value) ? Promise.resolve() : Promise.reject(new Error(say('form.notJson'))),
          },
        ]}
      >
        <Input.TextArea
          className="cv-code"
          autoSize={{ minRows: 8, maxRows: 24 }}
          spellCheck={false}
        />
      </Field>
    </details>
  )
}

/** While it is being written the text may have any shape. */
function saidSafely(tell: () => string): string {
  try {
    return tell()
  } catch {
    return '…'
  }
}
