import { entrance, permits, personIdOf } from '#access/index.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { leadFor, seeLead } from '../leads/index.ts'
import { originationPolicy } from '../policy.ts'
import { claimFor } from './claim.ts'
import { claimOrigination, type ClaimSubjectKind, releaseOrigination } from './contract.ts'
import { presentForLead } from './present.ts'
import { claimStateAt, isProtected } from './rules.ts'
import { latestClaim, lockClaim, setMembers, sharesOf } from './sql.ts'

const claim = entrance(claimOrigination, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'claimOrigination')
  await claimFor(work, lead, body.claimantId ?? (personIdOf(work.actor) as string))
  return presentForLead(work, lead)
})

const release = entrance(releaseOrigination, async (work, { params, body }) => {
  const lead = await seeLead(work, params.id)
  const found = await latestClaim(work.tx, 'lead_id', lead.id)
  const standing = found && (await lockClaim(work.tx, found.id))
  if (!standing || !isProtected(claimStateAt(standing, work.now))) throw refused('claim_over')
  const shares = await sharesOf(work.tx, standing.id)
  const sides = { claimants: shares.map((one) => one.personId), disputedBy: null }
  if (!permits(originationPolicy, 'releaseOrigination', work.actor, sides)) throw forbidden()
  await work.tx
    .updateTable('origination_claim')
    .set({ state: 'released', reason: body.reason })
    .where('id', '=', standing.id)
    .execute()
  await work.publish([
    {
      type: 'origination.released',
      subject: { kind: standing.subject_kind as ClaimSubjectKind, id: standing.subject_id },
      object: standing.id,
      data: {},
    },
  ])
  const reply = await presentForLead(work, lead)
  // Last of all: whoever saw it as its originating lawyer only sees nothing more afterwards.
  await setMembers(work, standing.subject_id, [])
  return reply
})

export const entrances = [claim, release]
