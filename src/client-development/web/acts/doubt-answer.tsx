import { useWords } from '#ui/index.ts'
import { answerDoubt } from '../../contract.ts'
import { ChoiceField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { leadWords } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

/** The lawyer's answer to a doubt about plan or fees. */
export default function DoubtAnswer({ thing: lead, about, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  const open = lead.proposals
    .flatMap((proposal) => proposal.contentment)
    .filter((one) => !one.content && one.answer === null)
  const first = open.find((one) => one.id === about) ?? open[0]
  return (
    <ActForm<typeof answerDoubt, { contentmentId: string; answer: string }>
      endpoint={answerDoubt}
      slot={`doubt-answer:${first?.id}`}
      initial={{ contentmentId: first?.id ?? '' }}
      submit={say('name.answerDoubt')}
      done={say('done.answerDoubt')}
      refresh={aboutLead(lead.id)}
      input={(body) => ({ params: { id: lead.id }, body })}
      onClose={onClose}
    >
      <ChoiceField
        name="contentmentId"
        label={say('doubt.which')}
        required
        options={open.map((one) => ({
          value: one.id,
          label: `${sayLead(`about.${one.about}`)} · ${one.doubt}`,
        }))}
      />
      <TextField name="answer" label={say('doubt.answer')} required />
    </ActForm>
  )
}
