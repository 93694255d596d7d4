import type { Work } from '#access/index.ts'
import { spreadWallsTo } from '#conflicts/index.ts'
import { insertPlan, type NewMilestone } from '../plans/index.ts'
import type { LawyerFields, PartyFields } from './contract.ts'
import { searchTextOf } from './rules.ts'
import { insertLawyers, insertMembers, insertParties } from './sql.ts'

export interface Opening {
  id: string
  clientId: string
  clientName: string
  title: string
  practiceArea: string
  departmentId: string | null
  createdBy: string | null
  leadId: string | null
  opportunityId: string | null
  /** Where it came from, as its lead knew it. */
  origin?: Record<string, unknown>
  proposalId: string | null
  fees: { feeKind: string | null; feeAmount: string | null; feeTerms: string }
  conflictDecidedAt: Date | null
  lawyers: LawyerFields[]
  parties: PartyFields[]
  milestones: NewMilestone[]
}

/** Brings an engagement into being: subject, people, parties, first plan; and says so. */
export async function openFor(work: Work, opening: Opening): Promise<void> {
  const { tx, now } = work
  const { id, clientId, lawyers, parties, createdBy } = opening
  await tx
    .insertInto('subject')
    .values({
      id,
      kind: 'engagement',
      parent_id: clientId,
      department_id: opening.departmentId,
      created_by: createdBy,
      created_at: now,
    })
    .execute()
  if (opening.leadId) await spreadWallsTo(work, opening.leadId, id)
  await insertMembers(tx, id, lawyers, now)
  await insertEngagement(work, opening)
  await insertLawyers(tx, id, lawyers, now)
  await insertParties(tx, id, parties, { by: createdBy, at: now })
  await insertPlan(tx, {
    engagementId: id,
    number: 1,
    reasonKind: 'first',
    reason: '',
    madeBy: createdBy,
    madeAt: now,
    milestones: opening.milestones,
  })
  await work.publish([
    {
      type: 'engagement.opened',
      subject: { kind: 'engagement', id },
      data: {
        client_id: clientId,
        lead_id: opening.leadId,
        opportunity_id: opening.opportunityId,
        title: opening.title,
        practice_area: opening.practiceArea,
        // What came of no lead was decided on by nobody yet.
        further: opening.leadId === null,
      },
    },
  ])
}

async function insertEngagement(work: Work, opening: Opening): Promise<void> {
  const { title, clientName, fees } = opening
  await work.tx
    .insertInto('engagement')
    .values({
      id: opening.id,
      client_id: opening.clientId,
      title,
      practice_area: opening.practiceArea,
      fee_kind: fees.feeKind,
      fee_amount: fees.feeAmount,
      fee_terms: fees.feeTerms,
      opened_at: work.now,
      origin: JSON.stringify(opening.origin ?? {}),
      lead_id: opening.leadId,
      opportunity_id: opening.opportunityId,
      proposal_id: opening.proposalId,
      conflict_decided_at: opening.conflictDecidedAt,
      search_text: searchTextOf({ title, number: null, clientName }, opening.parties),
    })
    .execute()
}
