import { type Edit, editsBetween } from './edits.ts'
import { relationOfForms } from './forms.ts'
import { isIndustry } from './industries.ts'
import {
  type Bearers,
  type Comparison,
  type IndustryRelation,
  isLike,
  isUnlike,
  judged,
  weakScore,
} from './judge-organisations.ts'
import type { OrganisationName } from './organisation.ts'
import type { NameMatch, Reason, Segment } from './reasons.ts'
import { type RegionRelation, relationOfRegions } from './regions.ts'

/** Whether one name is the other with one or two characters misread, whatever the segments they were read as. */
export function compareMisread(
  asked: { bare: string; read: OrganisationName },
  onFile: { bare: string; read: OrganisationName },
  segmentwise: NameMatch | null,
): NameMatch | null {
  const [x, y] = [asked.bare, onFile.bare]
  if (x.length < 5 || !nearAtAGlance(x, y)) return null
  if (asked.read.number && onFile.read.number) return null
  if (relationOfRegions(asked.read.regions, onFile.read.regions) === 'different') return null
  const edits = editsBetween(x, y, 1)
  if (!edits?.every(isLike)) return null
  if (edits.length > 1 && x.length < 7 && edits.some(({ what }) => what === 'shape_partly'))
    return null
  return {
    score: 0.93 - 0.1 * edits.length,
    tier: 'near',
    reasons: edits.map(reasonOf),
    segments: segmentwise?.segments ?? [],
  }
}

/** Whether two texts of one length differ in two places at most. */
export function nearAtAGlance(x: string, y: string): boolean {
  if (x.length !== y.length) return false
  let unlike = 0
  for (let at = 0; at < y.length; at += 1) if (x[at] !== y[at]) unlike += 1
  return unlike <= 2
}

/** Compares two Chinese names of organisations, segment by segment. @returns null where nothing speaks for a link. */
export function compareOrganisations(
  asked: OrganisationName,
  onFile: OrganisationName,
  bearers: Bearers,
): NameMatch | null {
  const comparison = compared(asked, onFile)
  if (!comparison) return null
  const number = numberOf(asked, onFile)
  const form = relationOfForms(asked.form, onFile.form)
  const reasons = [...comparison.reasons]
  if (number) reasons.push(number)
  if (form !== 'same') {
    const code =
      form === 'missing' ? 'form_missing' : form === 'similar' ? 'form_varies' : 'form_different'
    reasons.push({ code, from: asked.form?.name ?? '', to: onFile.form?.name ?? '' })
  }
  if (asked.branch !== onFile.branch)
    reasons.push({ code: 'branch', from: asked.branch, to: onFile.branch })
  const firms = asked.form?.kind === 'firm' || onFile.form?.kind === 'firm'
  const nameless = number !== null && asked.brand === '' && onFile.brand === ''
  const strangers =
    number?.code === 'number_different' || nameless || (form === 'different' && firms)
  const verdict = strangers ? null : judged(comparison, asked, onFile, bearers, reasons)
  const segments = segmentsOf(asked, onFile, comparison, form)
  if (!verdict) {
    const unlike = !strangers && isUnlike(comparison)
    return { score: weakScore(comparison), tier: 'weak', reasons, segments, unlike }
  }
  const fine = (form === 'same' ? 0 : 0.01) + (asked.branch === onFile.branch ? 0 : 0.02)
  return { score: Math.max(0.5, verdict.score - fine), tier: verdict.tier, reasons, segments }
}

function compared(asked: OrganisationName, onFile: OrganisationName): Comparison | null {
  const region = relationOfRegions(asked.regions, onFile.regions)
  const plain = segmentwise(asked, onFile, region)
  if (plain && plain.brand.length === 0) return plain
  // Where a place or the border of the trade name may be misread, the whole name is laid beside the other.
  if (region === 'different') return plain
  return across(asked, onFile, region) ?? plain
}

