import type { Entrance, PolicyTable } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { auditEntrances, auditPolicy } from './audit/index.ts'
import { calendarFeedEntrances, calendarFeedPolicy } from './calendar-feed/index.ts'
import { exportEntrances } from './exports.ts'
import {
  type DropPlace,
  forgetReceived,
  receivedEntrances,
  receivedPolicy,
} from './received/index.ts'
import { myDayPolicy } from './my-day/policy.ts'
import { myDayEntrances } from './my-day/routes.ts'

export { serveCalendarFeeds } from './calendar-feed/index.ts'
export { startMailDrop } from './mail-drop/smtp.ts'
export { type DropPlace, forgetReceived }

export const entrances = (
  publicUrl: string,
  parts: KeeperParts,
  drop: DropPlace | null,
): Entrance[] => [
  ...auditEntrances(parts),
  ...calendarFeedEntrances(publicUrl),
  ...myDayEntrances,
  ...receivedEntrances(drop),
  ...exportEntrances,
]

export const policy: PolicyTable<never> = {
  ...auditPolicy,
  ...calendarFeedPolicy,
  ...myDayPolicy,
  ...receivedPolicy,
}
