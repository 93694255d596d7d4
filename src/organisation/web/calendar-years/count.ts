import type { LoadedYear } from '../../contract.ts'

/** How many days of a year are off, or worked although they would be off. */
export const countOf = (days: LoadedYear['days'], kind: 'holiday' | 'workday') =>
  Object.values(days).filter((one) => one === kind).length
