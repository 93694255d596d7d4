import type { Edit } from './edits.ts'
import type { OrganisationName } from './organisation.ts'
import type { Reason } from './reasons.ts'
import type { RegionRelation } from './regions.ts'

/** How many names on file share a part of the name asked for; null where nobody counted. */
export interface Bearers {
  /** The same trade name by sound. */
  brand: number | null
  /** All but one character of the trade name. */
  remainder: number | null
}

/** A trade name more than this many names bear tells little where the industry differs. */
const commonBrand = 12

export type IndustryRelation = 'same' | 'related' | 'missing' | 'misspelt' | 'different'

/** What two names of organisations have in common, before it is weighed. */
export interface Comparison {
  region: RegionRelation | 'misspelt'
  industry: IndustryRelation
  /** Differences within the trade name. */
  brand: Edit[]
  brandLength: number
  reasons: Reason[]
}

/** One character that sounds or looks like the other. */
export const isLike = ({ what }: Edit): boolean =>
  what === 'homophone' || what === 'near_homophone' || what === 'shape' || what === 'shape_partly'

/** What a folded line is worth. */
export const weakScore = ({ brand, region, industry }: Comparison): number =>
  0.4 -
  0.08 * brand.length -
  (region === 'different' ? 0.08 : 0) -
  (industry === 'different' ? 0.08 : 0)

interface Verdict {
  score: number
  tier: 'near' | 'alias'
}

/** Nothing but a trade name and perhaps a form. */
const isBare = ({ regions, industries }: OrganisationName): boolean =>
  regions.length === 0 && industries.length === 0

/** Whether a person must look at it. */
export function judged(
  { region, industry, brand, brandLength }: Comparison,
  asked: OrganisationName,
  onFile: OrganisationName,
  bearers: Bearers,
  reasons: Reason[],
): Verdict | null {
  const here = region === 'same' || region === 'nested' || region === 'misspelt'
  const alike = industry === 'same' || industry === 'misspelt' || industry === 'related'
  const rare = bearers.brand === null || bearers.brand <= commonBrand
  if (region === 'different') return null
  const worth =
    0.97 -
    (here ? 0 : 0.04) -
    (region === 'misspelt' ? 0.03 : 0) -
    (industry === 'same' ? 0 : industry === 'different' ? 0.15 : 0.05)
  if (brand.length === 0) {
    const bare = isBare(asked) && !isBare(onFile)
    if (bare) return { score: rare ? 0.85 : 0.75, tier: 'alias' }
    if (alike || (industry === 'missing' && (here || rare))) return { score: worth, tier: 'near' }
    if (industry === 'missing' && region === 'missing')
      return asked.regions.length === 0 ? { score: 0.7, tier: 'alias' } : null
    if (rare) return { score: worth - (here ? 0 : 0.08), tier: 'near' }
    reasons.push({ code: 'brand_common', to: onFile.brand })
    return null
  }
  const like = brand.filter(isLike).length
  const gaps = brand.filter(
    ({ what }) => what === 'missing' || what === 'extra' || what === 'transposed',
  ).length
  const others = brand.length - like - gaps
  const close = here && alike
  const partly = brand.filter(({ what }) => what === 'shape_partly').length
  const cost = 0.08 * like + 0.06 * partly + 0.12 * gaps + 0.3 * others
  if (others === 0 && gaps === 0 && like === 1) {
    if (close || (alike && brandLength >= 2 + partly)) return { score: worth - cost, tier: 'near' }
    return here && rare && brandLength >= 3 && partly === 0
      ? { score: worth - cost, tier: 'near' }
      : null
  }
  if (others === 0 && like === 2 && gaps === 0)
    return close && partly <= 1 ? { score: worth - cost, tier: 'near' } : null
  if (others === 0 && gaps === 1 && like <= 1 && partly === 0 && brand.length < brandLength) {
    if (close || (alike && brandLength >= 4 && region === 'missing'))
      return { score: worth - cost, tier: 'near' }
    return null
  }
  return null
}

/** All but one character of the trade name agrees, and so does everything else. */
export function isUnlike({ region, industry, brand, brandLength }: Comparison): boolean {
  const like = brand.filter(isLike).length
  const others = brand.filter(({ what }) => what === 'other').length
  const rest = industry === 'same' || industry === 'misspelt' || brandLength >= 4
  return (
    region !== 'different' &&
    region !== 'missing' &&
    rest &&
    others === 1 &&
    brand.length - others === like &&
    like <= 1 &&
    brand.length < brandLength &&
    brandLength >= 2
  )
}