/** Trade name against trade name. */
function segmentwise(
  asked: OrganisationName,
  onFile: OrganisationName,
  region: RegionRelation,
): Comparison | null {
  if (asked.brand === '' || onFile.brand === '') {
    if (asked.rest !== onFile.rest) return null
    const reasons: Reason[] = [
      regionReason(region, asked, onFile),
      { code: 'industry_same', to: onFile.rest },
    ]
    return { region, industry: 'same', brand: [], brandLength: onFile.rest.length, reasons }
  }
  const edits = brandEdits(asked, onFile)
  if (!edits) return null
  const industry = industriesCompared(asked, onFile)
  const reasons: Reason[] = [
    ...edits.map(reasonOf),
    ...(edits.length === 0 ? [{ code: 'brand_same' as const, to: onFile.brand }] : []),
    regionReason(region, asked, onFile),
    ...(industry === 'misspelt' ? slips(asked, onFile) : []),
    industryReason(industry, asked, onFile),
  ]
  return { region, industry, brand: edits, brandLength: onFile.brand.length, reasons }
}

const slips = (asked: OrganisationName, onFile: OrganisationName): Reason[] =>
  (editsBetween(asked.rest, onFile.rest) ?? []).map(reasonOf)

/** A trade name with an unknown industry behind it may only begin with the other's. */
function brandEdits(asked: OrganisationName, onFile: OrganisationName): Edit[] | null {
  if (asked.brand === onFile.brand) return []
  const least = Math.min(asked.brand.length, onFile.brand.length)
  const open =
    asked.industries.length === 0 || asked.brand.length > 4 || onFile.industries.length === 0
  if (open && least >= 2) {
    const [x, y] = [asked.rest.slice(0, least), onFile.rest.slice(0, least)]
    if (x === y) return []
    if (asked.brand.length !== onFile.brand.length) {
      const edits = editsBetween(x, y, 0.9)
      if (edits?.every(isLike)) return edits
    }
  }
  const most = Math.min(2.1, onFile.brand.length <= 2 ? 1 : 1.5)
  return editsBetween(asked.brand, onFile.brand, most)
}

/** The names as wholes: each difference belongs to the segment of the name on file in which it stands. */
function across(
  asked: OrganisationName,
  onFile: OrganisationName,
  region: RegionRelation,
): Comparison | null {
  const placed =
    region !== 'missing' ||
    asked.rest.length > onFile.rest.length + 1 ||
    onFile.rest.length > asked.rest.length + 1
  let best: { comparison: Comparison; cost: number } | null = null
  const sides: [string, string, boolean][] = [[asked.rest, onFile.rest, false]]
  if (placed) sides.push([asked.core, onFile.core, true])
  // A form nobody could read is still part of what was asked.
  if (!asked.form && onFile.form) sides.push([asked.rest, onFile.rest + onFile.form.name, false])
  for (const [x, y, whole] of sides) {
    const edits = editsBetween(x, y, y.length >= 5 ? 2.1 : 1)
    if (!edits) continue
    const cost = edits.reduce(
      (sum, edit) => sum + (isLike(edit) ? 0.4 : edit.what === 'other' ? 1 : 0.7),
      0,
    )
    if (best && best.cost <= cost) continue
    const comparison = bySegment(edits, whole, asked, onFile, region)
    if (comparison) best = { comparison, cost }
  }
  return best?.comparison ?? null
}

function bySegment(
  edits: Edit[],
  whole: boolean,
  asked: OrganisationName,
  onFile: OrganisationName,
  region: RegionRelation,
): Comparison | null {
  const places = whole ? onFile.core.length - onFile.rest.length - onFile.number.length : 0
  const brandLength = onFile.brand.length || onFile.rest.length
  const inRegion = edits.filter(({ at }) => at < places)
  const inBrand = edits.filter(({ at }) => at >= places && at < places + brandLength)
  const inIndustry = edits.filter(({ at }) => at >= places + brandLength)
  if (inRegion.length > 1 || inRegion.some(({ what }) => what === 'other')) return null
  return {
    region: inRegion.length > 0 ? 'misspelt' : whole && region === 'missing' ? 'same' : region,
    industry: misspelt(inIndustry, asked, onFile),
    brand: inBrand,
    brandLength,
    reasons: [
      ...edits.map(reasonOf),
      inRegion.length > 0
        ? { code: 'region_misspelt', to: onFile.regionText }
        : regionReason(region, asked, onFile),
      ...(onFile.industries.length > 0
        ? [industryReason(misspelt(inIndustry, asked, onFile), asked, onFile)]
        : []),
    ],
  }
}

