export type ReturnVisitRefusal = 'engagement_not_closed' | 'visit_before_closing'

/** A return visit follows the end of the service; what is said before is a regular talk (S3). */
export function decideReturnVisit(
  closedAt: Date | null,
  visitedAt: Date,
): ReturnVisitRefusal | null {
  if (closedAt === null) return 'engagement_not_closed'
  return visitedAt < closedAt ? 'visit_before_closing' : null
}
