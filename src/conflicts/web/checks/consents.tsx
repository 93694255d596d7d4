import { Button, Form, Input } from 'antd'
import { type ComponentType, type ReactNode, useState } from 'react'
import {
  Act,
  ActForm,
  Choice,
  DateInput,
  Field,
  Section,
  useCopy,
  useSaying,
  useWords,
} from '#ui/index.ts'
import { type ConflictCheck, draftConsents, recordConsent } from '../../contract.ts'
import { checkWords } from './words.ts'

type Consent = ConflictCheck['consents'][number]

/** A field that takes a file of the affair; it comes from the area that keeps files. */
export type FileFieldPart = ComponentType<{
  subjectId: string
  id?: string
  value?: { id: string; name: string } | null
  onChange?: (file: { id: string; name: string } | null) => void
}>

/** What every client concerned must sign, each with its text and its answer. */
export function Consents({ check, FileField }: { check: ConflictCheck; FileField: FileFieldPart }) {
  const say = useWords(checkWords)
  if (check.consents.length === 0) return null
  return (
    <Section title={say('consents')} count={check.consents.length}>
      {check.consents.map((consent) => (
        <OneConsent key={consent.id} consent={consent} check={check} FileField={FileField} />
      ))}
    </Section>
  )
}

function OneConsent({
  consent,
  check,
  FileField,
}: {
  consent: Consent
  check: ConflictCheck
  FileField: FileFieldPart
}) {
  const say = useWords(checkWords)
  const saying = useSaying()
  const copy = useCopy()
  const [open, setOpen] = useState<'text' | 'reply' | null>(null)
  const { reply, earlier } = consent
  const mayRecord = check.abilities.recordConsent && consent.answers.length > 0
  const answer = (one: NonNullable<typeof reply>) =>
    [say(`reply.${one.outcome}`), one.signedBy, one.signedOn && saying.day(one.signedOn)]
      .filter(Boolean)
      .join(' ')
  return (
    <div className="cf-consent">
      <div className="cf-consent-head">
        <span className="cf-consent-of">
          <b>{consent.addressee}</b>
          <span className="cv-meta">{say(`consentOf.${consent.of}`)}</span>
        </span>
        <span className={reply?.outcome === 'signed' ? 'cf-class is-none' : 'cv-second'}>
          {reply ? answer(reply) : say('awaiting')}
        </span>
        {earlier.map((one) => (
          <span key={one.recordedAt} className="cv-meta">
            {say('earlier', { answer: answer(one) })}
          </span>
        ))}
        <Act onClick={() => setOpen(open === 'text' ? null : 'text')}>
          {open === 'text' ? say('fold') : say('consentText')}
        </Act>
        {mayRecord && open !== 'reply' && (
          <Act onClick={() => setOpen('reply')}>
            {say(consent.answers.includes('withdrawn') ? 'recordWithdrawal' : 'recordReply')}
          </Act>
        )}
      </div>
      {open === 'text' && (
        <>
          <pre>{consent.text}</pre>
          <Act onClick={() => void copy(consent.text)}>{say('copy')}</Act>
        </>
      )}
      {open === 'reply' && (
        <Reply
          consent={consent}
          check={check}
          FileField={FileField}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

interface ReplyValues {
  outcome: Consent['answers'][number]
  signedOn: string | null
  signedBy: string
  fileId: { id: string; name: string } | null
  note: string
}

function Reply({
  consent,
  check,
  FileField,
  onClose,
}: {
  consent: Consent
  check: ConflictCheck
  FileField: FileFieldPart
  onClose: () => void
}) {
  const say = useWords(checkWords)
  const { answers } = consent
  const taking = answers.includes('withdrawn')
  return (
    <ActForm<typeof recordConsent, ReplyValues>
      endpoint={recordConsent}
      words={checkWords}
      slot={`consent:${consent.id}`}
      initial={answers[0] ? { outcome: answers[0] } : {}}
      submit={say(taking ? 'recordWithdrawal' : 'recordReply')}
      done={say(taking ? 'withdrawn' : 'replied')}
      refresh={['conflicts', check.id]}
      input={({ outcome, signedOn, signedBy, fileId, note }) => ({
        params: { id: consent.id },
        body: {
          outcome,
          signedOn: signedOn ?? null,
          signedBy: signedBy ?? '',
          fileId: fileId?.id ?? null,
          note: note ?? '',
        },
      })}
      onClose={onClose}
    >
      <Field name="outcome" label={say('outcome')} required>
        <Choice
          label={say('outcome')}
          options={answers.map((value) => ({ value, label: say(`reply.${value}`) }))}
        />
      </Field>
      <SignedFields>
        <FileField subjectId={check.affair.id} />
      </SignedFields>
      <Field name="note" label={say('note')} max={2000}>
        <Input.TextArea autoSize />
      </Field>
    </ActForm>
  )
}

/** When, by whom and the copy: nothing counts as signed without them. */
function SignedFields({ children }: { children: ReactNode }) {
  const say = useWords(checkWords)
  const signed = Form.useWatch('outcome') === 'signed'
  return (
    <>
      <Field name="signedOn" label={say(signed ? 'signedOn' : 'answeredOn')} required={signed}>
        <DateInput />
      </Field>
      <Field
        name="signedBy"
        label={say(signed ? 'signedBy' : 'answeredBy')}
        required={signed}
        max={200}
      >
        <Input />
      </Field>
      <Field
        name="fileId"
        label={say(signed ? 'copyFile' : 'paper')}
        help={say('copyFileHint')}
        required={signed}
      >
        {children}
      </Field>
    </>
  )
}

/** Drafts what is wanted, with what the template cannot know. */
export function DraftConsents({ check }: { check: ConflictCheck }) {
  const say = useWords(checkWords)
  const [open, setOpen] = useState(false)
  if (check.toDraft === 0 || !check.abilities.draftConsents) return null
  if (!open)
    return (
      <p className="cf-next">
        <Button onClick={() => setOpen(true)}>{say('draft')}</Button>
        <span className="cv-meta">{say('draftWhy')}</span>
      </p>
    )
  return (
    <div className="cf-deciding">
      <h3>{say('draftTitle')}</h3>
      <ActForm<typeof draftConsents, { facts: string }>
        endpoint={draftConsents}
        words={checkWords}
        slot={`consents:${check.id}`}
        submit={say('draft')}
        done={say('drafted')}
        refresh={['conflicts', check.id]}
        input={({ facts }) => ({ params: { id: check.id }, body: { facts: facts ?? '' } })}
        onClose={() => setOpen(false)}
      >
        <Field name="facts" label={say('facts')} help={say('factsHint')} max={3000}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
        </Field>
      </ActForm>
    </div>
  )
}
