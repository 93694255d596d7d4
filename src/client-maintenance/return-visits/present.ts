import type { ReturnVisit } from './contract.ts'
import type { ReturnVisitRow } from './sql.ts'

export function presentReturnVisit(row: ReturnVisitRow): ReturnVisit {
  const { engagementId, title, clientId, clientName, recordedBy, recordedByName, ...visit } = row
  return {
    ...visit,
    way: visit.way as ReturnVisit['way'],
    at: visit.at.toISOString(),
    engagement: { id: engagementId, title },
    client: { id: clientId, name: clientName },
    recordedBy: recordedBy && recordedByName ? { id: recordedBy, name: recordedByName } : null,
    recordedAt: visit.recordedAt.toISOString(),
  }
}
