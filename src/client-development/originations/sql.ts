import { sql } from 'kysely'
import { asSystem, type SubjectKind, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { expiryFrom, type Identity, isProtected, keysOf, type Share, usualDays } from './rules.ts'

const claimColumns = [
  'id',
  'subject_id',
  'subject_kind',
  'lead_id',
  'state',
  'registered_at',
  'expires_at',
] as const
export interface ClaimRow {
  id: string
  subject_id: string
  subject_kind: string
  lead_id: string
  state: string
  registered_at: Date
  expires_at: Date | null
}

/** The latest claim of a lead, or of a client, that the actor sees. */
export const latestClaim = (
  tx: Tx,
  of: 'lead_id' | 'subject_id',
  id: string,
): Promise<ClaimRow | undefined> =>
  tx
    .selectFrom('origination_claim')
    .select(claimColumns)
    .where(of, '=', id)
    .orderBy('registered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const lockClaim = (tx: Tx, id: string): Promise<ClaimRow | undefined> =>
  tx
    .selectFrom('origination_claim')
    .select(claimColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Who has which part in a claim, the largest first. */
export async function sharesOf(tx: Tx, claimId: string): Promise<Share[]> {
  const rows = await tx
    .selectFrom('origination_share')
    .select(['person_id', 'share'])
    .where('claim_id', '=', claimId)
    .orderBy('share', 'desc')
    .orderBy('person_id')
    .execute()
  return rows.map((row) => ({ personId: row.person_id, share: Number(row.share) }))
}

/** How long the firm protects and who settled it; undefined while nobody did. */
export const settingOf = (tx: Tx) =>
  tx
    .selectFrom('origination_setting')
    .select(['protected_days', 'kept_by', 'kept_at'])
    .executeTakeFirst()

/** Until when what is registered or renewed now stays protected. */
export const expiryNow = async (work: Work): Promise<Date> =>
  expiryFrom(work.now, (await settingOf(work.tx))?.protected_days ?? usualDays)

/** The same, where one statement both asks and writes. */
export const sqlExpiry = (now: Date) =>
  sql<Date>`${now}::timestamptz + 24 * coalesce((select protected_days from origination_setting), ${usualDays}) * interval '1 hour'`

/** Who registers the same person at the same time waits here: the second finds the first. */
export async function waitForOthers(tx: Tx, ...identities: Identity[]): Promise<void> {
  const keys = [...new Set(identities.flatMap(keysOf))].sort()
  await sql`select pg_advisory_xact_lock(hashtextextended('origination ' || key, 0))
    from unnest(${keys}::text[]) as k(key)`.execute(tx)
}

export interface Standing {
  claim_id: string | null
  subject_id: string
  subject_kind: SubjectKind
  person_id: string
  since: Date
  until: Date | null
}

/** Who stands protected with one of the identifiers, for an actor no wall shuts out of it. */
export async function standingWith(
  work: Work,
  identity: Identity,
  besides: string | null = null,
): Promise<Standing[]> {
  const { phone, mail, code, name } = identity
  const found = await sql<Standing>`
    select * from origination_taken(${phone}::text, ${mail}::text, ${code}::text, ${name}::text,
      ${besides}::uuid, ${work.now}::timestamptz)`.execute(work.tx)
  return found.rows
}

export async function setShares(tx: Tx, claimId: string, shares: Share[]): Promise<void> {
  await tx.deleteFrom('origination_share').where('claim_id', '=', claimId).execute()
  await insertRows(
    tx,
    'origination_share',
    shares.map(({ personId, share }) => ({ claim_id: claimId, person_id: personId, share })),
  )
}

/** Who brought it works on it: so they see it. Nobody else is its originating lawyer any more. */
export async function setMembers(
  { tx, now }: Work,
  subjectId: string,
  personIds: string[],
): Promise<void> {
  await tx
    .deleteFrom('subject_member')
    .where('subject_id', '=', subjectId)
    .where('part', '=', 'originating_lawyer')
    .where('person_id', '<>', sql<string>`all (${personIds}::uuid[])`)
    .execute()
  if (personIds.length === 0) return
  await insertRows(
    tx,
    'subject_member',
    personIds.map((person_id) => ({
      subject_id: subjectId,
      person_id,
      part: 'originating_lawyer',
      since: now,
    })),
    '(subject_id, person_id, part) do nothing',
  )
}

/** A client as a claim or a dispute needs it, with everybody who works for it; if the actor sees it. */
export async function clientToClaim(tx: Tx, id: string) {
  const client = await tx
    .selectFrom('client')
    .select(['id', 'name', 'lead_id as leadId', 'unified_social_credit_code as code'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!client) return undefined
  const members = await tx
    .selectFrom('subject_member')
    .select('person_id')
    .distinct()
    .where('subject_id', '=', id)
    .execute()
  const served = await tx
    .selectFrom('engagement')
    .select('id')
    .where('client_id', '=', id)
    .where('stage', 'not in', ['closed', 'ended', 'archived'])
    .limit(1)
    .executeTakeFirst()
  return {
    ...client,
    members: members.map((one) => one.person_id),
    isServed: served !== undefined,
  }
}

/** Who is on record as having brought what runs for a client. */
export async function originatingOf(tx: Tx, clientId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('engagement_lawyer as lawyer')
    .innerJoin('engagement', 'engagement.id', 'lawyer.subject_id')
    .select('lawyer.person_id')
    .distinct()
    .where('engagement.client_id', '=', clientId)
    .where('engagement.stage', 'not in', ['closed', 'ended', 'archived'])
    .where('lawyer.part', '=', 'originating_lawyer')
    .execute()
  return rows.map((row) => row.person_id)
}

/** Who brought an engagement, as it was said when it began, with their shares, the largest first. */
export async function originatingShares(tx: Tx, engagementId: string): Promise<Share[]> {
  const rows = await tx
    .selectFrom('engagement_lawyer')
    .select(['person_id', 'share'])
    .where('subject_id', '=', engagementId)
    .where('part', '=', 'originating_lawyer')
    .where('share', 'is not', null)
    .orderBy('share', 'desc')
    .orderBy('person_id')
    .execute()
  return rows.map((row) => ({ personId: row.person_id, share: Number(row.share) }))
}

/** Shares that an engagement of this lead should begin with: of its own claim, or as was decided. */
export function proposedShares(work: Work, leadId: string): Promise<Share[]> {
  // Whoever converts need not see the lead the dispute was about; what was decided holds for both.
  return asSystem(work, async (tx) => {
    const claims = await tx
      .selectFrom('origination_claim as claim')
      .select(['claim.id', 'claim.state', 'claim.expires_at'])
      .where((eb) =>
        eb.or([
          eb('claim.lead_id', '=', leadId),
          eb(
            'claim.id',
            'in',
            eb
              .selectFrom('origination_dispute as dispute')
              .select('dispute.claim_id')
              .where('dispute.lead_id', '=', leadId)
              .where('dispute.outcome', 'in', ['awarded', 'shared']),
          ),
        ]),
      )
      .orderBy('claim.registered_at')
      .limit(20)
      .execute()
    const standing = claims.find(
      ({ state, expires_at }) =>
        isProtected(state) && (expires_at === null || expires_at > work.now),
    )
    return standing ? sharesOf(tx, standing.id) : []
  })
}