/** Differences behind the trade name. Where what was asked is a word of its own, it is another industry. */
function misspelt(
  edits: Edit[],
  asked: OrganisationName,
  onFile: OrganisationName,
): IndustryRelation {
  if (edits.length === 0) return 'same'
  if (edits.every(isLike)) return 'misspelt'
  const words = asked.industries.join('')
  const whole = words !== '' && words.length >= onFile.industries.join('').length
  return whole && edits.some(({ what }) => what === 'other')
    ? industriesCompared(asked, onFile)
    : 'misspelt'
}

function industriesCompared(asked: OrganisationName, onFile: OrganisationName): IndustryRelation {
  const x = restBehind(asked, onFile.brand.length)
  const y = restBehind(onFile, asked.brand.length)
  if (x === y) return 'same'
  if (!x || !y) return 'missing'
  if (x.includes(y) || y.includes(x)) return 'related'
  if (
    asked.industries.some(
      (word) => onFile.industries.includes(word) && word !== '管理' && word !== '发展',
    )
  )
    return 'related'
  if (isIndustry(x) && isIndustry(y)) return shared(x, y) ? 'related' : 'different'
  const edits = editsBetween(x, y, 1.5)
  return edits ? 'misspelt' : 'different'
}

/** What stands behind the trade name, where that may be longer than the other's. */
const restBehind = (name: OrganisationName, other: number): string =>
  name.industries.length > 0 && name.brand.length <= 4
    ? name.industries.join('')
    : name.rest.slice(Math.min(name.brand.length, Math.max(2, other)))

const shared = (x: string, y: string): boolean => x.slice(0, 2) === y.slice(0, 2)

function numberOf(asked: OrganisationName, onFile: OrganisationName): Reason | null {
  if (asked.number === onFile.number) return null
  const code = asked.number && onFile.number ? 'number_different' : 'number_missing'
  return { code, from: asked.number, to: onFile.number }
}

export function reasonOf(edit: Edit): Reason {
  return { code: edit.what, from: edit.from, to: edit.to }
}

function regionReason(
  region: RegionRelation,
  asked: OrganisationName,
  onFile: OrganisationName,
): Reason {
  return { code: `region_${region}`, from: asked.regionText, to: onFile.regionText }
}

function industryReason(
  industry: IndustryRelation,
  asked: OrganisationName,
  onFile: OrganisationName,
): Reason {
  return {
    code: `industry_${industry}`,
    from: asked.industries.join(''),
    to: onFile.industries.join(''),
  }
}

function segmentsOf(
  asked: OrganisationName,
  onFile: OrganisationName,
  { region, industry, brand }: Comparison,
  form: string,
): Segment[] {
  const side = (relation: string): Segment['relation'] =>
    relation === 'same' || relation === 'missing' || relation === 'different' ? relation : 'similar'
  return [
    {
      segment: 'region',
      asked: asked.regionText,
      onFile: onFile.regionText,
      relation: side(region),
    },
    {
      segment: 'brand',
      asked: asked.brand,
      onFile: onFile.brand,
      relation:
        brand.length === 0
          ? 'same'
          : brand.some(({ what }) => what === 'other')
            ? 'different'
            : 'similar',
    },
    {
      segment: 'industry',
      asked: asked.industries.join(''),
      onFile: onFile.industries.join(''),
      relation: side(industry),
    },
    {
      segment: 'form',
      asked: asked.form?.name ?? '',
      onFile: onFile.form?.name ?? '',
      relation: side(form),
    },
  ]
}
