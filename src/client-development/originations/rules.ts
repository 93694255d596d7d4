import { Decimal } from 'decimal.js'
import type { ClaimState, DisputeOutcome } from './contract.ts'

/** Days a claim is protected where the firm has settled nothing. */
export const usualDays = 90
const day = 86_400_000

export const expiryFrom = (at: Date, days: number): Date => new Date(at.getTime() + days * day)

/** How a claim stands at an instant. */
export function claimStateAt(
  claim: { state: string; expires_at: Date | null },
  now: Date,
): ClaimState {
  const over = claim.expires_at !== null && claim.expires_at <= now
  return isProtected(claim.state) && over ? 'expired' : (claim.state as ClaimState)
}

export const isProtected = (state: string): boolean => state === 'claimed' || state === 'awarded'

/** What identifies somebody for first registration. */
export interface Identity {
  phone: string | null
  mail: string | null
  code: string | null
  name: string | null
}

export const identityOf = (lead: {
  name: string
  organisation: string | null
  phone: string | null
  mail: string | null
  unified_social_credit_code: string | null
}): Identity => ({
  phone: lead.phone,
  mail: lead.mail,
  code: lead.unified_social_credit_code,
  name: lead.organisation ?? lead.name,
})

const fold = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** Words two claims on the same person have in common, in an order all claims keep. */
export const keysOf = ({ phone, mail, code, name }: Identity): string[] =>
  [
    ...(phone ? [`phone ${phone}`] : []),
    ...(mail ? [`mail ${mail}`] : []),
    ...(code ? [`code ${code}`] : []),
    ...(name ? [`name ${fold(name)}`] : []),
  ].sort()

export interface Share {
  personId: string
  share: number
}

/** Shares after a decision: the whole is kept, to the hundredth of a percent. */
export function sharesAfter(
  before: Share[],
  { outcome, share }: { outcome: DisputeOutcome; share: number | null },
  disputedBy: string,
): Share[] {
  if (outcome === 'left') return before
  if (outcome === 'awarded' || share === null) return [{ personId: disputedBy, share: 100 }]
  const rest = new Decimal(100).minus(share)
  const whole = before.reduce((sum, one) => sum.plus(one.share), new Decimal(0))
  const others = before.map(({ personId, share: had }) => ({
    personId,
    share: rest.times(had).div(whole).toDecimalPlaces(2, Decimal.ROUND_DOWN),
  }))
  const given = others.reduce((sum, one) => sum.plus(one.share), new Decimal(0))
  return [
    // What rounding left over goes to the first.
    ...others.map((one, at) => ({
      personId: one.personId,
      share: (at === 0 ? one.share.plus(rest).minus(given) : one.share).toNumber(),
    })),
    { personId: disputedBy, share },
  ].filter((one) => one.share > 0)
}
