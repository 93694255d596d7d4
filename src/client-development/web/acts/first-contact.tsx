import { Form } from 'antd'
import { MomentInput, Field, useNow, useWords, orNull } from '#ui/index.ts'
import { type LeadView, recordFirstContact } from '../../contract.ts'
import { asksWhatWasPresented, isFurtherTalk } from '../../rules.ts'
import {
  ChoiceField,
  DayField,
  DepartmentField,
  LineField,
  PersonField,
  PracticeAreaField,
  TextField,
  WayField,
} from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { useIntroductions } from '../reading.ts'
import { leadWords, urgencies, type ways } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { dayIn } from './days.ts'
import { actWords } from './words.ts'

interface Values {
  way: (typeof ways)[number]
  reached: 'yes' | 'no'
  clear?: 'yes' | 'no'
  need?: string
  nextStep?: string
  nextStepOn?: string
  presented?: string[]
  notPresented?: string
  note?: string
  at?: string
  practiceArea?: LeadView['practiceArea']
  urgency?: (typeof urgencies)[number] | null
  departmentId?: string | null
  assessorId?: string | null
}

/**
 * A talk with the lead, noted in four presses where nothing needs writing. After the first, what was said
 * comes first, and what is known already is not asked again.
 */
export default function FirstContact({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const further = isFurtherTalk(lead.stage)
  const asked: Asked = {
    // Once somebody said that it is clear, only a new need makes a new assessment.
    clear: !lead.contacts.some((one) => one.needClear) && asksWhatWasPresented(lead.stage),
    need: !further || lead.need.trim() === '',
    presented:
      asksWhatWasPresented(lead.stage) && lead.contacts.every((one) => one.presented.length === 0),
  }
  return (
    <ActForm<typeof recordFirstContact, Values>
      endpoint={recordFirstContact}
      slot={`first-contact:${lead.id}`}
      initial={{
        way: 'call',
        reached: 'yes',
        need: lead.need,
        practiceArea: lead.practiceArea,
        urgency: lead.urgency,
        departmentId: lead.department?.id ?? null,
        assessorId: lead.assessor?.id ?? null,
      }}
      submit={say(further ? 'name.recordFurtherTalk' : 'name.recordFirstContact')}
      done={say('done.recordFirstContact')}
      refresh={aboutLead(lead.id)}
      input={(values) => ({ params: { id: lead.id }, body: bodyOf(values) })}
      onClose={onClose}
    >
      <WayField />
      <ChoiceField
        name="reached"
        label={say('contact.reached')}
        required
        options={[
          { value: 'yes', label: say('contact.yes') },
          { value: 'no', label: say('contact.no') },
        ]}
      />
      {further && <WhatWasSaid />}
      <WhatWasLearned hasDepartment={lead.department !== null} asked={asked} />
      <NextStep />
      {!further && <TextField name="note" label={say('contact.note')} rows={1} />}
    </ActForm>
  )
}

/** What stands in the form at once; the rest is behind “more”. */
interface Asked {
  clear: boolean
  need: boolean
  presented: boolean
}

function WhatWasSaid() {
  const say = useWords(actWords)
  const reached = Form.useWatch('reached', Form.useFormInstance()) !== 'no'
  return (
    <TextField
      name="note"
      label={say(reached ? 'contact.said' : 'contact.note')}
      rows={reached ? 3 : 1}
      required={reached}
    />
  )
}

function WhatWasLearned({ hasDepartment, asked }: { hasDepartment: boolean; asked: Asked }) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  const form = Form.useFormInstance()
  const reached = Form.useWatch('reached', form) !== 'no'
  const clear = Form.useWatch('clear', form) === 'yes'
  const departmentId: string | null = Form.useWatch('departmentId', form) ?? null
  // Whoever was asked belongs to the department chosen before.
  const anotherLawyer = () => form.setFieldValue('assessorId', null)
  if (!reached) return null
  const isClear = (
    <ChoiceField
      name="clear"
      label={say(asked.clear ? 'contact.clear' : 'contact.clearAgain')}
      required={asked.clear}
      options={[
        { value: 'yes', label: say(asked.clear ? 'contact.clearYes' : 'contact.againYes') },
        { value: 'no', label: say(asked.clear ? 'contact.clearNo' : 'contact.againNo') },
      ]}
    />
  )
  const need = <TextField name="need" label={say('contact.need')} rows={2} required={clear} />
  return (
    <>
      {asked.clear && isClear}
      {asked.need && need}
      {clear && !hasDepartment && <DepartmentField required onPick={anotherLawyer} />}
      {asked.presented && <Presented />}
      <details className="ld-more">
        <summary>{say(asked.need ? 'contact.more' : 'contact.moreOfTalk')}</summary>
        {!asked.need && need}
        {!asked.clear && isClear}
        {!asked.presented && <WhatWasPresented />}
        <Field name="at" label={say('contact.at')} help={say('contact.atWhy')}>
          <MomentInput />
        </Field>
        <ChoiceField
          name="urgency"
          label={sayLead('field.urgency')}
          options={urgencies.map((value) => ({ value, label: sayLead(`urgency.${value}`) }))}
        />
        <PracticeAreaField />
        {clear && (
          <>
            {hasDepartment && <DepartmentField onPick={anotherLawyer} />}
            <PersonField
              name="assessorId"
              label={sayLead('part.assessor')}
              help={say('contact.assessorWhy')}
              role="lawyer"
              departmentId={departmentId}
            />
          </>
        )}
      </details>
    </>
  )
}

