import { Go, SlaChip, useSaying, useWords } from '#ui/index.ts'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { standingOf } from '#charter/web/index.ts'
import type { LeadView } from '../../contract.ts'
import { LeadAnswers } from '../lead/answers.tsx'
import { LeadFacts } from '../lead/facts.tsx'
import { OriginationLine } from '../lead/origination.tsx'
import { TwinsOf } from '../list/twins.tsx'
import { deskWords } from './words.ts'

/** The enquiry in full, with who else may be the same and whose it is already. */
export function Enquiry({
  lead,
  promise,
}: {
  lead: LeadView
  promise: CommitmentView | undefined
}) {
  const say = useWords(deskWords)
  const saying = useSaying()
  const time = saying.moment(lead.createdAt, true)
  return (
    <div className="ld-enquiry">
      <div className="ld-enquiry-head">
        <h2>
          <Go to={`/leads/${lead.id}`} title={say('page')}>
            {lead.organisation ?? lead.name}
          </Go>
        </h2>
        {promise && <SlaChip state={standingOf(promise)} due={promise.dueAt} />}
      </div>
      <p className="cv-meta ld-enquiry-by">
        {lead.createdBy ? say('by', { time, name: lead.createdBy.name }) : say('since', { time })}
      </p>
      <OriginationLine lead={lead} />
      <TwinsOf keys={keysOf(lead)} except={lead.id} />
      <LeadFacts lead={lead} />
      {lead.answers.length > 0 && <LeadAnswers lead={lead} />}
    </div>
  )
}

const keysOf = ({ phone, mail, unifiedSocialCreditCode: code }: LeadView) => ({
  ...(phone ? { phone } : {}),
  ...(mail ? { mail } : {}),
  ...(code ? { code } : {}),
})
