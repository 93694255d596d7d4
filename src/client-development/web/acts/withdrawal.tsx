import { useWords } from '#ui/index.ts'
import { withdrawLead } from '../../contract.ts'
import { TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

/** The lead itself no longer wants to be looked after. */
export default function Withdrawal({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  return (
    <ActForm<typeof withdrawLead, { reason: string }>
      endpoint={withdrawLead}
      slot={`withdrawal:${lead.id}`}
      submit={say('name.withdrawLead')}
      done={say('done.ended')}
      refresh={aboutLead(lead.id)}
      input={(body) => ({ params: { id: lead.id }, body })}
      onClose={onClose}
    >
      <p className="cv-second ld-lead">{say('ending.what')}</p>
      <TextField name="reason" label={say('ending.reason')} required max={2000} />
    </ActForm>
  )
}
