import { HandOver } from '#charter/web/index.ts'
import { aboutLead, type LeadActProps } from './acts.ts'

/** A part in the lead is offered to a colleague. */
export default function Handover({ thing: lead, onClose }: LeadActProps) {
  return <HandOver subjectId={lead.id} refresh={aboutLead(lead.id)} onClose={onClose} />
}
