import {
  type InvolvementRole,
  kindOfWay,
  type KindOfWay,
  type PartyRelationType,
} from '#parties/index.ts'
import type { ConflictRule, FindingTier, RuleBook } from './fields.ts'

export { control, isSame } from '#parties/index.ts'

/** One tie on the way from one party to another. */
export interface Tie {
  type: PartyRelationType
  /** `forward`: the party before is the `type` of the one behind; `backward`: the other way round. */
  direction: 'forward' | 'backward'
  ended: boolean
}

/** A party of the affair that is checked, met again in another affair of the firm. */
export interface Meeting {
  /** The part the party plays here. */
  here: InvolvementRole
  there: {
    role: InvolvementRole
    kind: 'lead' | 'client' | 'engagement'
    /** The day on which the firm's work there ended; null while it goes on. */
    endedOn: string | null
    /** In the matter in which the two play different parts somebody is opposed to somebody. */
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

/**
 * The rules a meeting falls under, gravest first. 律师法 Arts. 38, 39; 律师执业行为规范 Arts. 51, 52.
 * @param today the firm's day, from which the months since a mandate ended are counted.
 */
export function rulesOfMeeting(meeting: Meeting, book: RuleBook, today: string): ConflictRule[] {
  if (meeting.tier === 'weak') return ['only_similar']
  const here = sideOf(meeting.here)
  const there = sideOf(meeting.there.role)
  const { path, ended } = meeting
  const way = kindOfWay(path.map((type) => ({ type, ended })))
  if (way !== 'itself') return [ruleOfRelated(way, meeting.there, here, there, book, today)]
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
  return [...sameCase(meeting), standing(endedOn, book, today)]
}

function standing(endedOn: string | null, book: RuleBook, today: string): ConflictRule {
  if (endedOn === null) return 'opponent_is_client'
  const recent = within(endedOn, book.get('opponent_was_client')?.months ?? 12, today)
  return recent ? 'opponent_was_client' : 'past_client_long_ago'
}

/**
 * That it is another case is for a person to say; until then it counts as the same. Also once the mandate is over: nobody
 * changes sides for a later instance.
 */
const sameCase = ({ crossed }: Meeting): ConflictRule[] => (crossed ? ['same_case'] : [])

function clientOpposed(meeting: Meeting): ConflictRule[] {
  const { kind, endedOn } = meeting.there
  if (kind === 'lead') return endedOn === null ? ['opposing_enquiries'] : ['other_part']
  return [...sameCase(meeting), endedOn === null ? 'client_is_opponent' : 'client_was_opponent']
}

/** Two clients on two sides of one bargain in which nobody is opposed. */
const differs = ({ there }: Meeting, here: Side, other: Side): boolean =>
  !there.contentious &&
  there.kind !== 'lead' &&
  there.endedOn === null &&
  [here, other].includes('ours') &&
  there.role !== 'opposing_counsel'

function ruleOfRelated(
  way: KindOfWay,
  there: Meeting['there'],
  here: Side,
  other: Side,
  book: RuleBook,
  today: string,
): ConflictRule {
  const opposed =
    (here === 'adverse' && other === 'ours') || (here === 'ours' && other === 'adverse')
  if (!opposed) return here === other && here !== 'other' ? 'same_side' : 'related'
  const stands = there.endedOn === null && there.kind !== 'lead'
  if (stands && way === 'control') {
    return here === 'adverse' ? 'opponent_affiliate_of_client' : 'client_affiliate_of_opponent'
  }
  const recent =
    there.endedOn === null ||
    within(there.endedOn, book.get('opponent_was_client')?.months ?? 12, today)
  return recent && way !== 'loose' ? 'close_person' : 'related'
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
