import { tidyLine } from '#platform/text.ts'
import type { InvolvementRole, PartyNumber } from './fields.ts'

/** Somebody's part in an affair. */
export interface Standing {
  id: string
  /** They take no part any more. */
  over: boolean
  partyId: string
  subjectId: string
  role: string
  aboutId: string | null
  /** Every name the party has on file. */
  names: string[]
}

/** Who bears a number; `open`: may be tied to a new affair. */
export interface Bears {
  partyId: string
  type: string
  number: string
  open: boolean
}

interface Wanted {
  subjectId: string
  role: InvolvementRole
  aboutId?: string | null
  name: string
  numbers?: PartyNumber[]
  near?: string[]
  is?: string
}

export interface Found {
  /** Null: nobody is known, a new party is registered. */
  partyId: string | null
  /** Has this part in this affair already. */
  involved: boolean
  /** Not registered yet, but named before at this place with the same number, or by name in the same affair. */
  same: number | null
}

/** Whom an affair is for. */
const isClient = (role: string): boolean => role === 'prospect' || role === 'client'
/** Parts in which one name means one party. */
const side = (role: string): string => (isClient(role) || role === 'contact' ? 'client' : role)

/** Who each of them is, of those who stand in the affairs and those who bear the numbers. */
export function matchInvolved(wanted: Wanted[], standing: Standing[], bearers: Bears[]): Found[] {
  const bySubject = Map.groupBy(
    standing.filter((row) => !row.over),
    (row) => row.subjectId,
  )
  const everBySubject = Map.groupBy(standing, (row) => row.subjectId)
  const byNumber = Map.groupBy(bearers, (row) => `${row.type} ${row.number}`)
  const firsts = new Map<string, number>()
  return wanted.map((one, at) => {
    const there = bySubject.get(one.subjectId) ?? []
    const numbered = (one.numbers ?? []).flatMap(
      ({ type, number }) => byNumber.get(`${type} ${number}`) ?? [],
    )
    const involved = inThisPart(one, there)
    const alone = isOnlyClient(one, there, wanted)
    const partyId =
      involved ??
      isClientOf(one, bySubject) ??
      sameSide(one, there) ??
      nearby(one, bySubject) ??
      (alone ? underAnotherName(one, bySubject) : null) ??
      // An enquiry is over as soon as it became a client; whoever took part in it goes on as the same.
      nearby(one, everBySubject) ??
      (alone ? underAnotherName(one, everBySubject) : null) ??
      numbered.find((row) => row.open)?.partyId ??
      null
    const keys = keysOf(one)
    const same = partyId === null ? (keys.flatMap((key) => firsts.get(key) ?? [])[0] ?? null) : null
    if (partyId === null && same === null) for (const key of keys) firsts.set(key, at)
    return { partyId, involved: involved !== null, same }
  })
}

/** Widths and brackets make no other name. */
const bears = ({ names }: Standing, name: string): boolean =>
  names.includes(name) || names.some((one) => tidyLine(one) === tidyLine(name))

function inThisPart(one: Wanted, there: Standing[]): string | null {
  const about = one.aboutId ?? null
  const rows = there.filter((row) => row.role === one.role && row.aboutId === about)
  if (about !== null) return rows[0]?.partyId ?? null
  return rows.find((row) => bears(row, one.name))?.partyId ?? null
}

/** The same name on the same side of the same affair is the same party. */
const sameSide = (one: Wanted, there: Standing[]): string | null =>
  there.find((row) => side(row.role) === side(one.role) && bears(row, one.name))?.partyId ?? null

const isClientOf = (one: Wanted, bySubject: Map<string, Standing[]>): string | null =>
  (one.is ? bySubject.get(one.is) : undefined)?.find((row) => row.role === 'client')?.partyId ??
  null

const standNear = (one: Wanted, bySubject: Map<string, Standing[]>): Standing[] =>
  (one.near ?? [])
    .flatMap((subject) => bySubject.get(subject) ?? [])
    .filter((row) => side(row.role) === side(one.role))

const nearby = (one: Wanted, bySubject: Map<string, Standing[]>): string | null =>
  standNear(one, bySubject).find((row) => bears(row, one.name))?.partyId ?? null

/** Whom the affair is about, under another name by now: its papers showed how they are really called. */
function underAnotherName(one: Wanted, bySubject: Map<string, Standing[]>): string | null {
  const rows = standNear(one, bySubject)
  if (!isClient(one.role) || rows.some((row) => bears(row, one.name))) return null
  const [only, ...more] = new Set(
    rows.filter((row) => isClient(row.role)).map((row) => row.partyId),
  )
  return only && more.length === 0 ? only : null
}

/** Where an affair has a client already, another one is somebody else and no other name of theirs. */
const isOnlyClient = (one: Wanted, there: Standing[], wanted: Wanted[]): boolean =>
  one.role !== 'client' ||
  !(
    there.some((row) => row.role === 'client' && row.aboutId !== (one.aboutId ?? null)) ||
    wanted.some(
      (other) => other !== one && other.subjectId === one.subjectId && other.role === 'client',
    )
  )

/** By what two of those named at once are one. */
const keysOf = (one: Wanted): string[] => [
  ...(one.numbers ?? []).map(({ type, number }) => `${type} ${number}`),
  `${one.subjectId} ${side(one.role)} ${tidyLine(one.name)}`,
]

/** Who of those in the affair is not named any more, and who is the one client under a new name. */
export function whatChanged(
  standing: Standing[],
  wanted: Wanted[],
): { gone: string[]; renamed: { partyId: string; name: string } | null } {
  const named = (row: Standing) =>
    wanted.some((one) => one.role === row.role && bears(row, one.name))
  const gone = standing.filter((row) => !named(row))
  const fresh = wanted.filter(
    (one) => !standing.some((row) => row.role === one.role && bears(row, one.name)),
  )
  const [lost, ...moreLost] = gone.filter((row) => row.role === 'prospect')
  const [come, ...moreCome] = fresh.filter((one) => one.role === 'prospect')
  if (!lost || !come || moreLost.length > 0 || moreCome.length > 0)
    return { gone: gone.map((row) => row.id), renamed: null }
  return {
    gone: gone.filter((row) => row !== lost).map((row) => row.id),
    renamed: { partyId: lost.partyId, name: come.name },
  }
}
