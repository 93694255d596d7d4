import { type Entrance, entrance } from '#access/index.ts'
import { listReturnVisitsEndpoint, recordReturnVisitEndpoint } from './contract.ts'
import { listReturnVisits } from './list-return-visits.ts'
import { recordReturnVisit } from './record-return-visit.ts'

export const returnVisitEntrances: Entrance[] = [
  entrance(recordReturnVisitEndpoint, recordReturnVisit),
  entrance(listReturnVisitsEndpoint, listReturnVisits),
]
