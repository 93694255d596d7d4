import { type Entrance, entrance } from '#access/index.ts'
import {
  escalateCommitment,
  excuseCommitment,
  pauseCommitment,
  resumeCommitment,
  transferCommitment,
} from './commitments/act.ts'
import * as commitments from './commitments/contract.ts'
import type { KeeperParts } from './commitments/keep.ts'
import { exportingCommitments } from './commitments/export-commitments.ts'
import { listCommitments, nextCommitments, readCommitment } from './commitments/read.ts'
import { listUnownedDuties } from './commitments/unowned.ts'
import { exportingCharter } from './exports.ts'
import * as reviews from './reviews/contract.ts'
import { acknowledgeCharter, recordReview } from './reviews/verbs.ts'
import { adoptCharter } from './versions/adopt.ts'
import { listNewClauses, takeNewClauses } from './versions/new-clauses.ts'
import * as versions from './versions/contract.ts'
import {
  compareCharter,
  draftCharter,
  listCharterVersions,
  publishCharter,
  readCharter,
  removeClause,
  setClause,
} from './versions/verbs.ts'

export const charterEntrances = (parts: KeeperParts): Entrance[] => [
  entrance(commitments.listCommitmentsEndpoint, listCommitments(parts)),
  entrance(commitments.nextCommitmentsEndpoint, nextCommitments(parts)),
  exportingCommitments(parts),
  entrance(commitments.readCommitmentEndpoint, readCommitment(parts)),
  entrance(commitments.excuseCommitmentEndpoint, excuseCommitment(parts)),
  entrance(commitments.pauseCommitmentEndpoint, pauseCommitment(parts)),
  entrance(commitments.resumeCommitmentEndpoint, resumeCommitment(parts)),
  entrance(commitments.transferCommitmentEndpoint, transferCommitment(parts)),
  entrance(commitments.escalateCommitmentEndpoint, escalateCommitment(parts)),
  entrance(commitments.listUnownedDutiesEndpoint, listUnownedDuties(parts)),
  entrance(versions.readCharterEndpoint, readCharter),
  exportingCharter,
  entrance(versions.listCharterVersionsEndpoint, listCharterVersions),
  entrance(versions.draftCharterEndpoint, draftCharter),
  entrance(versions.listNewClausesEndpoint, listNewClauses),
  entrance(versions.takeNewClausesEndpoint, takeNewClauses),
  entrance(versions.setClauseEndpoint, setClause),
  entrance(versions.removeClauseEndpoint, removeClause),
  entrance(versions.compareCharterEndpoint, compareCharter),
  entrance(versions.publishCharterEndpoint, publishCharter),
  entrance(versions.adoptCharterEndpoint, adoptCharter(parts)),
  entrance(reviews.recordReviewEndpoint, recordReview),
  entrance(reviews.acknowledgeCharterEndpoint, acknowledgeCharter),
]
