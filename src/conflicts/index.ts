import type { Entrance, Handlers, PolicyTable } from '#access/index.ts'
import { checkEntrances, checkPolicy, checkWhenAsked, leaveDesk } from './checks/index.ts'
import { tellNewcomers, wallEntrances, wallPolicy } from './walls/index.ts'

export { acceptanceProblem, decideConflict, decisionOf, keptOut } from './checks/index.ts'

export const entrances: Entrance[] = [...checkEntrances, ...wallEntrances]

export const policy: PolicyTable<never> = { ...checkPolicy, ...wallPolicy }

export const handlers: Handlers = { immediate: [leaveDesk, tellNewcomers], later: [checkWhenAsked] }

export {
  type Between,
  type OnBothSides,
  raiseWallBetween,
  type Side,
  spreadWalls,
  spreadWallsTo,
} from './walls/index.ts'
