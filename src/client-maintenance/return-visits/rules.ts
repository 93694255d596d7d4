export type ReturnVisitRefusal = 'engagement_not_closed' | 'visit_before_closing'

/** A form says the minute, and the clock of its page ticks once a minute. */
const inexactness = 2 * 60_000

/** When the visit was: said to be a moment before the closing, it was right after it. */
export const momentOfVisit = (closedAt: Date | null, said: Date): Date =>
  closedAt && said < closedAt && closedAt.getTime() - said.getTime() < inexactness ? closedAt : said

/** A return visit follows the end of the service; what is said before is a regular talk (S3). */
export function decideReturnVisit(
  closedAt: Date | null,
  visitedAt: Date,
): ReturnVisitRefusal | null {
  if (closedAt === null) return 'engagement_not_closed'
  return visitedAt < closedAt ? 'visit_before_closing' : null
}