const whyNot = ['noTime', 'known', 'refused'] as const
const whyNotYet = ['notReady', ...whyNot] as const

function WhatWasPresented() {
  const say = useWords(actWords)
  const introductions = useIntroductions({ approved: true }) ?? []
  if (introductions.length === 0) return null
  return (
    <ChoiceField
      name="presented"
      label={say('contact.presented')}
      several
      options={introductions.map(({ id, title }) => ({ value: id, label: title }))}
    />
  )
}

/** What of the firm was presented; where nothing was, why, until something has been once. */
function Presented() {
  const say = useWords(actWords)
  const form = Form.useFormInstance()
  const introductions = useIntroductions({ approved: true }) ?? []
  const nothing = !(Form.useWatch('presented', form) as string[] | undefined)?.length
  return (
    <>
      <WhatWasPresented />
      {nothing && (
        <>
          <LineField
            name="notPresented"
            label={say('contact.notPresented')}
            help={say(introductions.length > 0 ? 'contact.orWhyNot' : 'contact.nothingApproved')}
            required
            max={500}
          />
          <p className="ld-quick">
            {(introductions.length > 0 ? whyNot : whyNotYet).map((why) => (
              <button
                key={why}
                type="button"
                className="cv-act"
                onClick={() => {
                  form.setFieldValue('notPresented', say(`contact.whyNot.${why}`))
                  void form.validateFields(['notPresented'])
                }}
              >
                {say(`contact.whyNot.${why}`)}
              </button>
            ))}
          </p>
        </>
      )}
    </>
  )
}

const soon = [
  ['today', 0],
  ['tomorrow', 1],
  ['three', 3],
  ['week', 7],
] as const

function NextStep() {
  const say = useWords(actWords)
  const form = Form.useFormInstance()
  const now = useNow()
  const step = Form.useWatch('nextStep', form)
  return (
    <>
      <LineField name="nextStep" label={say('contact.nextStep')} max={500} />
      {step && (
        <>
          <DayField name="nextStepOn" label={say('contact.nextStepOn')} />
          <p className="ld-quick">
            {soon.map(([when, days]) => (
              <button
                key={when}
                type="button"
                className="cv-act"
                onClick={() => form.setFieldValue('nextStepOn', dayIn(now, days))}
              >
                {say(`contact.when.${when}`)}
              </button>
            ))}
          </p>
        </>
      )}
    </>
  )
}

function bodyOf(values: Values) {
  const nextStep = orNull(values.nextStep)
  const common = {
    way: values.way,
    nextStep,
    nextStepOn: nextStep ? (values.nextStepOn ?? null) : null,
    note: values.note ?? '',
    ...(values.at ? { at: values.at } : {}),
  }
  if (values.reached === 'no') return { ...common, reached: false }
  const clear = values.clear === 'yes'
  return {
    ...common,
    reached: true,
    needClear: clear,
    need: orNull(values.need),
    presented: values.presented ?? [],
    notPresented: values.presented?.length ? '' : (values.notPresented ?? ''),
    practiceArea: values.practiceArea ?? null,
    urgency: values.urgency ?? null,
    ...(clear
      ? { departmentId: values.departmentId ?? null, assessorId: values.assessorId ?? null }
      : {}),
  }
}
