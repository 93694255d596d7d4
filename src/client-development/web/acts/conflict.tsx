import { CheckOfAffair } from '#conflicts/web/index.ts'
import { Note, useWords } from '#ui/index.ts'
import { decideConflictOfLead } from '../../contract.ts'
import { ChoiceField, NamesField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { conflictOutcomes, leadWords } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

interface Values {
  outcome: (typeof conflictOutcomes)[number]
  parties: string[]
  reason: string
}

/** The conflict officer's decision in writing, on every name that counts. */
export default function Conflict({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  const identified = lead.identifications[0]?.name
  const names = [lead.name, lead.organisation, identified, ...lead.opponents].flatMap(
    (name) => name ?? [],
  )
  return (
    <ActForm<typeof decideConflictOfLead, Values>
      endpoint={decideConflictOfLead}
      slot={`conflict:${lead.id}:${lead.version}`}
      initial={{ parties: [...new Set(names)] }}
      submit={say('name.decideConflictOfLead')}
      done={say('done.decideConflictOfLead')}
      refresh={aboutLead(lead.id)}
      input={(values) => ({ params: { id: lead.id }, body: values })}
      onClose={onClose}
    >
      <CheckOfAffair id={lead.id} />
      {!identified && (
        <Note title={say('conflict.notIdentified')}>{say('conflict.identifyFirst')}</Note>
      )}
      <NamesField
        name="parties"
        label={say('conflict.parties')}
        help={say('conflict.partiesWhy')}
        required
      />
      <ChoiceField
        name="outcome"
        label={say('conflict.outcome')}
        required
        options={conflictOutcomes.map((value) => ({ value, label: sayLead(`conflict.${value}`) }))}
      />
      <TextField name="reason" label={say('conflict.reason')} required />
    </ActForm>
  )
}
