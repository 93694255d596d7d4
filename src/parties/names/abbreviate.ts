import type { OrganisationName } from './organisation.ts'

/** Pairs of characters by which a short form of a name is found: where it may begin, and what may follow. */
export interface ShortForms {
  /** Of bodies and of groups that work nation-wide: any of their characters may follow. */
  ofBodies: string[]
  /** Of other companies: only what begins a segment or a word may. */
  ofCompanies: string[]
}

const followersMost = 14

export function shortFormPairs(name: OrganisationName): ShortForms {
  const found: ShortForms = { ofBodies: [], ofCompanies: [] }
  const places = name.regions.map(({ stem }) => stem)
  const bareText = places.join('') + name.rest
  if (bareText.length < 3) return found
  if (isBody(name)) {
    // It may begin where the name does, or after any of the places.
    const starts = new Set<number>([0])
    let at = 0
    for (const place of places) starts.add((at += place.length))
    for (const start of starts) {
      for (const follower of new Set(bareText.slice(start + 1, start + 1 + followersMost)))
        found.ofBodies.push((bareText[start] ?? '') + follower)
    }
    found.ofBodies = [...new Set(found.ofBodies)].slice(0, 30)
    return found
  }
  const brand = name.brand
  const initials = name.industries.map((word) => word[0] as string)
  const place = places[0]?.[0]
  for (const initial of initials) if (brand) found.ofCompanies.push(brand.charAt(0) + initial)
  if (place)
    for (const next of [brand.charAt(0), ...initials])
      if (next) found.ofCompanies.push(place + next)
  found.ofCompanies = [...new Set(found.ofCompanies)].slice(0, 6)
  return found
}

/** Names that are no trade name between a place and an industry. */
export function isBody(name: OrganisationName): boolean {
  if (name.number || name.branch) return false
  if (!name.form || name.form.kind === 'institution')
    return name.brand === '' || name.rest.length > 4
  if (name.form.kind === 'firm' || name.form.kind === 'partnership') return false
  const abroad = name.regions.length === 0 || name.regions[0]?.level === 'nation'
  return abroad || name.brand.length !== 2 || name.industries.length === 0
}

/** Whether all characters of `short` stand in `long` in that order, the first at `from`. @returns their places. */
export function inOrder(short: string, long: string, from: number): number[] | null {
  const places: number[] = []
  let at = from
  for (const [index, character] of [...short].entries()) {
    const found = index === 0 ? (long[from] === character ? from : -1) : long.indexOf(character, at)
    if (found < 0) return null
    places.push(found)
    at = found + 1
  }
  return places
}
