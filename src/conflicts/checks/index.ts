import { type Entrance, entrance } from '#access/index.ts'
import { draftConsents, recordConsent } from './consents.ts'
import * as contract from './contract.ts'
import { disposeFinding } from './dispose.ts'
import { readCheck, readChecksOf, readDesk } from './read-checks.ts'
import { publishRuleBook, readRuleBook } from './rule-book.ts'
import { decideCheck, runConflictCheck } from './verbs.ts'

export { acceptanceProblem, decideConflict, decisionOf, keptOut } from './decide.ts'
export { askForFirstCheck, checkAgain, checkWhomItMeets, followRules } from './again.ts'
export { followDeclared, followRegister, followTeams } from './ask-again.ts'
export { checkWhenAsked, leaveDesk } from './jobs.ts'
export { checkPolicy } from './policy.ts'

export const checkEntrances: Entrance[] = [
  entrance(contract.listConflictDesk, readDesk),
  entrance(contract.readConflictCheck, readCheck),
  entrance(contract.listConflictChecks, readChecksOf),
  entrance(contract.runConflictCheck, runConflictCheck),
  entrance(contract.disposeFinding, disposeFinding),
  entrance(contract.draftConsents, draftConsents),
  entrance(contract.recordConsent, recordConsent),
  entrance(contract.decideConflictCheck, decideCheck),
  entrance(contract.readConflictRules, readRuleBook),
  entrance(contract.publishConflictRules, publishRuleBook),
]
