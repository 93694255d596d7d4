import { disputeOrigination } from '../../contract.ts'
import { useOrigination } from '../lead/origination.tsx'
import { OriginationDisputeForm } from '../lead/origination-forms.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'

/** Asks somebody who is no side to decide who brought the client. */
export default function OriginationDispute({ thing: lead, onClose }: LeadActProps) {
  return (
    <OriginationDisputeForm
      endpoint={disputeOrigination}
      id={lead.id}
      taken={useOrigination(lead.id)?.taken}
      refresh={aboutLead(lead.id)}
      onClose={onClose}
    />
  )
}
