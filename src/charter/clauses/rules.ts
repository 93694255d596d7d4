import { buildCalendar } from '#organisation/index.ts'
import type { Clause, Condition, Occasion } from './contract.ts'
import { ladderOf, rungAt } from './ladder.ts'

interface Happening {
  type: string
  data: Record<string, unknown>
}

function holdsFor(condition: Condition, value: unknown): boolean {
  // Of a list, such as the roles of a newcomer, one is enough.
  if (Array.isArray(value)) return value.some((one) => holdsFor(condition, one))
  if (condition === null || typeof condition !== 'object') return (value ?? null) === condition
  if ('in' in condition) return condition.in.includes((value ?? null) as never)
  if ('not' in condition) return (value ?? null) !== condition.not
  if ('at_least' in condition) return typeof value === 'number' && value >= condition.at_least
  return typeof value === 'number' && value <= condition.at_most
}

/** Whether an event is an occasion the clause speaks of. */
export function isOccasion(occasion: Occasion, event: Happening): boolean {
  if (occasion.event !== event.type) return false
  return Object.entries(occasion.where ?? {}).every(([field, condition]) =>
    holdsFor(condition, event.data[field]),
  )
}

export const isAny = (occasions: Occasion[], event: Happening): boolean =>
  occasions.some((occasion) => isOccasion(occasion, event))

/** Codes of what is wrong with a charter as a whole; each clause alone is checked by its schema. */
export type CharterProblem = {
  code: string
  problem:
    | 'duplicate_code'
    | 'code_outside_provision'
    | 'pause_without_resume'
    | 'ladder_not_rising'
    | 'no_clauses'
}

/** Weeks like any other, and deadlines early and late in them: enough to tell which term is longer. */
const plainWeeks = buildCalendar({ years: [] })
const sampleDeadlines = ['2026-03-02T02:00:00Z', '2026-03-04T09:30:00Z', '2026-03-06T09:00:00Z']

/** Whether each rung comes after the one before: of two at the same time only one would be heard. */
export const isRising = (clause: Pick<Clause, 'escalation'>): boolean =>
  sampleDeadlines.every((due) => {
    const times = ladderOf(clause).map((rung) => rungAt(rung, new Date(due), plainWeeks).getTime())
    return times.every((time, at) => at === 0 || time > (times[at - 1] as number))
  })

/** What must hold before a charter can be published. */
export function problemsOfCharter(clauses: Clause[]): CharterProblem[] {
  const problems: CharterProblem[] = []
  if (clauses.length === 0) problems.push({ code: '', problem: 'no_clauses' })
  const seen = new Set<string>()
  for (const clause of clauses) {
    if (seen.has(clause.code)) problems.push({ code: clause.code, problem: 'duplicate_code' })
    seen.add(clause.code)
    if (clause.code.split('.')[0] !== clause.provision)
      problems.push({ code: clause.code, problem: 'code_outside_provision' })
    if (clause.pause.length > 0 && clause.resume.length === 0)
      problems.push({ code: clause.code, problem: 'pause_without_resume' })
    if (!isRising(clause)) problems.push({ code: clause.code, problem: 'ladder_not_rising' })
  }
  return problems
}

export interface ClauseDifference {
  code: string
  kind: 'added' | 'removed' | 'changed'
  /** Fields that differ, with both values. */
  fields: { field: string; before: unknown; after: unknown }[]
}

/** What a new version changes, clause by clause and field by field. */
export function differenceOf(before: Clause[], after: Clause[]): ClauseDifference[] {
  const old = new Map(before.map((clause) => [clause.code, clause]))
  const now = new Map(after.map((clause) => [clause.code, clause]))
  const differences: ClauseDifference[] = []
  for (const [code, clause] of now) {
    const was = old.get(code)
    const fields = fieldsThatDiffer(was, clause)
    if (!was) differences.push({ code, kind: 'added', fields })
    else if (fields.length > 0) differences.push({ code, kind: 'changed', fields })
  }
  for (const [code, clause] of old) {
    if (!now.has(code))
      differences.push({ code, kind: 'removed', fields: fieldsThatDiffer(clause, undefined) })
  }
  return differences
}

function fieldsThatDiffer(
  before: Clause | undefined,
  after: Clause | undefined,
): ClauseDifference['fields'] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]) as Set<
    keyof Clause
  >
  return [...fields]
    .filter((field) => field !== 'code')
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter(({ before: a, after: b }) => JSON.stringify(a) !== JSON.stringify(b))
}
