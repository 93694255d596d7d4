import type { Entrance, PolicyTable } from '#access/index.ts'
import { calendarFeedEntrances, calendarFeedPolicy } from './calendar-feed/index.ts'

export { serveCalendarFeeds } from './calendar-feed/index.ts'

export const entrances = (publicUrl: string): Entrance[] => [...calendarFeedEntrances(publicUrl)]

export const policy: PolicyTable<never> = { ...calendarFeedPolicy }
