import { type Entrance, entrance } from '#access/serve.ts'
import { answerEngagementFields } from './answer-fields.ts'
import {
  archiveEngagement,
  closeEngagement,
  confirmEnding,
  endEngagement,
  reviewQuality,
} from './close-engagement.ts'
import { exportingEngagements } from './export-engagements.ts'
import * as contract from './contract.ts'
import { openEngagement } from './open-engagement.ts'
import { addParty, decideEngagementConflict, removeParty } from './parties.ts'
import { listEngagements, readEngagement } from './read-engagements.ts'
import {
  confirmFees,
  discloseTerms,
  resumeEngagement,
  startEngagement,
  suspendEngagement,
} from './run-engagement.ts'
import { setLawyers } from './set-lawyers.ts'
import { signContract } from './sign-contract.ts'

export const engagementEntrances: Entrance[] = [
  entrance(contract.listEngagementsEndpoint, listEngagements),
  exportingEngagements,
  entrance(contract.readEngagementEndpoint, readEngagement),
  entrance(contract.answerEngagementFieldsEndpoint, answerEngagementFields),
  entrance(contract.openEngagementEndpoint, (work, { body }) => openEngagement(work, body)),
  entrance(contract.addPartyEndpoint, addParty),
  entrance(contract.removePartyEndpoint, removeParty),
  entrance(contract.decideConflictEndpoint, decideEngagementConflict),
  entrance(contract.setLawyersEndpoint, setLawyers),
  entrance(contract.signContractEndpoint, signContract),
  entrance(contract.discloseTermsEndpoint, discloseTerms),
  entrance(contract.confirmFeesEndpoint, confirmFees),
  entrance(contract.startEngagementEndpoint, startEngagement),
  entrance(contract.suspendEngagementEndpoint, suspendEngagement),
  entrance(contract.resumeEngagementEndpoint, resumeEngagement),
  entrance(contract.closeEngagementEndpoint, closeEngagement),
  entrance(contract.endEngagementEndpoint, endEngagement),
  entrance(contract.confirmEndingEndpoint, confirmEnding),
  entrance(contract.reviewQualityEndpoint, reviewQuality),
  entrance(contract.archiveEngagementEndpoint, archiveEngagement),
]
