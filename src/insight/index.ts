import {
  type Entrance,
  entrance,
  type ImmediateHandler,
  type PolicyTable,
  type Runtime,
} from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { boardExports } from './board-exports.ts'
import { caseExports } from './case-exports.ts'
import * as cases from './cases/index.ts'
import * as dashboards from './dashboards/index.ts'
import * as contract from './contract.ts'
import { readCompliance, readStandings } from './compliance/index.ts'
import { factKeeper, readLog, rebuildFacts } from './facts/index.ts'
import { insightPolicy } from './policy.ts'
import { readWeek } from './week/index.ts'

export { countDecisions } from './week/index.ts'

/** What the shell wires up. */
export interface Insight {
  entrances: Entrance[]
  policy: PolicyTable<never>
  /** Comes after the keeper of promises: what was promised to a lead that never was goes with it. */
  keeper: ImmediateHandler
  /** Makes facts of what happened before there were any. */
  readLog(runtime: Runtime): Promise<void>
  /** Makes all facts anew from the log. */
  rebuildFacts(runtime: Runtime): Promise<void>
}

export function createInsight(parts: KeeperParts): Insight {
  return {
    entrances: [
      entrance(contract.readComplianceEndpoint, readCompliance(parts)),
      entrance(contract.readStandingsEndpoint, readStandings),
      entrance(contract.listPromiseCasesEndpoint, cases.listPromiseCases(parts)),
      entrance(contract.listLeadCasesEndpoint, cases.listLeadCases),
      entrance(contract.listOpinionCasesEndpoint, cases.listOpinionCases),
      entrance(contract.listInstructionCasesEndpoint, cases.listInstructionCases),
      entrance(contract.listHandoverCasesEndpoint, cases.listHandoverCases(parts)),
      entrance(contract.listAdjustmentCasesEndpoint, cases.listAdjustmentCases),
      entrance(contract.readChannelBoardEndpoint, dashboards.readChannelBoard),
      entrance(contract.readResponseBoardEndpoint, dashboards.readResponseBoard(parts)),
      entrance(contract.readSatisfactionBoardEndpoint, dashboards.readSatisfactionBoard),
      entrance(contract.readLoyaltyBoardEndpoint, dashboards.readLoyaltyBoard),
      entrance(contract.readLoadBoardEndpoint, dashboards.readLoadBoard),
      entrance(contract.readHandoverBoardEndpoint, dashboards.readHandoverBoard(parts)),
      entrance(contract.readImprovementBoardEndpoint, dashboards.readImprovementBoard(parts)),
      entrance(contract.readWeekEndpoint, readWeek(parts)),
      ...caseExports(parts),
      ...boardExports(parts),
    ],
    policy: insightPolicy,
    keeper: factKeeper(parts),
    readLog: (runtime) => readLog(runtime, parts),
    rebuildFacts: (runtime) => rebuildFacts(runtime, parts),
  }
}
