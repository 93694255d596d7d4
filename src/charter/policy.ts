import type { PersonActor, PolicyTable } from '#access/index.ts'
import { isOrStandsInFor } from '#access/index.ts'

/** What rights on a commitment depend on. */
export interface CommitmentFacts {
  ownerId: string
  escalatedTo: string | null
}

const owns = (actor: PersonActor, thing: CommitmentFacts) =>
  isOrStandsInFor(actor, thing.ownerId) || isOrStandsInFor(actor, thing.escalatedTo)
/** Nobody forgives themselves. */
const isNotOwner = (actor: PersonActor, thing: CommitmentFacts) => actor.personId !== thing.ownerId

const supervisors = ['managing_partner', 'client_relationship_manager'] as const

export const charterPolicy = {
  readCommitment: { roles: 'anyone' },
  listCommitments: { roles: 'anyone' },
  excuseCommitment: { roles: [...supervisors, 'department_head'], when: isNotOwner },
  pauseCommitment: { roles: 'anyone', when: owns, always: supervisors },
  resumeCommitment: { roles: 'anyone', when: owns, always: supervisors },
  transferCommitment: { roles: 'anyone', when: owns, always: [...supervisors, 'department_head'] },
  readCharter: { roles: 'anyone' },
  changeCharter: { roles: supervisors },
  publishCharter: { roles: ['managing_partner'] },
  adoptCharter: { roles: ['managing_partner'] },
  acknowledgeCharter: { roles: 'anyone' },
  recordReview: { roles: 'anyone' },
} as const satisfies PolicyTable<CommitmentFacts>
