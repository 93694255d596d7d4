import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form } from 'antd'
import { useEffect, useState } from 'react'
import { givenTo, QuestionFields, useAsked } from '#forms/web/index.ts'
import { call } from '#platform/http/client.ts'
import { Field, Note, useLate, useNow, useWords } from '#ui/index.ts'
import type { Answers } from '#forms/contract.ts'
import { lookUpOrigination, registerLead } from '../../contract.ts'
import { dayIn } from '../acts/days.ts'
import { PersonField } from '../fields/fields.tsx'
import { TakenLine } from '../lead/origination.tsx'
import { originationWords } from '../lead/origination-words.ts'
import { ActForm } from '../panel/act-form.tsx'
import { fieldsOfLine, keysIn } from '../identifiers.ts'
import { useMe } from '../reading.ts'
import { bodyOfDetails, type DetailValues, LeadDetailFields } from './detail-fields.tsx'
import { TwinsOf } from './twins.tsx'
import { listWords } from './words.ts'

type Values = DetailValues & {
  forMyself?: boolean
  originatorId?: string | null
  answers?: Answers
}

const lookAfterLeads = [
  'client_service_specialist',
  'client_relationship_manager',
  'lawyer',
  'partner',
  'department_head',
  'managing_partner',
] as const

/**
 * Enters somebody who may become a client; whoever has the same telephone is shown meanwhile.
 * @param typed what they were looked for by, and not found
 */
export default function RegisterLead({ typed, onClose }: { typed?: string; onClose: () => void }) {
  const say = useWords(listWords)
  const sayOrigin = useWords(originationWords)
  const navigate = useNavigate()
  const me = useMe()
  const now = useNow()
  const [area, setArea] = useState<DetailValues['practiceArea']>(null)
  const { forms, reading } = useAsked('intake', area)
  const mayKeep = lookAfterLeads.some((role) => me?.roles.includes(role))
  return (
    <ActForm<typeof registerLead, Values>
      endpoint={registerLead}
      slot={typed ? `register-lead:${typed}` : 'register-lead'}
      initial={{
        urgency: 'normal',
        receivedOn: dayIn(now, 0),
        ...(typed ? fieldsOfLine(typed) : {}),
      }}
      submit={say('register.name')}
      done={say('register.done')}
      refresh={['leads', 'commitments']}
      input={({ forMyself, originatorId, answers, ...details }) => ({
        body: {
          ...bodyOfDetails(details),
          forMyself: forMyself ?? false,
          originatorId: originatorId ?? null,
          ...(forms ? { answers: givenTo(forms, answers) } : {}),
        },
      })}
      onDone={({ id }) => void navigate({ to: `/leads/${id}` as never })}
      waits={reading}
      onClose={onClose}
    >
      <Twins />
      <TakenAlready />
      <LeadDetailFields />
      <Area onChange={setArea} />
      {forms && <QuestionFields forms={forms} />}
      <PersonField
        name="originatorId"
        label={sayOrigin('claim.who')}
        help={say('register.originatorWhy')}
        role="lawyer"
      />
      {mayKeep && (
        <Field
          name="forMyself"
          label=""
          valuePropName="checked"
          help={say('register.forMyselfWhy')}
        >
          <Checkbox>{say('register.forMyself')}</Checkbox>
        </Field>
      )}
    </ActForm>
  )
}

/** Tells which practice area the form around it names: its questions follow. */
function Area({ onChange }: { onChange: (area: DetailValues['practiceArea']) => void }) {
  const form = Form.useFormInstance()
  const area = Form.useWatch('practiceArea', form) as DetailValues['practiceArea']
  useEffect(() => onChange(area ?? null), [area, onChange])
  return null
}

/** Milliseconds without a stroke before the same keys are looked for. */
const pause = 400

/** Whether a colleague is protected already, which needs no sight of what they have. */
function TakenAlready() {
  const say = useWords(listWords)
  const form = Form.useFormInstance()
  const organisation = Form.useWatch('organisation', form) as string | undefined
  const person = Form.useWatch('name', form) as string | undefined
  const typed = {
    phone: Form.useWatch('phone', form),
    mail: Form.useWatch('mail', form),
    code: Form.useWatch('unifiedSocialCreditCode', form),
    name: organisation || person,
  }
  const late = JSON.parse(useLate(JSON.stringify(typed), pause)) as Record<string, string>
  const name = (late.name ?? '').trim()
  const query = { ...keysIn(late), ...(name.length >= 4 ? { name } : {}) }
  const { data } = useQuery({
    queryKey: ['taken', query],
    queryFn: ({ signal }) => call(lookUpOrigination, { body: query, signal }),
    enabled: Object.keys(query).length > 0,
    retry: false,
  })
  if (!data || data.items.length === 0 || Object.keys(query).length === 0) return null
  return (
    <Note tone="due" title={say('register.taken')}>
      <ul>
        {data.items.slice(0, 5).map((taken) => (
          <li key={taken.since}>
            <TakenLine taken={taken} />
          </li>
        ))}
      </ul>
      <p>{say('register.takenWhy')}</p>
    </Note>
  )
}

/** Who has the same telephone, mail or credit code. */
function Twins() {
  const form = Form.useFormInstance()
  const phone = Form.useWatch('phone', form)
  const mail = Form.useWatch('mail', form)
  const code = Form.useWatch('unifiedSocialCreditCode', form)
  const keys = JSON.parse(useLate(JSON.stringify({ phone, mail, code }), pause))
  return <TwinsOf keys={keysIn(keys as Record<string, string>)} />
}
