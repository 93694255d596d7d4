export {
  buildCalendar,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysIn,
} from './calendar.ts'
export {
  type CalendarYear,
  CalendarYearFile,
  defaultWorkingHours,
  WorkingHours,
  type WorkingInterval,
} from './contract.ts'
export { type Deadline, deadline, isProvisional, reminderAt, type Term } from './deadline.ts'
export {
  addWorkingTime,
  isWorkingInstant,
  nextOpening,
  remainingTime,
  workingTimeBetween,
} from './working-time.ts'
export { shippedYears } from './years.ts'
