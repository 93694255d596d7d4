import type { PolicyTable } from '#access/index.ts'

export const calendarYearPolicy = {
  listCalendarYears: { roles: 'anyone' },
  loadCalendarYear: { roles: ['managing_partner', 'it_administrator', 'human_resources'] },
} as const satisfies PolicyTable
