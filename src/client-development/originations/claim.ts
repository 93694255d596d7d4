import { personIdOf, type Work } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { isShutOut, staffAmong } from '#organisation/index.ts'
import { claimStateAt, identityOf, isProtected, type Share } from './rules.ts'
import {
  expiryNow,
  latestClaim,
  setMembers,
  setShares,
  standingWith,
  waitForOthers,
} from './sql.ts'

/** What a claim needs to know of a lead. */
type Claimable = Parameters<typeof identityOf>[0] & { id: string }

/** Why nobody can claim the lead for this person; null when they can. */
export async function problemOfClaim(
  work: Work,
  lead: Claimable,
  claimantId: string,
): Promise<string | null> {
  if (!(await staffAmong(work.tx, [claimantId])).has(claimantId)) return 'claimant_not_available'
  if (await isShutOut(work, claimantId, [lead.id])) return 'walled'
  await waitForOthers(work.tx, identityOf(lead))
  const own = await latestClaim(work.tx, 'lead_id', lead.id)
  if (own && isProtected(claimStateAt(own, work.now))) return 'origination_taken'
  const others = await standingWith(work, identityOf(lead), lead.id)
  // Who is protected with one lead of this person already may register another.
  const taken = others.length > 0 && !others.some((one) => one.person_id === claimantId)
  return taken ? 'origination_taken' : null
}

/** Writes a claim down, as long as nothing stands against it. */
export async function claimFor(work: Work, lead: Claimable, claimantId: string): Promise<void> {
  const problem = await problemOfClaim(work, lead, claimantId)
  if (problem) throw refused(problem)
  await writeClaim(work, lead.id, wholly(claimantId))
}

/** One person has it all. */
export const wholly = (personId: string): Share[] => [{ personId, share: 100 }]

/** @param client the one the lead has become, and whether an engagement runs for it. */
export async function writeClaim(
  work: Work,
  leadId: string,
  shares: Share[],
  client?: { id: string; isServed: boolean },
): Promise<void> {
  const id = uuidv7()
  const expires_at = client?.isServed ? null : await expiryNow(work)
  const subject = client
    ? { kind: 'client' as const, id: client.id }
    : { kind: 'lead' as const, id: leadId }
  await work.tx
    .updateTable('origination_claim')
    .set({ state: 'expired' })
    .where('lead_id', '=', leadId)
    .where('state', 'in', ['claimed', 'awarded'])
    .execute()
  await work.tx
    .insertInto('origination_claim')
    .values({
      id,
      subject_id: subject.id,
      subject_kind: subject.kind,
      lead_id: leadId,
      state: 'claimed',
      registered_at: work.now,
      registered_by: personIdOf(work.actor),
      expires_at,
    })
    .execute()
  const claimants = shares.map((one) => one.personId)
  await setShares(work.tx, id, shares)
  await setMembers(work, subject.id, claimants)
  await work.publish([
    {
      type: 'origination.claimed',
      subject,
      object: id,
      data: { claimant_ids: claimants, expires_at: expires_at?.toISOString() ?? null },
    },
  ])
}
