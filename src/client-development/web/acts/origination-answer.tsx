import { useOrigination } from '../lead/origination.tsx'
import { OriginationAnswerForm } from '../lead/origination-answer-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'

/** The claimant's answer to a dispute. */
export default function OriginationAnswer({ thing: lead, about, onClose }: LeadActProps) {
  return (
    <OriginationAnswerForm
      origination={useOrigination(lead.id)}
      about={about}
      refresh={aboutLead(lead.id)}
      onClose={onClose}
    />
  )
}
