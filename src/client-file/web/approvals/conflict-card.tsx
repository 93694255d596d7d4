import { useState } from 'react'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { standingOf } from '#charter/web/index.ts'
import { ConflictDecision } from '#client-development/web/index.ts'
import { CheckOfAffair } from '#conflicts/web/index.ts'
import { useMe } from '#organisation/web/index.ts'
import { Go, SlaChip, useLanguage, useSaying, useWords, Dotted } from '#ui/index.ts'
import { keepingOf, pageOf } from '../keeping.ts'
import { dayWords } from '../words.ts'
import { Answer, Answers, Card } from './card.tsx'
import { approvalWords } from './words.ts'

/** A mandate that waits for the conflict officer: decided here for a lead, else at the desk, on its check. */
export function ConflictCard({ commitment: one }: { commitment: CommitmentView }) {
  const say = useWords(approvalWords)
  const sayDay = useWords(dayWords)
  const saying = useSaying()
  const isEnglish = useLanguage() === 'en'
  const [open, setOpen] = useState(false)
  const page = pageOf(one.subject)
  const what = one.subject.name ?? sayDay(`subjectKind.${one.subject.kind}`)
  const isHere = useMe().data?.rights.includes('decideConflictOfLead') && one.clause === 'G4'
  const elsewhere = isHere && one.subject.kind === 'lead' ? null : keepingOf(one)
  return (
    <Card
      lead={<SlaChip state={standingOf(one)} due={one.dueAt} />}
      title={page ? <Go to={page}>{what}</Go> : what}
      facts={
        <Dotted
          facts={[
            sayDay(`subjectKind.${one.subject.kind}`),
            isEnglish ? one.title.en : one.title.zh,
            saying.moment(one.dueAt, true),
          ]}
        />
      }
    >
      {elsewhere && one.clause !== 'G4.sides' && <CheckOfAffair id={one.subject.id} />}
      <Answers>
        {elsewhere ? (
          <Go
            to={elsewhere.to}
            {...(elsewhere.search ? { search: elsewhere.search } : {})}
            className="ap-answer"
            label={say('decideWhich', { what })}
          >
            {say('decide')}
          </Go>
        ) : (
          <Answer
            label={say('decideWhich', { what })}
            text={say('decide')}
            pressed={open}
            onClick={() => setOpen(!open)}
          />
        )}
      </Answers>
      {open && <ConflictDecision leadId={one.subject.id} onClose={() => setOpen(false)} />}
    </Card>
  )
}
