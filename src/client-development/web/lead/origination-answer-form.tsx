import { useWords } from '#ui/index.ts'
import { answerOriginationDispute } from '../../contract.ts'
import { TextField } from '../fields/fields.tsx'
import { originationWords } from './origination-words.ts'
import { ActForm } from '../panel/act-form.tsx'
import { type OfDispute, Sides, TheDispute } from './origination-sides.tsx'

/** The claimant's answer to a dispute. */
export function OriginationAnswerForm({ origination, about, refresh, onClose }: OfDispute) {
  const say = useWords(originationWords)
  return (
    <TheDispute origination={origination} about={about} right="answerOriginationDispute">
      {(dispute) => (
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
      )}
    </TheDispute>
  )
}
