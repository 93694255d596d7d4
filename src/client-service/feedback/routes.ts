import { type Entrance, entrance } from '#access/serve.ts'
import * as contract from './contract.ts'
import {
  acknowledgeFeedback,
  confirmFeedback,
  nameHandler,
  resolveFeedback,
  withdrawFeedback,
} from './handle-feedback.ts'
import { listFeedback, readFeedback, receiveFeedback } from './receive-feedback.ts'

export const feedbackEntrances: Entrance[] = [
  entrance(contract.listFeedbackEndpoint, listFeedback),
  entrance(contract.readFeedbackEndpoint, readFeedback),
  entrance(contract.receiveFeedbackEndpoint, (work, { body }) => receiveFeedback(work, body)),
  entrance(contract.nameHandlerEndpoint, nameHandler),
  entrance(contract.acknowledgeFeedbackEndpoint, acknowledgeFeedback),
  entrance(contract.resolveFeedbackEndpoint, resolveFeedback),
  entrance(contract.confirmFeedbackEndpoint, confirmFeedback),
  entrance(contract.withdrawFeedbackEndpoint, withdrawFeedback),
]
