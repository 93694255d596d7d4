import type { Tx } from '#platform/db/database.ts'
import { buildCalendar, type WorkingCalendar } from '../calendar/index.ts'
import { calendarMark, createMemory } from '../memory.ts'
import { selectOffice } from '../offices/index.ts'
import { selectLoadedYears } from './sql.ts'

/** The working calendars of the firm's offices, kept between questions. */
export interface Calendars {
  /** The calendar of an office that exists; throws for one that does not. */
  forOffice(tx: Tx, officeId: string): Promise<WorkingCalendar>
  /** Drops what is kept: another process loaded a year or changed an office. */
  forget(): void
}

/** Makes the calendars of one database; one for the whole process. */
export function createCalendars(): Calendars {
  const memory = createMemory<WorkingCalendar>(calendarMark)
  // Laying out years costs more than reading their tables: the same tables give the same calendar.
  const built = new Map<string, { tables: string; calendar: WorkingCalendar }>()
  const read = async (tx: Tx, officeId: string): Promise<WorkingCalendar> => {
    const office = await selectOffice(tx, officeId)
    if (!office) throw new Error(`there is no office ${officeId}`)
    const loaded = await selectLoadedYears(tx)
    const years = loaded.map(({ year, source, days }) => ({ year, source, days }))
    const { workingHours: hours, timeZone } = office
    const tables = JSON.stringify([hours, timeZone, years])
    const known = built.get(officeId)
    if (known?.tables === tables) return known.calendar
    const calendar = buildCalendar({ hours, timeZone, years })
    built.set(officeId, { tables, calendar })
    return calendar
  }
  return {
    forOffice: (tx, officeId) => memory.recall(officeId, 0, () => read(tx, officeId)),
    forget: () => memory.forget(),
  }
}
