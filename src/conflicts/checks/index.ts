import { type Entrance, entrance } from '#access/index.ts'
import { recordConsent } from './consent-replies.ts'
import { draftConsents } from './consents.ts'
import * as contract from './contract.ts'
import { disposeFinding } from './dispose.ts'
import { readCheck, readChecksOf, readDesk } from './read-checks.ts'
import { publishRuleBook, readRuleBook } from './rule-book.ts'
import { decideCheck, runConflictCheck } from './verbs.ts'

export { expectConflictCleared, decideConflict, decisionOf, keptOut } from './decide.ts'
export {
  askForFirstCheck,
  askWhomClientsMeet,
  checkAgain,
  checkWhomItMeets,
  followRules,
} from './again.ts'
export { followRegister } from './ask-again.ts'
export { followDeclared, followTeams } from './follow-colleagues.ts'
export { checkWhenAsked, leaveDesk } from './jobs.ts'
export { followWithdrawals } from './consent-replies.ts'
export { isMetByCheck } from './met.ts'
export { checkPolicy } from './policy.ts'
export { withoutFindings } from './told.ts'

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
