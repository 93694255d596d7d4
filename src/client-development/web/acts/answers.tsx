import { AnswerForm } from '#forms/web/index.ts'
import { answerLeadForm } from '../../contract.ts'
import { aboutLead, type LeadActProps } from './acts.ts'

/** The enquiry's questions, or the firm's own fields of the lead, answered anew. */
export default function Answers({ thing, about, onClose }: LeadActProps) {
  const purpose = about === 'intake' ? 'intake' : 'lead_fields'
  return (
    <AnswerForm
      endpoint={answerLeadForm}
      params={{ id: thing.id, purpose }}
      purpose={purpose}
      practiceArea={thing.practiceArea}
      holder={thing}
      refresh={aboutLead(thing.id)}
      onClose={onClose}
    />
  )
}
