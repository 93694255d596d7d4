import { inOrder } from './abbreviate.ts'
import type { OrganisationName } from './organisation.ts'
import type { NameMatch } from './reasons.ts'

const longestShort = 8

/** Whether a short text is a short form of a name: it begins where a segment does, and its characters follow in order. */
export function compareShort(
  asked: OrganisationName,
  text: string,
  onFile: OrganisationName,
): NameMatch | null {
  const form = asked.form && asked.form.kind !== 'institution' ? asked.form.name : ''
  if (form && !/^(公司|集团|集团公司|总公司)$/.test(form)) return null
  const short = form ? text.slice(0, -form.length) : text
  if (short.length < 2 || short.length > longestShort) return null
  const places = onFile.regions.map(({ stem }) => stem).join('')
  const long = places + onFile.rest
  const numbered = onFile.number
    ? places + onFile.rest.replace(/(医院|中学|小学|法院)$/, `${onFile.number}$1`)
    : ''
  let best = 0
  for (const one of short.startsWith('中国') ? [short, short.slice(2)] : [short]) {
    if (one.length < 2) continue
    best = Math.max(best, worth(one, long, onFile))
    if (numbered) best = Math.max(best, worth(one, numbered, onFile))
  }
  if (best < 0.35) return null
  const tier = best >= 0.45 ? 'alias' : 'weak'
  return {
    score: Math.min(0.85, best),
    tier,
    reasons: [{ code: 'abbreviation', from: short, to: long }],
    segments: [],
  }
}

function worth(short: string, long: string, name: OrganisationName): number {
  if (short.length >= long.length) return 0
  const places = name.regions.map(({ stem }) => stem)
  const starts = [0]
  for (let at = 0, index = 0; index < places.length; index += 1)
    starts.push((at += (places[index] as string).length))
  const initials = wordStarts(name, places)
  let best = 0
  for (const start of new Set(starts)) {
    const found = inOrder(short, long, start)
    if (!found) continue
    const upright =
      found.filter(
        (at, index) => initials.has(at) || at === long.length - 1 || found[index - 1] === at - 1,
      ).length / found.length
    const spread = ((found.at(-1) as number) - start + 1) / Math.max(1, long.length - start)
    const cover = short.length / Math.max(2, long.length - start)
    best = Math.max(
      best,
      0.3 +
        0.25 * upright +
        0.2 * spread +
        0.15 * Math.min(1, cover * 2) -
        (start === 0 ? 0 : 0.02),
    )
  }
  // A trade name of a company is not cut in the middle, unless an industry's first character follows.
  const company =
    name.form !== null &&
    name.form.kind !== 'institution' &&
    name.industries.length > 0 &&
    places.some((one) => one !== '中国')
  return company ? best - 0.1 : best
}

function wordStarts(name: OrganisationName, places: string[]): Set<number> {
  const starts = new Set<number>()
  let at = 0
  for (const piece of [...places, name.brand, ...name.industries]) {
    if (piece) starts.add(at)
    at += piece.length
  }
  return starts
}
