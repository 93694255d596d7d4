import type { InvolvementRole, PartyRelationType } from '#parties/index.ts'
import type { ConflictRule, FindingTier, RuleBook } from './fields.ts'

/** A party of the affair that is checked, met again in another affair of the firm. */
export interface Meeting {
  /** The part the party plays here. */
  here: InvolvementRole
  there: {
    role: InvolvementRole
    kind: 'lead' | 'client' | 'engagement'
    /** The day on which the firm's work there ended; null while it goes on. */
    endedOn: string | null
    /** Somebody is opposed to somebody there, or here: a dispute. */
    contentious: boolean
  }
  tier: FindingTier
  /** From the party looked for to the one found; empty when it is the same. */
  path: PartyRelationType[]
  /** One of the steps is no longer so. */
  ended: boolean
  /** Another party of this affair stands there as well, on the side opposite to the one it has here. */
  crossed: boolean
}

type Side = 'ours' | 'adverse' | 'other'

/** Which side of a dispute a part belongs to. A victim stands against the accused whom the firm defends. */
export function sideOf(role: InvolvementRole): Side {
  if (role === 'client' || role === 'prospect' || role === 'co_litigant') return 'ours'
  return role === 'opponent' || role === 'victim' ? 'adverse' : 'other'
}

/** One and the same in law, or by its continuity: a branch is its company, a former name the same bearer. */
const sameInLaw: readonly PartyRelationType[] = ['branch', 'former_name']
/** Who decides over whom: parents, subsidiaries, holders, controllers. */
const control: readonly PartyRelationType[] = [
  'parent',
  'subsidiary',
  'shareholder',
  'actual_controller',
  ...sameInLaw,
]
const close: readonly PartyRelationType[] = ['spouse', 'near_relative', 'legal_representative']

const every = (path: PartyRelationType[], among: readonly PartyRelationType[]): boolean =>
  path.every((type) => among.includes(type))

/**
 * The rules a meeting falls under, gravest first. 律师法 Arts. 38, 39; 律师执业行为规范 Arts. 51, 52.
 * @param today the firm's day, from which the months since a mandate ended are counted.
 */
export function rulesOfMeeting(meeting: Meeting, book: RuleBook, today: string): ConflictRule[] {
  if (meeting.tier === 'weak') return ['only_similar']
  const here = sideOf(meeting.here)
  const there = sideOf(meeting.there.role)
  if (!every(meeting.path, sameInLaw)) return [ruleOfRelated(meeting, here, there, book, today)]
  if (here === there && here !== 'other') return ['same_side']
  if (isBeside(meeting.here) || isBeside(meeting.there.role)) return [besideRule(meeting)]
  if (here === 'adverse' && there === 'ours') return opponentKnown(meeting, book, today)
  if (here === 'ours' && there === 'adverse') return clientOpposed(meeting)
  return [differs(meeting, here, there) ? 'differing_interests' : 'other_part']
}

/** Whoever only speaks for a client or sent one is no party, but stands near them. */
const isBeside = (role: InvolvementRole): boolean => role === 'contact' || role === 'referrer'

function besideRule({ here, there }: Meeting): ConflictRule {
  return sideOf(here) === 'adverse' || sideOf(there.role) === 'adverse' ? 'related' : 'same_side'
}

function opponentKnown(meeting: Meeting, book: RuleBook, today: string): ConflictRule[] {
  const { kind, endedOn } = meeting.there
  // Who merely enquires is not yet a client: whose enquiry is taken must be decided.
  if (kind === 'lead') return endedOn === null ? ['opposing_enquiries'] : ['other_part']
  if (endedOn !== null) {
    const recent = within(endedOn, book.get('opponent_was_client')?.months ?? 12, today)
    return [recent ? 'opponent_was_client' : 'past_client_long_ago']
  }
  // That it is another case is for a person to say; until then it counts as the same, and as a client.
  return meeting.crossed ? ['same_case', 'opponent_is_client'] : ['opponent_is_client']
}

function clientOpposed(meeting: Meeting): ConflictRule[] {
  const { kind, endedOn } = meeting.there
  if (kind === 'lead') return endedOn === null ? ['opposing_enquiries'] : ['other_part']
  if (endedOn !== null) return ['client_was_opponent']
  return meeting.crossed ? ['same_case', 'client_is_opponent'] : ['client_is_opponent']
}

/** Two clients on two sides of one bargain in which nobody is opposed. */
const differs = ({ there }: Meeting, here: Side, other: Side): boolean =>
  !there.contentious &&
  there.kind !== 'lead' &&
  there.endedOn === null &&
  [here, other].includes('ours') &&
  there.role !== 'opposing_counsel'

function ruleOfRelated(
  { path, ended, there }: Meeting,
  here: Side,
  other: Side,
  book: RuleBook,
  today: string,
): ConflictRule {
  const opposed =
    (here === 'adverse' && other === 'ours') || (here === 'ours' && other === 'adverse')
  if (!opposed) return here === other && here !== 'other' ? 'same_side' : 'related'
  if (ended) return 'related'
  const stands = there.endedOn === null && there.kind !== 'lead'
  if (stands && every(path, control)) {
    return here === 'adverse' ? 'opponent_affiliate_of_client' : 'client_affiliate_of_opponent'
  }
  const recent =
    there.endedOn === null ||
    within(there.endedOn, book.get('opponent_was_client')?.months ?? 12, today)
  return recent && path.some((type) => close.includes(type) || control.includes(type))
    ? 'close_person'
    : 'related'
}

/** Whether fewer than so many months have passed since a day, by the calendar. */
export function within(day: string, months: number, today: string): boolean {
  return today < monthsAfter(day, months)
}

/** The same day so many months later; the last of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10)
}

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
}

/** The rule for one colleague; null where the declaration does not touch the affair. */
export function ruleOfDeclaration(met: DeclarationMet): ConflictRule | null {
  if (met.tier === 'weak') return 'only_similar'
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
