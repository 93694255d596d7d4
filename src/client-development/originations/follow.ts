import { asSystem, type ImmediateHandler, type RecordedEvent, type Work } from '#access/index.ts'
import { problemOfClaim, wholly, writeClaim } from './claim.ts'
import { identityOf } from './rules.ts'
import {
  clientToClaim,
  expiryNow,
  originatingShares,
  setMembers,
  sharesOf,
  type Standing,
  sqlExpiry,
  standingWith,
  waitForOthers,
} from './sql.ts'

const toBeClaimed = ({ tx }: Work, leadId: string) =>
  tx
    .selectFrom('lead')
    .select(['id', 'name', 'organisation', 'phone', 'mail', 'unified_social_credit_code'])
    .where('id', '=', leadId)
    .executeTakeFirst()

/** A lead registered with an originating lawyer is claimed for them, unless somebody was first. */
export const claimOnRegistration: ImmediateHandler = {
  types: ['lead.registered'],
  asksFirst: true,
  handle: async (work, events) => {
    for (const { subject, data } of events) {
      if (typeof data.originator_id !== 'string') continue
      const lead = await toBeClaimed(work, subject.id)
      // The lead is registered all the same; its page says who was first.
      if (!lead || (await problemOfClaim(work, lead, data.originator_id))) continue
      await writeClaim(work, lead.id, wholly(data.originator_id))
    }
  },
}

const activities = [
  'lead.contacted',
  'lead.assessed',
  'lead.identified',
  'proposal.offered',
  'proposal.contentment_recorded',
  'proposal.doubt_answered',
  'client.contacted',
  'talk.recorded',
  'return_visit.recorded',
]

/** What is done for the client renews the protection, as long as it has not lapsed. */
export const renewByActivity: ImmediateHandler = {
  types: activities,
  asksFirst: true,
  handle: (work, events) =>
    asSystem(work, async (tx) => {
      const subjects = [...new Set(events.map((event) => event.subject.id))]
      // One statement: it is asked after every talk, and seldom is anything claimed.
      const expires_at = sqlExpiry(work.now)
      await tx
        .updateTable('origination_claim')
        .set({ expires_at })
        .where('subject_id', 'in', subjects)
        .where('state', 'in', ['claimed', 'awarded'])
        .where('expires_at', '>', work.now)
        .where('expires_at', '<', expires_at)
        .execute()
    }),
}

/** A claim goes with the lead to its client and is kept while an engagement runs. */
export const followEngagements: ImmediateHandler = {
  types: ['engagement.opened', 'engagement.closed', 'engagement.ended'],
  handle: (work, events) =>
    asSystem(work, async () => {
      for (const event of events) {
        if (event.type === 'engagement.opened') await passToClient(work, event)
        else await beginToLapse(work, event.subject.id)
      }
    }),
}

async function passToClient(work: Work, { subject, data }: RecordedEvent): Promise<void> {
  const { tx, now } = work
  const clientId = data.client_id as string
  const leadId = (data.lead_id as string | null) ?? null
  const kept = await tx
    .updateTable('origination_claim')
    .set({ subject_id: clientId, subject_kind: 'client', expires_at: null })
    .where((eb) => eb.or([eb('subject_id', '=', clientId), eb('lead_id', '=', leadId)]))
    .where('state', 'in', ['claimed', 'awarded'])
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .returning('id')
    .execute()
  if (kept.length === 0) {
    if (leadId) await claimAsGiven(work, { clientId, leadId, engagementId: subject.id })
    return
  }
  const ids = kept.map((one) => one.id)
  await tx
    .updateTable('origination_dispute')
    .set({ subject_id: clientId, subject_kind: 'client' })
    .where('claim_id', 'in', ids)
    .execute()
  const people = new Set<string>()
  for (const id of ids) for (const one of await sharesOf(tx, id)) people.add(one.personId)
  await setMembers(work, clientId, [...people])
}

/**
 * Nobody claimed the lead, but whoever converted it said who brought it: that is their claim to the client, unless
 * somebody else stands protected.
 */
async function claimAsGiven(
  work: Work,
  { clientId, leadId, engagementId }: { clientId: string; leadId: string; engagementId: string },
): Promise<void> {
  const shares = await originatingShares(work.tx, engagementId)
  const client = await clientToClaim(work.tx, clientId)
  const lead = await toBeClaimed(work, leadId)
  if (!client || !lead || shares.length === 0) return
  const identities = [
    identityOf(lead),
    { phone: null, mail: null, code: client.code, name: client.name },
  ]
  await waitForOthers(work.tx, ...identities)
  const standing: Standing[] = []
  for (const one of identities) standing.push(...(await standingWith(work, one, leadId)))
  if (standing.some((one) => shares.every(({ personId }) => personId !== one.person_id))) return
  await writeClaim(work, leadId, shares, { id: clientId, isServed: true })
}

/** The last engagement of the client is over: protection runs again from now. */
async function beginToLapse(work: Work, engagementId: string): Promise<void> {
  const expires_at = await expiryNow(work)
  await work.tx
    .updateTable('origination_claim as claim')
    .set({ expires_at })
    .where('claim.expires_at', 'is', null)
    .where('claim.subject_id', '=', (eb) =>
      eb.selectFrom('engagement').select('client_id').where('id', '=', engagementId),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('engagement as other')
            .select('other.id')
            .whereRef('other.client_id', '=', 'claim.subject_id')
            .where('other.id', '<>', engagementId)
            .where('other.stage', 'not in', ['closed', 'ended', 'archived']),
        ),
      ),
    )
    .execute()
}
