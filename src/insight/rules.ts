import type { PersonActor } from '#access/index.ts'

/** Whose work a figure is about. */
export const scopes = ['firm', 'department', 'own'] as const
export type Scope = (typeof scopes)[number]

/** Whose figures somebody sees: the firm's, their department's, or their own. */
export function scopeOf({ roles }: Pick<PersonActor, 'roles'>): Scope {
  const has = (...wanted: PersonActor['roles']) => wanted.some((role) => roles.includes(role))
  if (has('managing_partner', 'client_relationship_manager')) return 'firm'
  return has('department_head', 'partner') ? 'department' : 'own'
}

/** Marketing answers for all channels; of the rest it sees what others see. */
export function leadScopeOf(actor: Pick<PersonActor, 'roles'>): Scope {
  return actor.roles.includes('marketing') ? 'firm' : scopeOf(actor)
}

const dayMs = 86_400_000

/** The day so many days later. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The first day of the month after `2026-11`. */
export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1]
  return `${nextYear}-${String(next).padStart(2, '0')}-01`
}

/** First days of so many months, the last of them the one named. */
export function monthsUntil(last: string, count: number): string[] {
  const [year = 0, number = 0] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => {
    const months = year * 12 + number - 1 - (count - 1 - index)
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`
  })
}

/** Promises kept in time and missed: what a rate is made of. */
export interface Tally {
  kept: number
  missed: number
}

/** Kept of all, weighed by number of promises; null where there were none. */
export const rateOf = ({ kept, missed }: Tally): number | null =>
  kept + missed === 0 ? null : kept / (kept + missed)

export const totalOf = (tallies: readonly Tally[]): Tally => ({
  kept: tallies.reduce((sum, one) => sum + one.kept, 0),
  missed: tallies.reduce((sum, one) => sum + one.missed, 0),
})

/** Net promoter score from −100 to 100; null where nobody was asked. */
export const npsOf = (asked: number, promoters: number, detractors: number): number | null =>
  asked === 0 ? null : Math.round(((promoters - detractors) / asked) * 100)
