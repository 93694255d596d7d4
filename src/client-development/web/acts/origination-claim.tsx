import { useWords } from '#ui/index.ts'
import { claimOrigination } from '../../contract.ts'
import { PersonField } from '../fields/fields.tsx'
import { originationWords } from '../lead/origination-words.ts'
import { ActForm } from '../panel/act-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'

/** Claims to have brought the lead, for oneself or for a colleague. */
export default function OriginationClaim({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(originationWords)
  return (
    <ActForm<typeof claimOrigination, { claimantId?: string | null }>
      endpoint={claimOrigination}
      slot={`origination-claim:${lead.id}`}
      submit={say('act.claimOrigination')}
      done={say('done.claimOrigination')}
      refresh={aboutLead(lead.id)}
      input={({ claimantId }) => ({
        params: { id: lead.id },
        body: { claimantId: claimantId ?? null },
      })}
      onClose={onClose}
    >
      <p className="cv-second ld-lead">{say('claim.what')}</p>
      <PersonField
        name="claimantId"
        label={say('claim.who')}
        help={say('claim.whoWhy')}
        role="lawyer"
      />
    </ActForm>
  )
}
