import { useOrigination } from '../lead/origination.tsx'
import { OriginationDecisionForm } from '../lead/origination-decision-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'

/** Decides who brought the lead, both sides' words in sight. */
export default function OriginationDecision({ thing: lead, about, onClose }: LeadActProps) {
  return (
    <OriginationDecisionForm
      origination={useOrigination(lead.id)}
      about={about}
      refresh={aboutLead(lead.id)}
      onClose={onClose}
    />
  )
}
