export { CalendarFeedSection } from './feed-section.tsx'
