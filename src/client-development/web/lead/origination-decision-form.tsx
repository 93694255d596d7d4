import { Form } from 'antd'
import { useWords } from '#ui/index.ts'
import { decideOriginationDispute, type DisputeOutcome } from '../../contract.ts'
import { ChoiceField, NumberField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { type OfDispute, Sides, TheDispute } from './origination-sides.tsx'
import { originationWords } from './origination-words.ts'

interface Values {
  outcome: DisputeOutcome
  share?: number
  decision: string
}

/** The decision on a dispute about who brought a client. */
export function OriginationDecisionForm({ origination, about, refresh, onClose }: OfDispute) {
  const say = useWords(originationWords)
  return (
    <TheDispute origination={origination} about={about} right="decideOriginationDispute">
      {(dispute) => (
        <ActForm<typeof decideOriginationDispute, Values>
          endpoint={decideOriginationDispute}
          slot={`origination-decision:${dispute.id}`}
          initial={{ share: 50 }}
          submit={say('act.decideOrigination')}
          done={say('done.decideOrigination')}
          refresh={refresh}
          input={({ outcome, share, decision }) => ({
            params: { id: dispute.id },
            body: { outcome, share: outcome === 'shared' ? (share ?? null) : null, decision },
          })}
          onClose={onClose}
        >
          <Sides dispute={dispute} />
          <ChoiceField<DisputeOutcome>
            name="outcome"
            label={say('decide.outcome')}
            required
            options={(['left', 'shared', 'awarded'] as const).map((value) => ({
              value,
              label: say(`decide.${value}`),
            }))}
          />
          <Share />
          <TextField name="decision" label={say('decide.decision')} required />
        </ActForm>
      )}
    </TheDispute>
  )
}

function Share() {
  const say = useWords(originationWords)
  const outcome = Form.useWatch('outcome', Form.useFormInstance())
  if (outcome !== 'shared') return null
  return (
    <NumberField name="share" label={say('decide.share')} min={0.01} max={99.99} precision={2} />
  )
}
