import { useEffect, useRef, useState } from 'react'
import { ApiError, call } from '#platform/http/client.ts'
import { formWords, type Given, plainAnswers, unansweredAmong } from '#forms/web/index.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { sayProblem, sayRefusal, uiWords, useWords } from '#ui/index.ts'
import { type readEnquiryForm, sendEnquiry } from '../../contract.ts'
import { leadWords } from '../words.ts'
import { workFor } from './work.ts'
import { enquiryWords } from './words.ts'

type Form = ReplyOf<typeof readEnquiryForm>

export const emptied = {
  name: '',
  phone: '',
  mail: '',
  need: '',
  practiceArea: '',
  organisation: '',
  homepage: '',
  answers: {} as Given,
}
export type Asked = typeof emptied
/** By field; of an answer, `answers.<key>`. */
type Problems = Record<string, string | undefined>

/** The questions of the practice area chosen, after the general ones. */
export const askedOf = (form: Form, practiceArea: string) =>
  form.forms.filter((one) => one.practiceArea === null || one.practiceArea === practiceArea)

/** Refusals after which the form must be fetched anew. */
const outOfDate = ['form_over', 'work_missing', 'notice_changed', 'questions_changed']

/** Does the work while the person writes, then sends; what was wrong stands at its field. */
export function useSending(form: Form, renew: () => Promise<Form | undefined>) {
  const say = useWords(enquiryWords)
  const sayUi = useWords(uiWords)
  const sayForms = useWords(formWords)
  const work = useRef<Promise<string>>(undefined)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problems>({})
  const [message, setMessage] = useState<string>()
  useEffect(() => {
    const stop = new AbortController()
    work.current = workFor(form.token, form.workBits, stop.signal)
    work.current.catch(() => undefined)
    return () => stop.abort()
  }, [form.token, form.workBits])

  const unready = (asked: Asked, consent: boolean): Problems => ({
    ...(asked.name.trim() ? {} : { name: say('nameNeeded') }),
    ...(asked.phone.trim() || asked.mail.trim() ? {} : { phone: say('reach') }),
    ...(asked.need.trim() ? {} : { need: say('needNeeded') }),
    ...Object.fromEntries(
      unansweredAmong(askedOf(form, asked.practiceArea), asked.answers).map(({ key, kind }) => [
        `answers.${key}`,
        /^(yes_no|one_of|several_of)$/.test(kind) ? sayForms('choose') : sayUi('problem.required'),
      ]),
    ),
    ...(consent ? {} : { consent: say('consentNeeded') }),
  })
  const fail = async (thrown: unknown) => {
    const error = thrown instanceof ApiError ? thrown : new ApiError(0, 'unavailable')
    if (outOfDate.includes(error.code)) await renew()
    setProblems(
      Object.fromEntries(
        error.fields.map((one) => [
          one.path,
          sayProblem(one, one.path.startsWith('answers.') ? formWords : leadWords),
        ]),
      ),
    )
    // What is wrong at a field is said there.
    if (error.fields.length > 0) focusOn(error.fields[0]?.path)
    else setMessage(sayRefusal(error, sayUi, leadWords))
  }
  /** The reference, or null when it was not sent. */
  const send = async (asked: Asked, consent: boolean): Promise<string | null> => {
    const first = unready(asked, consent)
    setProblems(first)
    setMessage(undefined)
    if (Object.keys(first).length > 0) {
      focusOn(Object.keys(first)[0])
      return null
    }
    setBusy(true)
    try {
      const found = (await work.current) ?? ''
      const { reference } = await call(sendEnquiry, { body: bodyOf(asked, form, found) })
      return reference
    } catch (thrown) {
      await fail(thrown)
      return null
    } finally {
      setBusy(false)
    }
  }
  return { send, busy, problems, message }
}

const focusOn = (name: string | undefined) => document.getElementById(`eq-${name}`)?.focus()

/** What the link that led here says: which article, which channel. */
function cameBy() {
  const asked = new URLSearchParams(location.search)
  return Object.fromEntries(
    (['campaign', 'channel'] as const).flatMap((name) => {
      const said = asked.get(name)?.slice(0, 100)
      return said ? [[name, said]] : []
    }),
  )
}

function bodyOf(asked: Asked, form: Form, work: string) {
  const { name, need, phone, mail, organisation, practiceArea, homepage, answers } = asked
  return {
    name,
    need,
    ...(phone.trim() ? { phone } : {}),
    ...(mail.trim() ? { mail } : {}),
    ...(organisation.trim() ? { organisation } : {}),
    ...(practiceArea ? { practiceArea: practiceArea as Form['practiceAreas'][number] } : {}),
    ...(homepage ? { homepage } : {}),
    ...cameBy(),
    answers: plainAnswers(askedOf(form, practiceArea), answers),
    formsVersion: form.formsVersion,
    consent: true as const,
    noticeVersion: form.noticeVersion,
    token: form.token,
    work,
  }
}
