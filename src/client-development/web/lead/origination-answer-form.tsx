import { useWords, Waiting } from '#ui/index.ts'
import { answerOriginationDispute, type Origination } from '../../contract.ts'
import { TextField } from '../fields/fields.tsx'
import { originationWords } from './origination-words.ts'
import { ActForm } from '../panel/act-form.tsx'
import { NoDispute, Sides } from './origination-sides.tsx'

/** The claimant's answer to a dispute. */
export function OriginationAnswerForm({
  origination,
  about,
  refresh,
  onClose,
}: {
  origination: Origination | undefined
  about: string | undefined
  refresh: string[]
  onClose: () => void
}) {
  const say = useWords(originationWords)
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
      refresh={refresh}
      input={(body) => ({ params: { id: dispute.id }, body })}
      onClose={onClose}
    >
      <Sides dispute={dispute} />
      <TextField name="answer" label={say('dispute.answer')} required />
    </ActForm>
  )
}
