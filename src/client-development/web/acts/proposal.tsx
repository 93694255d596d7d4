import { PersonName } from '#organisation/web/index.ts'
import {
  DraftForm,
  Lines,
  Note,
  useAct,
  useEditDraft,
  useNow,
  useSaying,
  useWords,
  Dotted,
} from '#ui/index.ts'
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
import { planWords } from '../fields/words.ts'
import { leadWords } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { dayIn, noonOf } from './days.ts'
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

type Offered = LeadView['proposals'][number]
/** The version a new one would replace, and what the new one begins with. */
type Base = Partial<Values> & { version: number }

const offered = ({ plan, scope, milestones, fees, number }: Offered): Base => ({
  plan,
  scope,
  milestones,
  fees,
  version: number,
})

function StepLine({ title, responsibleId, dueOn }: MilestoneDraft) {
  const saying = useSaying()
  const day = dueOn && saying.day(noonOf(dueOn))
  return <Dotted facts={[title, responsibleId && <PersonName id={responsibleId} />, day]} />
}

/** Offers a version of plan and fees. */
export default function Proposal({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const sayPlan = useWords(planWords)
  const sayLead = useWords(leadWords)
  const now = useNow()
  const [last] = lead.proposals
  const { draft, seen, stale } = useEditDraft<Values, Base>(
    `proposal:${lead.id}`,
    last ? offered(last) : { ...startOf(lead), version: 0 },
    ({ version: _, ...values }) => ({ validUntil: dayIn(now, usualDays), ...values }),
  )
  const act = useAct(offerProposal, {
    words: leadWords,
    draft,
    done: (reply) => say('done.offerProposal', { number: reply.number }),
    refresh: aboutLead(lead.id),
    onDone: onClose,
  })
  const number = seen().version + 1
  return (
    <DraftForm<Values>
      draft={draft}
      act={act}
      submit={say('name.offerProposal')}
      onCancel={onClose}
      onSubmit={(values) =>
        void act.run({
          params: { id: lead.id },
          ifMatch: seen().version,
          body: {
            plan: values.plan,
            scope: values.scope,
            milestones: milestonesOf(values.milestones),
            fees: feesOf(values.fees),
            validUntil: values.validUntil,
            note: values.note ?? '',
          },
        })
      }
      stale={stale(act, {
        labels: {
          plan: say('proposal.plan'),
          scope: say('proposal.scope'),
          milestones: sayPlan('milestones'),
          'fees.kind': sayPlan('feeKind'),
          'fees.low': sayPlan('low'),
          'fees.high': sayPlan('high'),
          'fees.basis': sayPlan('basis'),
          'fees.claimKinds': sayPlan('claimKinds'),
        },
        show: {
          milestones: (steps) => (
            <Lines
              of={(steps as MilestoneDraft[]).map((step, at) => <StepLine key={at} {...step} />)}
            />
          ),
          'fees.kind': (kind) => sayLead(`feeKind.${kind as 'fixed'}`),
          'fees.claimKinds': (kinds) => (
            <Lines of={(kinds as 'wages'[]).map((kind) => sayLead(`claimKind.${kind}`))} />
          ),
        },
        latest: (current) => offered(current as unknown as Offered),
      })}
    >
      {number > 1 && <Note>{say('proposal.version', { number })}</Note>}
      <TextField name="plan" label={say('proposal.plan')} required max={20_000} />
      <TextField name="scope" label={say('proposal.scope')} required max={10_000} rows={2} />
      <MilestonesField responsibleId={lead.assessor?.id} required />
      <FeesFields under="fees" label={say('proposal.fees')} />
      <DayField name="validUntil" label={say('proposal.validUntil')} required />
      <TextField name="note" label={say('contact.note')} rows={1} max={2000} />
    </DraftForm>
  )
}
