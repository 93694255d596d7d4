import type { PersonActor, PolicyTable } from '#access/index.ts'
import { isOrStandsInFor } from '#access/index.ts'

/** What rights on a commitment depend on. */
export interface CommitmentFacts {
  ownerId: string
  /** Everybody who owed it before. */
  pastOwnerIds: string[]
  escalatedTo: string | null
}

const owns = (actor: PersonActor, thing: CommitmentFacts) =>
  isOrStandsInFor(actor, thing.ownerId) || isOrStandsInFor(actor, thing.escalatedTo)
const owes = (actor: PersonActor, thing: CommitmentFacts) => isOrStandsInFor(actor, thing.ownerId)
/**
 * Nobody forgives themselves, nor those they stand in for; and who has passed a promise on does not
 * forgive it afterwards.
 */
const neverOwned = (actor: PersonActor, { ownerId, pastOwnerIds }: CommitmentFacts) =>
  ![ownerId, ...pastOwnerIds].some((id) => isOrStandsInFor(actor, id))

const supervisors = ['managing_partner', 'client_relationship_manager'] as const

export const charterPolicy = {
  readCommitment: { roles: 'anyone' },
  listCommitments: { roles: 'anyone' },
  exportCommitments: { roles: 'anyone' },
  excuseCommitment: { roles: [...supervisors, 'department_head'], when: neverOwned },
  pauseCommitment: { roles: 'anyone', when: owns, always: supervisors },
  resumeCommitment: { roles: 'anyone', when: owns, always: supervisors },
  transferCommitment: { roles: 'anyone', when: owns, always: [...supervisors, 'department_head'] },
  escalateCommitment: { roles: 'anyone', when: owes },
  listUnownedDuties: { roles: supervisors },
  readCharter: { roles: 'anyone' },
  exportCharter: { roles: 'anyone' },
  changeCharter: { roles: supervisors },
  publishCharter: { roles: ['managing_partner'] },
  adoptCharter: { roles: ['managing_partner'] },
  acknowledgeCharter: { roles: 'anyone' },
  recordReview: { roles: 'anyone' },
} as const satisfies PolicyTable<CommitmentFacts>
