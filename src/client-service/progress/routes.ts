import { type Entrance, entrance } from '#access/serve.ts'
import * as contract from './contract.ts'
import { putDecision, takeDecision, withdrawDecision } from './decisions.ts'
import { dropDuty, meetDuty, requestDuty } from './duties.ts'
import { listDecisions, listDuties, listMatterEvents, listQuestions, listReports } from './lists.ts'
import { answerQuestion, askQuestion, withdrawQuestion } from './questions.ts'
import { recordMatterEvent, reportProgress } from './reports.ts'

export const progressEntrances: Entrance[] = [
  entrance(contract.listReportsEndpoint, listReports),
  entrance(contract.reportProgressEndpoint, reportProgress),
  entrance(contract.listMatterEventsEndpoint, listMatterEvents),
  entrance(contract.recordMatterEventEndpoint, recordMatterEvent),
  entrance(contract.listQuestionsEndpoint, listQuestions),
  entrance(contract.askQuestionEndpoint, askQuestion),
  entrance(contract.answerQuestionEndpoint, answerQuestion),
  entrance(contract.withdrawQuestionEndpoint, withdrawQuestion),
  entrance(contract.listDecisionsEndpoint, listDecisions),
  entrance(contract.putDecisionEndpoint, putDecision),
  entrance(contract.takeDecisionEndpoint, takeDecision),
  entrance(contract.withdrawDecisionEndpoint, withdrawDecision),
  entrance(contract.listDutiesEndpoint, listDuties),
  entrance(contract.requestDutyEndpoint, requestDuty),
  entrance(contract.meetDutyEndpoint, meetDuty),
  entrance(contract.dropDutyEndpoint, dropDuty),
]
