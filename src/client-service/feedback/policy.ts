import { type Actor, isOrStandsInFor, type Permission, type PolicyTable } from '#access/index.ts'
import { everyonesWork, isCarer, type Standing } from '../standing.ts'
import { isOfTeam } from './rules.ts'

/** Feedback with who works on what it is about. */
export interface FeedbackStanding extends Standing {
  isComplaint: boolean
  handlerId: string | null
}

/** Complaints are for the complaint desk and the handler named; other feedback for those around the client. */
function handled(ordinary: Permission<Standing>): Permission<FeedbackStanding> {
  return {
    roles: 'anyone',
    when: (actor, feedback) => {
      if (isOrStandsInFor(actor, feedback.handlerId)) return true
      if (!feedback.isComplaint) {
        const always = actor.roles.some((role) => ordinary.always?.includes(role))
        return always || (ordinary.when?.(actor, feedback) ?? true)
      }
      return actor.roles.some((role) => complaintDesk.includes(role))
    },
  }
}
const complaintDesk: string[] = [
  'complaint_owner',
  'client_relationship_manager',
  'managing_partner',
]

export const feedbackPolicy: PolicyTable<FeedbackStanding> = {
  listFeedback: { roles: 'anyone' },
  exportFeedback: { roles: 'anyone' },
  receiveFeedback: everyonesWork,
  nameHandler: {
    roles: ['complaint_owner', 'client_relationship_manager', 'managing_partner'],
  },
  acknowledgeFeedback: handled(everyonesWork),
  resolveFeedback: handled(everyonesWork),
  confirmFeedback: {
    roles: 'anyone',
    always: [
      'managing_partner',
      'client_relationship_manager',
      'client_service_specialist',
      'complaint_owner',
    ],
    when: (actor, feedback) =>
      isCarer(actor, feedback) || isOrStandsInFor(actor, feedback.handlerId),
  },
  withdrawFeedback: handled(everyonesWork),
}

/** Whether it is a complaint about the actor's own work, which somebody else handles and settles (T3). */
export const isComplainedOf = (actor: Actor, feedback: FeedbackStanding): boolean =>
  feedback.isComplaint && actor.kind === 'person' && isOfTeam(feedback.members, actor.personId)

/** Steps that are not for whoever is complained of. */
export const outsidersSteps: readonly string[] = [
  'acknowledgeFeedback',
  'resolveFeedback',
  'confirmFeedback',
]
