import type { Input, Work } from '#access/index.ts'
import { publishChange } from '../publish.ts'
import type { LoadedYear, loadCalendarYearEndpoint } from './contract.ts'
import { insertCalendarYears, selectLoadedYears } from './sql.ts'

/** Loads the holidays of a year: deadlines that were an estimate are counted again when they hear of it. */
export async function loadCalendarYear(
  work: Work,
  { body }: Input<typeof loadCalendarYearEndpoint>,
): Promise<LoadedYear> {
  await insertCalendarYears(work, [body])
  await publishChange(work, [
    {
      type: 'calendar.loaded',
      data: { year: body.year, source: body.source, days: Object.keys(body.days).length },
    },
  ])
  const years = await selectLoadedYears(work.tx)
  return years.find((one) => one.year === body.year) as LoadedYear
}
