import type { CommitmentView } from '#charter/commitments/contract.ts'
import { Dotted, useMe } from '#organisation/web/index.ts'
import { useSaying, useWords } from '#ui/index.ts'
import { dayWords } from './words.ts'

/** What else there is to know about a promise, in one quiet line. */
export function Facts({ one, escalated = false }: { one: CommitmentView; escalated?: boolean }) {
  const say = useWords(dayWords)
  const circumstances = useCircumstances(one, escalated)
  const { kind } = one.subject
  const what = kind === 'firm' ? null : say(`subjectKind.${kind}`)
  return <Dotted facts={[what, one.clause, ...circumstances]} />
}

/** Only what is out of the ordinary: whose it is, to whom it came up, that it waits. */
export function useCircumstances(one: CommitmentView, escalated = false): string[] {
  const say = useWords(dayWords)
  const saying = useSaying()
  const me = useMe().data
  const { owner, escalatedTo } = one
  const { name } = owner
  const isMine = me === undefined || owner.id === me.personId
  return [
    escalated ? say('escalation.late', { name }) : isMine ? null : say('insteadOf', { name }),
    !escalated && escalatedTo ? say('escalated', { name: escalatedTo.name }) : null,
    one.status === 'scheduled' ? say('scheduled', { time: saying.moment(one.opensAt) }) : null,
    one.pauseReason ? say('paused', { reason: one.pauseReason }) : null,
    one.dueProvisional ? say('provisional') : null,
  ].filter((fact) => fact !== null)
}
