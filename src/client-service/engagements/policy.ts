import type { PolicyTable } from '#access/index.ts'
import { everyonesWork, headsWork, lawyersWork, leadersWork, type Standing } from '../standing.ts'

export const engagementPolicy: PolicyTable<Standing> = {
  listEngagements: { roles: 'anyone' },
  exportEngagements: { roles: 'anyone' },
  readEngagement: { roles: 'anyone' },
  openEngagement: {
    roles: [
      'managing_partner',
      'partner',
      'lawyer',
      'department_head',
      'client_relationship_manager',
      'client_service_specialist',
    ],
  },
  answerEngagementFields: everyonesWork,
  changeParties: everyonesWork,
  decideEngagementConflict: { roles: ['conflict_officer'] },
  setLawyers: { ...leadersWork, always: ['managing_partner', 'client_relationship_manager'] },
  signContract: everyonesWork,
  discloseTerms: everyonesWork,
  confirmFees: { roles: ['finance', 'managing_partner'] },
  startEngagement: lawyersWork,
  suspendEngagement: leadersWork,
  resumeEngagement: leadersWork,
  closeEngagement: leadersWork,
  endEngagement: leadersWork,
  confirmEnding: headsWork,
  reviewQuality: headsWork,
  archiveEngagement: lawyersWork,
}
