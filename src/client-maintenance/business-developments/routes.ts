import { type Entrance, entrance } from '#access/index.ts'
import * as contract from './contract.ts'
import { listBusinessDevelopments, readBusinessDevelopment } from './list-developments.ts'
import { changeBusinessDevelopment, recordBusinessDevelopment } from './record-development.ts'
import { decideAdvice, declineAdvice, proposeAdvice, sendAdvice } from './give-advice.ts'

export const developmentEntrances: Entrance[] = [
  entrance(contract.recordBusinessDevelopmentEndpoint, recordBusinessDevelopment),
  entrance(contract.listBusinessDevelopmentsEndpoint, listBusinessDevelopments),
  entrance(contract.readBusinessDevelopmentEndpoint, readBusinessDevelopment),
  entrance(contract.changeBusinessDevelopmentEndpoint, changeBusinessDevelopment),
  entrance(contract.proposeAdviceEndpoint, proposeAdvice),
  entrance(contract.decideAdviceEndpoint, decideAdvice),
  entrance(contract.sendAdviceEndpoint, sendAdvice),
  entrance(contract.declineAdviceEndpoint, declineAdvice),
]
