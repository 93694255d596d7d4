import { claimOrigination } from '../../contract.ts'
import { OriginationClaimForm } from '../lead/origination-forms.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'

/** Claims to have brought the lead, for oneself or for a colleague. */
export default function OriginationClaim({ thing: lead, onClose }: LeadActProps) {
  return (
    <OriginationClaimForm
      endpoint={claimOrigination}
      id={lead.id}
      refresh={aboutLead(lead.id)}
      onClose={onClose}
    />
  )
}
