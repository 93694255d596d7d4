import type { CommitmentView } from '#charter/commitments/contract.ts'
import { useMe } from '#organisation/web/index.ts'
import { hasWords } from '#platform/i18n/words.ts'
import { useSaying, useWords, Dotted } from '#ui/index.ts'
import { useMatter } from './matters.ts'
import { dayWords } from './words.ts'

/** What else there is to know about a promise, in one quiet line. */
export function Facts({ one, escalated = false }: { one: CommitmentView; escalated?: boolean }) {
  const say = useWords(dayWords)
  const circumstances = useCircumstances(one, escalated)
  const { kind } = one.subject
  const matter = useMatter(one.id)
  const what = kind === 'firm' ? null : say(`subjectKind.${kind}`)
  return (
    <Dotted
      // The longest comes last: where there is no room it is what is cut.
      facts={[one.provision, ...circumstances, matter?.line?.replace(/[。.]$/, '') ?? what]}
    />
  )
}

/** Only what is out of the ordinary: whose it is, to whom it came up, that it waits. */
export function useCircumstances(one: CommitmentView, escalated = false): string[] {
  const say = useWords(dayWords)
  const saying = useSaying()
  const me = useMe().data
  const { owner, escalatedTo, help, reminded } = one
  const { name } = owner
  const isMine = me === undefined || owner.id === me.personId
  const { times: count } = reminded
  const event = eventThatPaused(one.pauseReason)
  const late = help && !one.overdue ? null : say('escalation.late', { name })
  return [
    escalated ? late : isMine ? null : say('insteadOf', { name }),
    escalated && help ? say('escalation.help', { name, reason: help.reason }) : null,
    !escalated && escalatedTo ? say('escalated', { name: escalatedTo.name }) : null,
    !escalated && help ? say('helpAsked', { reason: help.reason }) : null,
    count > 0 && one.closedAt === null ? say('reminded', { count }) : null,
    one.status === 'scheduled' ? say('scheduled', { time: saying.moment(one.opensAt) }) : null,
    one.pauseReason ? say('paused', { reason: event ? say(event) : one.pauseReason }) : null,
    one.pausedUntil ? say('pausedUntil', { time: saying.moment(one.pausedUntil) }) : null,
    one.untrained ? say('untrained') : null,
  ].filter((fact) => fact !== null)
}

/** The words for an event that stopped the clock; null for what somebody wrote. */
function eventThatPaused(reason: string | null) {
  const key = `pausedBy.${reason?.replace('.', '_')}`
  return hasWords(`day:${key}`) ? (key as 'pausedBy.lead_snoozed') : null
}
