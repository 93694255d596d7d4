import { Form } from 'antd'
import { MomentInput, Field, useNow, useWords, orNull } from '#ui/index.ts'
import { type LeadView, recordFirstContact } from '../../contract.ts'
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

/** A talk with the lead, noted in four presses where nothing needs writing. */
export default function FirstContact({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
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
      submit={say('name.recordFirstContact')}
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
      <WhatWasLearned
        hasDepartment={lead.department !== null}
        hasPresented={lead.contacts.some((one) => one.presented.length > 0)}
      />
      <NextStep />
      <TextField name="note" label={say('contact.note')} rows={1} />
    </ActForm>
  )
}

function WhatWasLearned({
  hasDepartment,
  hasPresented,
}: {
  hasDepartment: boolean
  hasPresented: boolean
}) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  const form = Form.useFormInstance()
  const reached = Form.useWatch('reached', form) !== 'no'
  const clear = Form.useWatch('clear', form) === 'yes'
  const departmentId: string | null = Form.useWatch('departmentId', form) ?? null
  // Whoever was asked belongs to the department chosen before.
  const anotherLawyer = () => form.setFieldValue('assessorId', null)
  if (!reached) return null
  return (
    <>
      <ChoiceField
        name="clear"
        label={say('contact.clear')}
        required
        options={[
          { value: 'yes', label: say('contact.clearYes') },
          { value: 'no', label: say('contact.clearNo') },
        ]}
      />
      <TextField name="need" label={say('contact.need')} rows={2} required={clear} />
      {clear && !hasDepartment && <DepartmentField required onPick={anotherLawyer} />}
      <Presented before={hasPresented} />
      <details className="ld-more">
        <summary>{say('contact.more')}</summary>
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

/** What of the firm was presented; where nothing was, why, until something has been once. */
function Presented({ before }: { before: boolean }) {
  const say = useWords(actWords)
  const form = Form.useFormInstance()
  const introductions = useIntroductions({ approved: true }) ?? []
  const nothing = !(Form.useWatch('presented', form) as string[] | undefined)?.length
  return (
    <>
      {introductions.length > 0 && (
        <ChoiceField
          name="presented"
          label={say('contact.presented')}
          several
          options={introductions.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      {nothing && !before && (
        <>
          <LineField
            name="notPresented"
            label={say('contact.notPresented')}
            help={say(introductions.length > 0 ? 'contact.orWhyNot' : 'contact.nothingApproved')}
            required
            max={500}
          />
          <p className="ld-quick">
            {whyNot.map((why) => (
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
