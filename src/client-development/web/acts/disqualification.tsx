import { useWords } from '#ui/index.ts'
import { disqualifyLead } from '../../contract.ts'
import { ChoiceField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { disqualificationReasons, leadWords } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

export interface DisqualificationValues {
  reasonCode: (typeof disqualificationReasons)[number]
  reason: string
}

export default function Disqualification({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  return (
    <ActForm<typeof disqualifyLead, DisqualificationValues>
      endpoint={disqualifyLead}
      slot={`disqualification:${lead.id}`}
      submit={say('name.disqualifyLead')}
      done={say('done.ended')}
      refresh={aboutLead(lead.id)}
      input={(body) => ({ params: { id: lead.id }, body })}
      onClose={onClose}
    >
      <DisqualificationFields />
    </ActForm>
  )
}

export function DisqualificationFields() {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  return (
    <>
      <p className="cv-second ld-lead">{say('ending.what')}</p>
      <ChoiceField
        name="reasonCode"
        label={say('ending.reasonCode')}
        required
        options={disqualificationReasons.map((value) => ({
          value,
          label: sayLead(`disqualification.${value}`),
        }))}
      />
      <TextField name="reason" label={say('ending.reason')} required max={2000} />
    </>
  )
}
