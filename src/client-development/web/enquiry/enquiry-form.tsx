import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { PlainQuestions } from '#forms/web/index.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { useWords } from '#ui/index.ts'
import type { readEnquiryForm } from '../../contract.ts'
import { leadWords } from '../words.ts'
import { type Asked, askedOf, emptied, useSending } from './sending.ts'
import { enquiryWords } from './words.ts'

type Form = ReplyOf<typeof readEnquiryForm>
const slot = 'covenant.draft.enquiry'

function drafted(): Asked {
  try {
    return { ...emptied, ...(JSON.parse(sessionStorage.getItem(slot) ?? '{}') as Asked) }
  } catch {
    return emptied
  }
}

/** What is asked of somebody who asks for advice. What is written outlives a reload. */
export function EnquiryForm({
  form,
  renew,
  onSent,
}: {
  form: Form
  renew: () => Promise<Form | undefined>
  onSent: (reference: string) => void
}) {
  const say = useWords(enquiryWords)
  const sayLead = useWords(leadWords)
  const [asked, setAsked] = useState(drafted)
  const [consent, setConsent] = useState(false)
  const sending = useSending(form, renew)
  const { problems } = sending
  useEffect(() => sessionStorage.setItem(slot, JSON.stringify(asked)), [asked])
  // Consent is to the notice that was read: a new version asks anew.
  const [consentTo, setConsentTo] = useState(form.noticeVersion)
  if (consentTo !== form.noticeVersion) {
    setConsentTo(form.noticeVersion)
    setConsent(false)
  }
  const field = (name: Exclude<keyof Asked, 'answers'>) => ({
    id: `eq-${name}`,
    name,
    value: asked[name],
    'aria-invalid': Boolean(problems[name]),
    'aria-describedby': `eq-${name}-say`,
    onChange: (event: { target: { value: string } }) =>
      setAsked({ ...asked, [name]: event.target.value }),
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reference = await sending.send(asked, consent)
    if (!reference) return
    sessionStorage.removeItem(slot)
    onSent(reference)
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Line name="name" label={say('name')} problem={problems.name}>
        <input {...field('name')} autoComplete="name" maxLength={100} />
      </Line>
      <Line name="phone" label={say('phone')} problem={problems.phone} help={say('reach')}>
        <input {...field('phone')} type="tel" autoComplete="tel" maxLength={40} />
      </Line>
      <Line name="mail" label={say('mail')} problem={problems.mail}>
        <input {...field('mail')} type="email" autoComplete="email" maxLength={254} />
      </Line>
      <Line name="need" label={say('need')} problem={problems.need} help={say('needWhy')}>
        <textarea {...field('need')} rows={5} maxLength={5000} />
      </Line>
      <Line name="practiceArea" label={say('practiceArea')} problem={problems.practiceArea}>
        <select {...field('practiceArea')}>
          <option value="">{say('notSure')}</option>
          {form.practiceAreas.map((area) => (
            <option key={area} value={area}>
              {sayLead(`practiceArea.${area}`)}
            </option>
          ))}
        </select>
      </Line>
      <PlainQuestions
        forms={askedOf(form, asked.practiceArea)}
        given={asked.answers}
        problems={problems}
        prefix="eq-"
        onChange={(answers) => setAsked({ ...asked, answers })}
      />
      <Line name="organisation" label={say('organisation')} problem={problems.organisation}>
        <input {...field('organisation')} autoComplete="organization" maxLength={200} />
      </Line>
      <div className="eq-trap" aria-hidden="true">
        <label htmlFor="eq-homepage">{say('homepage')}</label>
        <input {...field('homepage')} tabIndex={-1} autoComplete="off" />
      </div>
      <section className="eq-notice" aria-label={say('notice')}>
        <h2>{say('notice')}</h2>
        <p>{form.notice}</p>
      </section>
      <label className="eq-consent">
        <input
          type="checkbox"
          checked={consent}
          aria-invalid={Boolean(problems.consent)}
          aria-describedby="eq-consent-say"
          onChange={(event) => setConsent(event.target.checked)}
        />
        <span>{say('consent')}</span>
      </label>
      <p id="eq-consent-say" className="eq-problem" role="alert">
        {problems.consent}
      </p>
      {sending.message && (
        <p className="eq-problem" role="alert">
          {sending.message}
        </p>
      )}
      <button type="submit" disabled={sending.busy}>
        {say(sending.busy ? 'sending' : 'send')}
      </button>
    </form>
  )
}

function Line({
  name,
  label,
  help,
  problem,
  children,
}: {
  name: keyof Asked
  label: string
  help?: string
  problem?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="eq-line">
      <label htmlFor={`eq-${name}`}>{label}</label>
      {children}
      <p id={`eq-${name}-say`} className={problem ? 'eq-problem' : 'eq-help'}>
        {problem ?? help}
      </p>
    </div>
  )
}
