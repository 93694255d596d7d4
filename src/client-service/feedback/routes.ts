import { type Entrance, entrance } from '#access/serve.ts'
import { exportingFeedback } from './export-feedback.ts'
import * as contract from './contract.ts'
import {
  acknowledgeFeedback,
  confirmFeedback,
  nameHandler,
  nameHandlers,
  resolveFeedback,
  withdrawFeedback,
} from './handle-feedback.ts'
import { listFeedback, readFeedback, receiveFeedback } from './receive-feedback.ts'

export const feedbackEntrances: Entrance[] = [
  entrance(contract.listFeedbackEndpoint, listFeedback),
  exportingFeedback,
  entrance(contract.readFeedbackEndpoint, readFeedback),
  entrance(contract.receiveFeedbackEndpoint, (work, { body }) => receiveFeedback(work, body)),
  entrance(contract.nameHandlerEndpoint, nameHandler),
  entrance(contract.nameHandlersEndpoint, nameHandlers),
  entrance(contract.acknowledgeFeedbackEndpoint, acknowledgeFeedback),
  entrance(contract.resolveFeedbackEndpoint, resolveFeedback),
  entrance(contract.confirmFeedbackEndpoint, confirmFeedback),
  entrance(contract.withdrawFeedbackEndpoint, withdrawFeedback),
]
