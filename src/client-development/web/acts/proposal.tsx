import { Note, useNow, useWords } from '#ui/index.ts'
import { type LeadView, offerProposal } from '../../contract.ts'
import { DayField, TextField } from '../fields/fields.tsx'
import {
  FeesFields,
  type FeesDraft,
  feesOf,
  type MilestoneDraft,
  MilestonesField,
  milestonesOf,
} from '../fields/plan-fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'
import { dayIn } from './days.ts'
import { actWords } from './words.ts'

interface Values {
  plan: string
  scope: string
  milestones: MilestoneDraft[]
  fees: FeesDraft
  validUntil: string
  note?: string
}

/** Days for which an offer stands where nobody says otherwise. */
const usualDays = 30

/** What was offered last, else what the assessment drafted. */
function startOf({ proposals: [last], assessments: [assessed] }: LeadView): Partial<Values> {
  if (last) {
    const { plan, scope, milestones, fees } = last
    return { plan, scope, milestones, fees }
  }
  return {
    plan: assessed?.plan ?? '',
    milestones: assessed?.milestones.length ? assessed.milestones : [{}],
    fees: assessed?.feeEstimate ?? { kind: 'fixed' },
  }
}

/** Offers a version of plan and fees. */
export default function Proposal({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const now = useNow()
  const number = (lead.proposals[0]?.number ?? 0) + 1
  return (
    <ActForm<typeof offerProposal, Values>
      endpoint={offerProposal}
      slot={`proposal:${lead.id}:${number}`}
      initial={{ ...startOf(lead), validUntil: dayIn(now, usualDays) }}
      submit={say('name.offerProposal')}
      done={(reply) => say('done.offerProposal', { number: reply.number })}
      refresh={aboutLead(lead.id)}
      input={(values) => ({
        params: { id: lead.id },
        body: {
          plan: values.plan,
          scope: values.scope,
          milestones: milestonesOf(values.milestones),
          fees: feesOf(values.fees),
          validUntil: values.validUntil,
          note: values.note ?? '',
        },
      })}
      onClose={onClose}
    >
      {number > 1 && <Note>{say('proposal.version', { number })}</Note>}
      <TextField name="plan" label={say('proposal.plan')} required max={20_000} />
      <TextField name="scope" label={say('proposal.scope')} required max={10_000} rows={2} />
      <MilestonesField responsibleId={lead.assessor?.id} required />
      <FeesFields under="fees" label={say('proposal.fees')} />
      <DayField name="validUntil" label={say('proposal.validUntil')} required />
      <TextField name="note" label={say('contact.note')} rows={1} max={2000} />
    </ActForm>
  )
}
