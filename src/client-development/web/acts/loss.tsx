import { useWords } from '#ui/index.ts'
import { loseLead } from '../../contract.ts'
import { ChoiceField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { lossReasons, leadWords } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

interface Values {
  reasonCode: (typeof lossReasons)[number]
  reason: string
}

export default function Loss({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  return (
    <ActForm<typeof loseLead, Values>
      endpoint={loseLead}
      slot={`loss:${lead.id}`}
      submit={say('name.loseLead')}
      done={say('done.ended')}
      refresh={aboutLead(lead.id)}
      input={(body) => ({ params: { id: lead.id }, body })}
      onClose={onClose}
    >
      <p className="cv-second ld-lead">{say('ending.what')}</p>
      <ChoiceField
        name="reasonCode"
        label={say('ending.reasonCode')}
        required
        options={lossReasons.map((value) => ({ value, label: sayLead(`loss.${value}`) }))}
      />
      <TextField name="reason" label={say('ending.reason')} required max={2000} />
    </ActForm>
  )
}
