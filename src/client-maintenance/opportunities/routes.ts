import { type Entrance, entrance } from '#access/index.ts'
import type { NewInstruction } from '../bridges.ts'
import * as contract from './contract.ts'
import { exportingOpportunities } from './export-opportunities.ts'
import { listOpportunities, readOpportunity } from './list-opportunities.ts'
import { changeOpportunity, noticeOpportunity } from './notice-opportunity.ts'
import { dropOpportunity, pursueOpportunity } from './settle-opportunity.ts'

export const opportunityEntrances = (bridges: NewInstruction): Entrance[] => [
  entrance(contract.noticeOpportunityEndpoint, noticeOpportunity),
  entrance(contract.listOpportunitiesEndpoint, listOpportunities),
  exportingOpportunities,
  entrance(contract.readOpportunityEndpoint, readOpportunity),
  entrance(contract.changeOpportunityEndpoint, changeOpportunity),
  entrance(contract.pursueOpportunityEndpoint, pursueOpportunity(bridges)),
  entrance(contract.dropOpportunityEndpoint, dropOpportunity),
]
