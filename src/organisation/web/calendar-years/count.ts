import type { LoadedYear } from '../../contract.ts'

type Kind = 'holiday' | 'workday'

/** How many days of a year are off, or worked although they would be off. */
export const countOf = (days: LoadedYear['days'], kind: Kind) =>
  Object.values(days).filter((one) => one === kind).length

/** Days one after the other that are off, or at work, as one: the first and the last. */
export function runsOf(days: LoadedYear['days']): { kind: Kind; from: string; until: string }[] {
  const runs: { kind: Kind; from: string; until: string }[] = []
  const dated = Object.entries(days).toSorted(([one], [other]) => one.localeCompare(other))
  for (const [day, kind] of dated) {
    const last = runs.at(-1)
    if (last && last.kind === kind && nextDay(last.until) === day) last.until = day
    else runs.push({ kind, from: day, until: day })
  }
  return runs
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
