import { useWords } from '#ui/index.ts'
import { disputeOrigination } from '../../contract.ts'
import { TextField } from '../fields/fields.tsx'
import { TakenLine, useOrigination } from '../lead/origination.tsx'
import { originationWords } from '../lead/origination-words.ts'
import { ActForm } from '../panel/act-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'

/** Asks somebody who is no side to decide who brought the client. */
export default function OriginationDispute({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(originationWords)
  const taken = useOrigination(lead.id)?.taken
  return (
    <ActForm<typeof disputeOrigination, { reasons: string; evidence?: string }>
      endpoint={disputeOrigination}
      slot={`origination-dispute:${lead.id}`}
      submit={say('act.disputeOrigination')}
      done={say('done.disputeOrigination')}
      refresh={aboutLead(lead.id)}
      input={({ reasons, evidence }) => ({
        params: { id: lead.id },
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
