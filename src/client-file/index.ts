import type { Entrance, PolicyTable } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { auditEntrances, auditPolicy } from './audit/index.ts'
import { calendarFeedEntrances, calendarFeedPolicy } from './calendar-feed/index.ts'
import { myDayPolicy } from './my-day/policy.ts'
import { myDayEntrances } from './my-day/routes.ts'

export { serveCalendarFeeds } from './calendar-feed/index.ts'

export const entrances = (publicUrl: string, parts: KeeperParts): Entrance[] => [
  ...auditEntrances(parts),
  ...calendarFeedEntrances(publicUrl),
  ...myDayEntrances,
]

export const policy: PolicyTable<never> = {
  ...auditPolicy,
  ...calendarFeedPolicy,
  ...myDayPolicy,
}
