import { useWords, Waiting } from '#ui/index.ts'
import { answerOriginationDispute } from '../../contract.ts'
import { TextField } from '../fields/fields.tsx'
import { useOrigination } from '../lead/origination.tsx'
import { originationWords } from '../lead/origination-words.ts'
import { ActForm } from '../panel/act-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'
import { NoDispute, Sides } from '../lead/origination-sides.tsx'

/** The claimant's answer to a dispute. */
export default function OriginationAnswer({ thing: lead, about, onClose }: LeadActProps) {
  const say = useWords(originationWords)
  const origination = useOrigination(lead.id)
  if (!origination) return <Waiting />
  const dispute = origination.disputes.find(
    (one) => one.abilities.answerOriginationDispute === true && (!about || one.id === about),
  )
  if (!dispute) return <NoDispute />
  return (
    <ActForm<typeof answerOriginationDispute, { answer: string }>
      endpoint={answerOriginationDispute}
      slot={`origination-answer:${dispute.id}`}
      submit={say('act.answerOrigination')}
      done={say('done.answerOrigination')}
      refresh={aboutLead(lead.id)}
      input={(body) => ({ params: { id: dispute.id }, body })}
      onClose={onClose}
    >
      <Sides dispute={dispute} />
      <TextField name="answer" label={say('dispute.answer')} required />
    </ActForm>
  )
}
