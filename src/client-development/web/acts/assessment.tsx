import { Form } from 'antd'
import type { Answers } from '#forms/contract.ts'
import { givenTo, QuestionFields, useAsked } from '#forms/web/index.ts'
import { useWords } from '#ui/index.ts'
import { assessNeeds } from '../../contract.ts'
import { ChoiceField, NamesField, TextField } from '../fields/fields.tsx'
import {
  FeesFields,
  type FeesDraft,
  feesOf,
  type MilestoneDraft,
  MilestonesField,
  milestonesOf,
} from '../fields/plan-fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { useMe } from '../reading.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

interface Values {
  facts: string
  legalBasis: string
  risks: string
  prospects: string
  missingDocuments?: string[]
  advice: string
  worth: 'yes' | 'no'
  plan?: string
  milestones?: MilestoneDraft[]
  feeEstimate?: FeesDraft
  answers?: Answers
}

/** A lawyer's view of the need, with a preliminary plan where it is worth taking. */
export default function Assessment({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const { forms = [], reading } = useAsked('assessment', lead.practiceArea)
  return (
    <ActForm<typeof assessNeeds, Values>
      endpoint={assessNeeds}
      slot={`assessment:${lead.id}`}
      initial={{ facts: lead.need, worth: 'yes', feeEstimate: { kind: 'fixed' } }}
      submit={say('name.assessNeeds')}
      done={say('done.assessNeeds')}
      refresh={aboutLead(lead.id)}
      input={(values) => ({
        params: { id: lead.id },
        body: { ...bodyOf(values), answers: givenTo(forms, values.answers) },
      })}
      waits={reading}
      onClose={onClose}
    >
      <TextField name="facts" label={say('assessment.facts')} required max={10_000} />
      <TextField name="legalBasis" label={say('assessment.legalBasis')} required max={10_000} />
      <TextField name="risks" label={say('assessment.risks')} required max={10_000} />
      <TextField
        name="prospects"
        label={say('assessment.prospects')}
        help={say('assessment.prospectsWhy')}
        required
        max={10_000}
      />
      <NamesField
        name="missingDocuments"
        label={say('assessment.missingDocuments')}
        help={say('assessment.missingDocumentsWhy')}
      />
      <TextField name="advice" label={say('assessment.advice')} required max={10_000} />
      <QuestionFields forms={forms} />
      <ChoiceField
        name="worth"
        label={say('assessment.worthTaking')}
        required
        options={[
          { value: 'yes', label: say('assessment.worth') },
          { value: 'no', label: say('assessment.notWorth') },
        ]}
      />
      <Plan />
    </ActForm>
  )
}

function Plan() {
  const say = useWords(actWords)
  const me = useMe()
  const form = Form.useFormInstance()
  if (Form.useWatch('worth', form) === 'no') return null
  return (
    <>
      <TextField name="plan" label={say('assessment.plan')} required max={10_000} />
      <MilestonesField responsibleId={me?.personId} required />
      <FeesFields under="feeEstimate" label={say('assessment.feeEstimate')} />
    </>
  )
}

function bodyOf(values: Values) {
  const worthTaking = values.worth === 'yes'
  const { facts, legalBasis, risks, prospects, advice, missingDocuments = [] } = values
  const opinion = { facts, legalBasis, risks, prospects, advice, missingDocuments, worthTaking }
  if (!worthTaking) return opinion
  return {
    ...opinion,
    plan: values.plan ?? '',
    milestones: milestonesOf(values.milestones),
    feeEstimate: feesOf(values.feeEstimate),
  }
}
