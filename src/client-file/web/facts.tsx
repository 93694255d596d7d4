import { Fragment } from 'react'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { useMe } from '#organisation/web/index.ts'
import { Dot, useSaying, useWords } from '#ui/index.ts'
import { dayWords } from './words.ts'

/** What else there is to know about a promise, in one quiet line. */
export function Facts({ one, escalated = false }: { one: CommitmentView; escalated?: boolean }) {
  const say = useWords(dayWords)
  const saying = useSaying()
  const me = useMe().data
  const isMine = one.owner.id === me?.personId
  const { name } = one.owner
  const facts = [
    one.subject.kind === 'firm' ? null : say(`subjectKind.${one.subject.kind}`),
    one.clause,
    escalated ? say('escalation.late', { name }) : isMine ? null : say('insteadOf', { name }),
    !escalated && one.escalatedTo ? say('escalated', { name: one.escalatedTo.name }) : null,
    one.status === 'scheduled' ? say('scheduled', { time: saying.moment(one.opensAt) }) : null,
    one.pauseReason ? say('paused', { reason: one.pauseReason }) : null,
    one.dueProvisional ? say('provisional') : null,
  ].filter((fact) => fact !== null)
  return facts.map((fact, index) => (
    <Fragment key={fact}>
      {index > 0 && <Dot />}
      {fact}
    </Fragment>
  ))
}
