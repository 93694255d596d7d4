export { calendarFeedPolicy } from './policy.ts'
export { calendarFeedEntrances } from './routes.ts'
export { serveCalendarFeeds } from './serve-feed.ts'
