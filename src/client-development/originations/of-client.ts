import { asSystem, entrance, permits, personIdOf, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { isShutOut, staffAmong } from '#organisation/index.ts'
import { clientOriginationPolicy } from '../policy.ts'
import { wholly, writeClaim } from './claim.ts'
import { claimClientOrigination, disputeClientOrigination } from './contract.ts'
import { writeDispute } from './dispute-origination.ts'
import { presentForClient } from './present.ts'
import { claimStateAt, isProtected } from './rules.ts'
import { clientToClaim, latestClaim, originatingOf, standingWith, waitForOthers } from './sql.ts'

/** The client for an act on who brought it, the actor entitled. */
async function clientFor(work: Work, id: string, right: keyof typeof clientOriginationPolicy) {
  const client = await clientToClaim(work.tx, id)
  if (!client) throw notFound()
  if (!permits(clientOriginationPolicy, right, work.actor, client)) throw forbidden()
  return client
}

const claim = entrance(claimClientOrigination, async (work, { params, body }) => {
  const client = await clientFor(work, params.id, 'claimClientOrigination')
  const { leadId, isServed } = client
  if (!leadId) throw refused('no_lead_known')
  const claimantId = body.claimantId ?? personIdOf(work.actor) ?? ''
  if (!(await staffAmong(work.tx, [claimantId])).has(claimantId))
    throw refused('claimant_not_available')
  if (await isShutOut(work, claimantId, [client.id])) throw refused('walled')
  const identity = { phone: null, mail: null, code: client.code, name: client.name }
  await waitForOthers(work.tx, identity)
  const held = await latestClaim(work.tx, 'subject_id', client.id)
  if (held && isProtected(claimStateAt(held, work.now))) throw refused('origination_taken')
  const brought = await asSystem(work, (tx) => originatingOf(tx, client.id))
  const others = (await standingWith(work, identity)).map((one) => one.person_id)
  if ([...brought, ...others].some((id) => id !== claimantId)) throw refused('origination_taken')
  await writeClaim(work, leadId, wholly(claimantId), { id: client.id, isServed })
  return presentForClient(work, client.id)
})

const dispute = entrance(disputeClientOrigination, async (work, { params, body }) => {
  const client = await clientFor(work, params.id, 'disputeClientOrigination')
  const held = await latestClaim(work.tx, 'subject_id', client.id)
  if (!held || !isProtected(claimStateAt(held, work.now))) throw refused('origination_not_taken')
  await writeDispute(work, held.id, { ...body, leadId: held.lead_id })
  return presentForClient(work, client.id)
})

export const entrances = [claim, dispute]
