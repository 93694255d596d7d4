import { type Entrance, entrance } from '#access/serve.ts'
import { adjustPlan, keepPlan } from './adjust-plan.ts'
import { completeMilestone } from './complete-milestone.ts'
import * as contract from './contract.ts'
import { readPlan } from './read-plan.ts'

export const planEntrances: Entrance[] = [
  entrance(contract.readPlanEndpoint, readPlan),
  entrance(contract.adjustPlanEndpoint, adjustPlan),
  entrance(contract.keepPlanEndpoint, keepPlan),
  entrance(contract.completeMilestoneEndpoint, completeMilestone),
]
