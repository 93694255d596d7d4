import { plusDays, type Tally } from '../rules.ts'
import type { WeekCall, WeekDecision } from './contract.ts'

/** The Monday of the week a day lies in. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return plusDays(day, -weekday)
}

/** The number of a week by ISO 8601: the first holds the first Thursday of the year. */
export function weekNumber(monday: string): number {
  const thursday = plusDays(monday, 3)
  const [year = ''] = thursday.split('-')
  const first = mondayOf(`${year}-01-04`)
  const days = (Date.parse(`${monday}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000
  return Math.round(days / 7) + 1
}

interface Counted extends Tally {
  clause: string
  departmentId: string
}

/** Where most was missed: clause and department, the worst first. */
export function hotspotsOf(counts: readonly Counted[], most = 3): Counted[] {
  return counts
    .filter((one) => one.missed > 0)
    .toSorted((a, b) => b.missed - a.missed || a.clause.localeCompare(b.clause))
    .slice(0, most)
}

const urgency = ['complaint', 'unhappy', 'overdue', 'silent', 'referrer'] as const

/** Each client once, for the reason that weighs most; of the same weight the one that waits longest. */
export function whomToCall<Call extends Pick<WeekCall, 'client' | 'reason' | 'since'>>(
  candidates: readonly Call[],
  most = 5,
): Call[] {
  const weight = (one: Call) => urgency.indexOf(one.reason)
  const known = new Set<string>()
  return candidates
    .toSorted((a, b) => weight(a) - weight(b) || a.since.localeCompare(b.since))
    .filter(({ client }) => !known.has(client.id) && known.add(client.id))
    .slice(0, most)
}

const turn: Record<WeekDecision['kind'], number> = {
  handover: 0,
  promise: 1,
  charter: 2,
  introduction: 3,
  escalation: 4,
}

/**
 * What others wait for comes first, the oldest of each kind first; then what is late already, the newest
 * first, because what came up lately can still be put right, and one for each client or lead.
 */
export function inTurn(decisions: readonly WeekDecision[], most = 3): WeekDecision[] {
  const known = new Set<string>()
  const age = (one: WeekDecision) => Date.parse(one.since) * (one.kind === 'escalation' ? -1 : 1)
  return decisions
    .toSorted((a, b) => turn[a.kind] - turn[b.kind] || age(a) - age(b))
    .filter(
      (one) =>
        one.kind !== 'escalation' || (!known.has(one.subject.id) && known.add(one.subject.id)),
    )
    .slice(0, most)
}

interface Loaded {
  engagements: number
}

/** Who leads a third more engagements than the mean, and who a third fewer: at most two of each. */
export function fullAndFree<Person extends Loaded>(people: readonly Person[]) {
  const leading = people.filter((one) => one.engagements > 0)
  const mean = leading.reduce((sum, one) => sum + one.engagements, 0) / (leading.length || 1)
  // Of few there is no mean worth speaking of.
  if (leading.length < 3) return { full: [], free: [] }
  const shared = leading
    .map((one) => ({ ...one, share: one.engagements / mean }))
    .toSorted((a, b) => b.share - a.share)
  return {
    full: shared.filter((one) => one.share >= 4 / 3).slice(0, 2),
    free: shared
      .filter((one) => one.share <= 2 / 3)
      .slice(-2)
      .toReversed(),
  }
}
