import { asSystem, entrance, personIdOf, type Work } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { type LeadRow, leadFor } from '../leads/index.ts'
import { type ClaimSubjectKind, disputeOrigination } from './contract.ts'
import { presentForLead } from './present.ts'
import { claimStateAt, identityOf, isProtected } from './rules.ts'
import { type ClaimRow, latestClaim, lockClaim, sharesOf, standingWith } from './sql.ts'

const dispute = entrance(disputeOrigination, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'disputeOrigination')
  const claimId = await disputedClaim(work, lead)
  if (!claimId) throw refused('origination_not_taken')
  await writeDispute(work, claimId, { ...body, leadId: lead.id })
  return presentForLead(work, lead)
})

/** Writes a dispute about a claim down and asks for a decision. */
export function writeDispute(
  work: Work,
  claimId: string,
  dispute: { leadId: string; reasons: string; evidence: string },
): Promise<void> {
  // Whoever disputes need see neither the claim nor what it stands on.
  return asSystem(work, async (tx) => {
    const claim = (await lockClaim(tx, claimId)) as ClaimRow
    const claimants = (await sharesOf(tx, claimId)).map((one) => one.personId)
    const disputedBy = personIdOf(work.actor) as string
    if (claimants.includes(disputedBy)) throw refused('own_origination')
    const id = uuidv7()
    const subject = { kind: claim.subject_kind as ClaimSubjectKind, id: claim.subject_id }
    const written = await tx
      .insertInto('origination_dispute')
      .values({
        id,
        subject_id: subject.id,
        subject_kind: subject.kind,
        claim_id: claimId,
        lead_id: dispute.leadId,
        claimant_ids: claimants,
        disputed_by: disputedBy,
        disputed_at: work.now,
        reasons: dispute.reasons,
        evidence: dispute.evidence,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) throw refused('already_disputed')
    await work.publish([
      {
        type: 'origination.disputed',
        subject,
        object: id,
        // Nobody is asked to decide their own dispute.
        data: { not_by: [disputedBy, ...claimants] },
      },
    ])
  })
}

/** The claim that stands in the way: of this very lead, or of the same person registered before. */
async function disputedClaim(work: Work, lead: LeadRow): Promise<string | null> {
  const own = await latestClaim(work.tx, 'lead_id', lead.id)
  if (own && isProtected(claimStateAt(own, work.now))) return own.id
  const others = await standingWith(work, identityOf(lead), lead.id)
  return others.find((one) => one.claim_id !== null)?.claim_id ?? null
}

export const entrances = [dispute]
