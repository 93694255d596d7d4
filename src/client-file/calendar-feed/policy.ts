import type { PolicyTable } from '#access/index.ts'

export const calendarFeedPolicy = {
  keepCalendarFeed: { roles: 'anyone' },
} satisfies PolicyTable
