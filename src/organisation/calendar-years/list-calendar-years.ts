import { abilitiesOf, type Work } from '#access/index.ts'
import type { LoadedYear } from './contract.ts'
import { calendarYearPolicy } from './policy.ts'
import { selectLoadedYears } from './sql.ts'

/** The years whose holidays are known, the latest first. */
export async function listCalendarYears(
  work: Work,
): Promise<{ items: LoadedYear[]; abilities: { loadCalendarYear: boolean } }> {
  const { loadCalendarYear } = abilitiesOf(calendarYearPolicy, work.actor, null)
  return { items: await selectLoadedYears(work.tx), abilities: { loadCalendarYear } }
}
