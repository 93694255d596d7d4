import { type Entrance, entrance } from '#access/index.ts'
import {
  makeCalendarFeedEndpoint,
  readCalendarFeedEndpoint,
  revokeCalendarFeedEndpoint,
} from './contract.ts'
import { makeCalendarFeed, readCalendarFeed, revokeCalendarFeed } from './keep-feed.ts'

export const calendarFeedEntrances = (publicUrl: string): Entrance[] => [
  entrance(readCalendarFeedEndpoint, readCalendarFeed),
  entrance(makeCalendarFeedEndpoint, makeCalendarFeed(publicUrl)),
  entrance(revokeCalendarFeedEndpoint, revokeCalendarFeed),
]
