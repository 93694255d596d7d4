import type { PolicyTable } from '#access/index.ts'
import { everyonesWork, lawyersWork, type Standing } from '../standing.ts'

export const progressPolicy: PolicyTable<Standing> = {
  readProgress: { roles: 'anyone' },
  reportProgress: lawyersWork,
  recordMatterEvent: everyonesWork,
  askQuestion: everyonesWork,
  answerQuestion: everyonesWork,
  putDecision: lawyersWork,
  takeDecision: everyonesWork,
  requestDuty: everyonesWork,
}
