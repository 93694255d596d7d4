import { useWords } from '#ui/index.ts'
import type {
  claimClientOrigination,
  claimOrigination,
  disputeClientOrigination,
  disputeOrigination,
  Taken,
} from '../../contract.ts'
import { PersonField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { TakenLine } from './origination.tsx'
import { originationWords } from './origination-words.ts'

interface Props<E> {
  /** Of a lead, or of the client it became. */
  endpoint: E
  id: string
  refresh: string[]
  onClose: () => void
}

/** Claims to have brought somebody, for oneself or for a colleague. */
export function OriginationClaimForm({
  endpoint,
  id,
  refresh,
  onClose,
}: Props<typeof claimOrigination | typeof claimClientOrigination>) {
  const say = useWords(originationWords)
  return (
    <ActForm<typeof claimOrigination, { claimantId?: string | null }>
      endpoint={endpoint}
      slot={`origination-claim:${id}`}
      submit={say('act.claimOrigination')}
      done={say('done.claimOrigination')}
      refresh={refresh}
      input={({ claimantId }) => ({ params: { id }, body: { claimantId: claimantId ?? null } })}
      onClose={onClose}
    >
      <p className="cv-second ld-lead">{say('claim.what')}</p>
      <PersonField
        name="claimantId"
        label={say('claim.who')}
        help={say('claim.whoWhy')}
        role="lawyer"
      />
    </ActForm>
  )
}

/** Asks somebody who is no side to decide who brought them. */
export function OriginationDisputeForm({
  endpoint,
  id,
  taken,
  refresh,
  onClose,
}: Props<typeof disputeOrigination | typeof disputeClientOrigination> & {
  taken?: Taken | null | undefined
}) {
  const say = useWords(originationWords)
  return (
    <ActForm<typeof disputeOrigination, { reasons: string; evidence?: string }>
      endpoint={endpoint}
      slot={`origination-dispute:${id}`}
      submit={say('act.disputeOrigination')}
      done={say('done.disputeOrigination')}
      refresh={refresh}
      input={({ reasons, evidence }) => ({
        params: { id },
        body: { reasons, evidence: evidence ?? '' },
      })}
      onClose={onClose}
    >
      {taken && (
        <p className="cv-second ld-lead">
          <TakenLine taken={taken} />
        </p>
      )}
      <TextField name="reasons" label={say('dispute.reasons')} required />
      <TextField name="evidence" label={say('dispute.evidence')} />
    </ActForm>
  )
}
