import type { InvolvementRole } from '#parties/index.ts'
import type { ConflictRule, FindingTier, RuleBook } from './fields.ts'
import { control, isSame, monthsAfter, sideOf, type Tie } from './rules.ts'

/** What a colleague has declared and a party of the affair meets. */
export interface DeclarationMet {
  kind: 'interest' | 'relative_interest' | 'past_matter' | 'past_office'
  /** In which capacity the colleague had to do with a past matter. */
  capacity: 'lawyer' | 'judge' | 'prosecutor' | 'arbitrator' | 'public_officer' | null
  here: InvolvementRole
  /** The part the party played in the past matter. */
  role: InvolvementRole | null
  /** The day on which office was left or the past matter ended; null: not yet. */
  endedOn: string | null
  tier: FindingTier
  /** From the party of the affair to the one declared; empty when it is the same. */
  path: Tie[]
}

/** The rule for one colleague; null where the declaration does not touch the affair. */
export function ruleOfDeclaration(met: DeclarationMet): ConflictRule | null {
  if (met.tier === 'weak') return 'only_similar'
  if (!met.path.every(isSame)) return ruleOfTied(met)
  const here = sideOf(met.here)
  if (met.kind === 'interest' || met.kind === 'relative_interest') {
    return here === 'adverse' ? 'lawyer_interest' : 'related'
  }
  if (met.kind === 'past_office') return null
  if (met.capacity !== null && met.capacity !== 'lawyer') return 'lawyer_handled'
  const there = met.role ? sideOf(met.role) : 'other'
  if (here === 'adverse' && there === 'ours') return 'lawyer_past_client'
  return here === there ? 'same_side' : 'related'
}

/** An interest in whoever holds the opponent, or belongs to it, is one in the opponent; who shares only an owner with it is looked at. */
function ruleOfTied({ kind, here, role, path }: DeclarationMet): ConflictRule | null {
  if (sideOf(here) !== 'adverse') return null
  if (kind === 'interest' || kind === 'relative_interest')
    return isStraight(path) ? 'lawyer_interest' : 'related'
  return kind === 'past_matter' && role && sideOf(role) === 'ours' && isStraight(path)
    ? 'related'
    : null
}

const above = new Set<Tie['type']>([
  'parent',
  'actual_controller',
  'shareholder',
  'legal_representative',
])
const leadsUp = ({ type, direction }: Tie): boolean =>
  (direction === 'backward') === above.has(type)

/** A chain of control that leads all the way up or all the way down, and stands. */
export function isStraight(path: Tie[]): boolean {
  if (path.some(({ type, ended }) => ended || !(control.includes(type) || above.has(type))))
    return false
  const ups = new Set(path.filter(({ type }) => type !== 'former_name').map(leadsUp))
  return ups.size <= 1
}

/**
 * Somebody bears the name of a colleague. A name alone proves nobody: it is looked at. The same telephone or mail address
 * besides, and it is the colleague.
 */
export function ruleOfColleague(
  here: InvolvementRole,
  { tier, proved }: { tier: FindingTier; proved: boolean },
): ConflictRule | null {
  if (sideOf(here) !== 'adverse') return null
  if (tier !== 'identifier' && tier !== 'exact_equivalent' && tier !== 'alias') return null
  return proved ? 'lawyer_interest' : 'maybe_colleague'
}

/** Matters of which it is said that nobody goes to court with them. What is not known may go there. */
const outOfCourt = ['retainer', 'project', 'consultation']

/** Whether an affair counts as litigation for former judges and prosecutors. */
export const mayGoToCourt = (kind: string | null, roles: InvolvementRole[]): boolean =>
  kind === null || !outOfCourt.includes(kind) || roles.some((role) => sideOf(role) === 'adverse')

/**
 * Until when somebody who was a judge or prosecutor must not act in court; null where they may.
 * 律师法 Art. 41: two years after leaving office.
 */
export function courtBan(
  office: { office: string; leftOn: string | null },
  book: RuleBook,
  today: string,
): { until: string | null } | null {
  if (office.office !== 'judge' && office.office !== 'prosecutor') return null
  if (office.leftOn === null) return { until: null }
  const until = monthsAfter(office.leftOn, book.get('former_office')?.months ?? 24)
  return today < until ? { until } : null
}
