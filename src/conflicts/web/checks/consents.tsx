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
  const { reply } = consent
  const mayRecord = check.abilities.recordConsent && check.decision === null
  return (
    <div className="cf-consent">
      <div className="cf-consent-head">
        <span className="cf-consent-of">
          <b>{consent.addressee}</b>
          <span className="cv-meta">{say(`consentOf.${consent.of}`)}</span>
        </span>
        <span className={reply?.outcome === 'signed' ? 'cf-class is-none' : 'cv-second'}>
          {reply
            ? [
                say(`reply.${reply.outcome}`),
                reply.signedBy,
                reply.signedOn && saying.day(reply.signedOn),
              ]
                .filter(Boolean)
                .join(' ')
            : say('awaiting')}
        </span>
        <Act onClick={() => setOpen(open === 'text' ? null : 'text')}>
          {open === 'text' ? say('fold') : say('consentText')}
        </Act>
        {!reply && mayRecord && open !== 'reply' && (
          <Act onClick={() => setOpen('reply')}>{say('recordReply')}</Act>
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
  outcome: 'signed' | 'refused'
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
  const outcomes = ['signed', 'refused'] as const
  return (
    <ActForm<typeof recordConsent, ReplyValues>
      endpoint={recordConsent}
      words={checkWords}
      slot={`consent:${consent.id}`}
      initial={{ outcome: 'signed' }}
      submit={say('recordReply')}
      done={say('replied')}
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
          options={outcomes.map((value) => ({ value, label: say(`reply.${value}`) }))}
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
      <Field name="signedOn" label={say('signedOn')} required={signed}>
        <DateInput />
      </Field>
      <Field name="signedBy" label={say('signedBy')} max={200}>
        <Input />
      </Field>
      <Field name="fileId" label={say('copyFile')} help={say('copyFileHint')} required={signed}>
        {children}
      </Field>
    </>
  )
}

/** Drafts what is wanted, with what the template cannot know. */
export function DraftConsents({ check }: { check: ConflictCheck }) {
  const say = useWords(checkWords)
  const [open, setOpen] = useState(false)
  const wanted = check.findings.some((one) => one.open === 'consent_missing')
  const asked = check.consents.length > 0
  if (!wanted || asked || !check.abilities.draftConsents || check.decision) return null
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
