import { abilitiesOf, type Work } from '#access/index.ts'
import { namesOf } from '#organisation/index.ts'
import { type LeadRow, leadAbilities } from '../leads/index.ts'
import { clientOriginationPolicy, originationPolicy, type OriginationThing } from '../policy.ts'
import type { Origination, OriginationDispute } from './contract.ts'
import { type DisputeRow, disputesOf } from './disputes-sql.ts'
import { tellTaken } from './look-up.ts'
import { claimStateAt, identityOf, isProtected, type Share } from './rules.ts'
import { type ClaimRow, clientToClaim, latestClaim, sharesOf, standingWith } from './sql.ts'

type Name = Awaited<ReturnType<typeof namesOf>>

/** Who brought a lead, as the actor may know it. */
export async function presentForLead(work: Work, lead: LeadRow): Promise<Origination> {
  const claim = await latestClaim(work.tx, 'lead_id', lead.id)
  const standing = claim && isProtected(claimStateAt(claim, work.now))
  const others = standing ? [] : await standingWith(work, identityOf(lead), lead.id)
  const [taken = null] = await tellTaken(work, others)
  const about = await present(work, claim, lead.id)
  const mine = leadAbilities(work, lead)
  const isSide = [
    ...about.sides.claimants,
    ...others.map((one) => one.person_id),
    ...about.disputers,
  ].some((id) => work.actor.kind === 'person' && id === work.actor.personId)
  const disputable = Boolean(standing) || taken !== null
  return {
    ...about.view,
    taken,
    abilities: {
      claimOrigination: mine.claimOrigination === true && !disputable,
      disputeOrigination: mine.disputeOrigination === true && disputable && !isSide,
      releaseOrigination: about.release,
    },
  }
}

/** The same of a client: its claim came with the lead, or was made on its page. */
export async function presentForClient(work: Work, clientId: string): Promise<Origination> {
  const client = await clientToClaim(work.tx, clientId)
  const claim = await latestClaim(work.tx, 'subject_id', clientId)
  const { view, sides, disputers } = await present(work, claim, clientId)
  const may = abilitiesOf(clientOriginationPolicy, work.actor, { members: client?.members ?? [] })
  const held = claim !== undefined && isProtected(claimStateAt(claim, work.now))
  // Somebody else's lead of the same client, or who is on record with what runs for it from before there were claims.
  const others =
    held || !client
      ? []
      : await standingWith(work, { phone: null, mail: null, code: client.code, name: client.name })
  const [taken = null] = await tellTaken(work, others)
  const isSide = [...sides.claimants, ...disputers].some(
    (id) => work.actor.kind === 'person' && id === work.actor.personId,
  )
  return {
    ...view,
    taken,
    abilities: {
      claimOrigination: Boolean(may.claimClientOrigination && !held && client?.leadId),
      disputeOrigination: may.disputeClientOrigination && held && !isSide,
    },
  }
}

async function present(work: Work, claim: ClaimRow | undefined, id: string) {
  const shares = claim ? await sharesOf(work.tx, claim.id) : []
  const disputes = await disputesOf(work.tx, claim?.id ?? null, id)
  const name = await namesOf(work.tx, [
    ...shares.map((one) => one.personId),
    ...disputes.flatMap(peopleOf),
  ])
  const sides: OriginationThing = {
    claimants: shares.map((one) => one.personId),
    disputedBy: null,
  }
  const state = claim && claimStateAt(claim, work.now)
  const view = {
    claim: claim && state ? { ...presentClaim(claim, shares, name), state } : null,
    disputes: disputes.map((row) => presentDispute(work, row, name)),
  }
  const may = abilitiesOf(originationPolicy, work.actor, sides)
  const disputers = disputes.flatMap((one) => (one.decided_at ? [] : one.disputed_by))
  return {
    view,
    sides,
    disputers,
    release: Boolean(state && isProtected(state) && may.releaseOrigination),
  }
}

const presentClaim = (claim: ClaimRow, shares: Share[], name: Name) => ({
  shares: shares.flatMap(({ personId, share }) => {
    const person = name(personId)
    return person ? [{ person, share }] : []
  }),
  registeredAt: claim.registered_at.toISOString(),
  expiresAt: claim.expires_at?.toISOString() ?? null,
})

const peopleOf = (row: DisputeRow) => [
  ...row.claimant_ids,
  row.disputed_by,
  row.answered_by,
  row.decided_by,
]

/** A dispute with the names of its people. */
export async function presentOne(work: Work, row: DisputeRow): Promise<OriginationDispute> {
  return presentDispute(work, row, await namesOf(work.tx, peopleOf(row)))
}

export const sidesOf = (row: DisputeRow): OriginationThing => ({
  claimants: row.claimant_ids,
  disputedBy: row.disputed_by,
})

function presentDispute(work: Work, row: DisputeRow, name: Name): OriginationDispute {
  const may = abilitiesOf(originationPolicy, work.actor, sidesOf(row))
  const open = row.decided_at === null
  return {
    id: row.id,
    claimants: row.claimant_ids.flatMap((id) => name(id) ?? []),
    disputedBy: name(row.disputed_by),
    disputedAt: row.disputed_at.toISOString(),
    reasons: row.reasons,
    evidence: row.evidence,
    answer: row.answer,
    answeredBy: name(row.answered_by),
    answeredAt: row.answered_at?.toISOString() ?? null,
    outcome: row.outcome as OriginationDispute['outcome'],
    share: row.share === null ? null : Number(row.share),
    decision: row.decision,
    decidedBy: name(row.decided_by),
    decidedAt: row.decided_at?.toISOString() ?? null,
    abilities: {
      answerOriginationDispute: open && row.answer === null && may.answerOriginationDispute,
      decideOriginationDispute: open && may.decideOriginationDispute,
    },
  }
}
