import { type Entrance, entrance } from '#access/index.ts'
import { listCalendarYearsEndpoint, loadCalendarYearEndpoint } from './contract.ts'
import { listCalendarYears } from './list-calendar-years.ts'
import { loadCalendarYear } from './load-calendar-year.ts'

export const calendarYearEntrances: Entrance[] = [
  entrance(listCalendarYearsEndpoint, listCalendarYears),
  entrance(loadCalendarYearEndpoint, loadCalendarYear),
]
