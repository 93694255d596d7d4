import type { House, KnownClient, Team } from '../house.ts'
import type { Party } from '../parties/parties.ts'
import type { Tale } from '../stories/story.ts'
import type { Teller } from '../theatre.ts'
import type { Slots, Voice } from '../words.ts'

/** A case the firm has taken on. */
export interface Matter {
  client: KnownClient
  party: Party
  voice: Voice
  tale: Tale
  team: Team
  slots: Slots
  amount: number | null
  opponent: { name: string; short: string } | null
  engagementId: string
  /** The head of the department is one of its lawyers, and judges it no more. */
  headTookPart: boolean
}

/** A case under way, with the times its story has settled on. */
export interface Running extends Matter {
  house: House
  started: number
  /** When it will be closed. */
  closing: number
  /** Nothing is done in between. */
  rest: { from: number; to: number } | null
  ends: 'closed' | 'ended'
  /** Steps of its plan to come, once the plan has been read. */
  steps?: string[]
  /** It has been offered to somebody else once. */
  handed?: boolean
  /** Something stands open on it today. */
  shown?: boolean
}

/** Fills a sentence for the matter, a new one for its client. */
export const sayIn = (
  { voice, slots }: Pick<Matter, 'voice' | 'slots'>,
  teller: Teller,
  sentences: string | readonly string[],
): string => voice.say(sentences, slots, teller.dice, teller.at)

/** Whether anything can be done at an instant: it rests or is over otherwise. */
export const isAtWork = ({ closing, rest }: Running, at: number): boolean =>
  at < closing && !(rest && rest.from <= at && at < rest.to)

/** Whether nothing comes in between: neither a rest nor the end. */
export const isFree = ({ closing, rest }: Running, from: number, to: number): boolean =>
  to < closing && !(rest && rest.from <= to && from < rest.to)

export const ways = ['call', 'wechat', 'mail', 'visit', 'video'] as const
