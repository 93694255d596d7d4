import { useState } from 'react'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { standingOf } from '#charter/web/index.ts'
import type { Origination } from '#client-development/contract.ts'
import {
  OriginationDecisionForm,
  useClientOrigination,
  useOrigination,
} from '#client-development/web/index.ts'
import { Dotted, Go, SlaChip, useSaying, useWords } from '#ui/index.ts'
import { pageOf } from '../keeping.ts'
import { dayWords } from '../words.ts'
import { Answer, Answers, Card } from './card.tsx'
import { approvalWords } from './words.ts'

interface Props {
  commitment: CommitmentView
}

/** A dispute about who brought somebody: decided here, with what both sides say in sight. */
export function OriginationCard({ commitment }: Props) {
  return commitment.subject.kind === 'client' ? (
    <OfClient commitment={commitment} />
  ) : (
    <OfLead commitment={commitment} />
  )
}

const OfLead = ({ commitment }: Props) => (
  <Disputed commitment={commitment} origination={useOrigination(commitment.subject.id)} />
)
const OfClient = ({ commitment }: Props) => (
  <Disputed commitment={commitment} origination={useClientOrigination(commitment.subject.id)} />
)

function Disputed({
  commitment: one,
  origination,
}: Props & { origination: Origination | undefined }) {
  const say = useWords(approvalWords)
  const sayDay = useWords(dayWords)
  const saying = useSaying()
  const [open, setOpen] = useState(false)
  const page = pageOf(one.subject)
  const what = one.subject.name ?? sayDay(`subjectKind.${one.subject.kind}`)
  const dispute = origination?.disputes.find(({ id }) => id === one.aboutId)
  return (
    <Card
      lead={<SlaChip state={standingOf(one)} due={one.dueAt} />}
      title={page ? <Go to={page}>{what}</Go> : what}
      facts={
        <Dotted
          facts={[
            sayDay(`subjectKind.${one.subject.kind}`),
            dispute?.disputedBy && say('disputedBy', { name: dispute.disputedBy.name }),
            saying.moment(one.dueAt, true),
          ]}
        />
      }
      said={!open && dispute?.reasons}
    >
      {dispute?.abilities.decideOriginationDispute && (
        <Answers>
          <Answer
            label={say('decideWhich', { what })}
            text={say('decide')}
            pressed={open}
            onClick={() => setOpen(!open)}
          />
        </Answers>
      )}
      {open && (
        <OriginationDecisionForm
          origination={origination}
          about={one.aboutId}
          refresh={[one.subject.id, 'leads', 'commitments', 'notices']}
          onClose={() => setOpen(false)}
        />
      )}
    </Card>
  )
}
