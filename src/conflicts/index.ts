import type { Entrance, Handlers, PolicyTable } from '#access/index.ts'
import {
  checkAgain,
  checkEntrances,
  checkPolicy,
  checkWhenAsked,
  checkWhomItMeets,
  followDeclared,
  followRegister,
  followRules,
  followTeams,
  followWithdrawals,
  leaveDesk,
} from './checks/index.ts'
import { exportEntrances } from './exports.ts'
import {
  holdTeamsApart,
  holdTeamsApartLater,
  tellNewcomers,
  wallEntrances,
  wallPolicy,
} from './walls/index.ts'

export {
  expectConflictCleared,
  askForFirstCheck,
  askWhomClientsMeet,
  decideConflict,
  decisionOf,
  isMetByCheck,
  keptOut,
  withoutFindings,
} from './checks/index.ts'

export const entrances: Entrance[] = [...checkEntrances, ...wallEntrances, ...exportEntrances]

export const policy: PolicyTable<never> = { ...checkPolicy, ...wallPolicy }

export const handlers: Handlers = {
  immediate: [leaveDesk, tellNewcomers, holdTeamsApart],
  later: [
    checkWhenAsked,
    checkWhomItMeets,
    followRegister,
    followDeclared,
    followTeams,
    followRules,
    followWithdrawals,
    holdTeamsApartLater,
  ],
}

/** Checks again, by the clock, what is left to be checked again. */
export const chores = [{ name: 'check-again', cron: '* * * * *', run: checkAgain }]

export {
  type Between,
  type OnBothSides,
  raiseWallBetween,
  type Side,
  spreadWalls,
  spreadWallsTo,
} from './walls/index.ts'
