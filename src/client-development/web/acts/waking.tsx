import { useWords } from '#ui/index.ts'
import { wakeLead } from '../../contract.ts'
import { TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { leadWords } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

/** Takes a snoozed lead up again before its day. */
export default function Waking({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  return (
    <ActForm<typeof wakeLead, { reason?: string }>
      endpoint={wakeLead}
      slot={`waking:${lead.id}`}
      submit={say('name.wakeLead')}
      done={say('done.wakeLead')}
      refresh={aboutLead(lead.id)}
      input={({ reason }) => ({ params: { id: lead.id }, body: { reason: reason ?? '' } })}
      onClose={onClose}
    >
      <TextField name="reason" label={sayLead('field.reason')} rows={2} max={2000} />
    </ActForm>
  )
}
