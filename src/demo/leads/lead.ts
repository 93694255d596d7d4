import type { Stage } from '#client-development/contract.ts'
import { type Colleague, type House, type KnownClient, type Team, teamFor } from '../house.ts'
import type { Party } from '../parties/parties.ts'
import type { Tale } from '../stories/story.ts'
import type { Teller } from '../theatre.ts'
import type { Slots, Voice } from '../words.ts'

/** How far a lead goes, and how it ends. */
export type Ending =
  | 'registered'
  | 'screened'
  | 'assigned'
  | 'contacted'
  | 'assessed'
  | 'proposed'
  | 'doubting'
  | 'snoozed'
  | 'converted'
  | 'lost'
  | 'disqualified'
  | 'withdrawn'

/** One lead about to be told. */
export interface LeadPlan {
  name: string
  arrives: number
  tale: Tale
  channel: string
  ending: Ending
}

/** A lead on its road, and what is known of it so far. */
export interface Lead extends LeadPlan {
  house: House
  teller: Teller
  party: Party
  team: Team
  opponent: { name: string; short: string } | null
  amount: number | null
  voice: Voice
  slots: Slots
  id: string
  specialist: Colleague
  /** Who claims to have brought it. */
  originator: Colleague | null
  /** The client whose further need it is. */
  client: KnownClient | null
  /** The stage its story has brought it to. */
  reached: Stage
}

type Case = Pick<Lead, 'team' | 'opponent' | 'amount' | 'slots'>

/** A tale as it befalls this party: against whom, for how much, with which lawyer. */
export function caseOf(house: House, teller: Teller, tale: Tale, party: Party): Case {
  const { dice } = teller
  const { against } = tale
  const team = teamFor(house, tale.area, dice)
  const amount = tale.amount ? roundAmount(dice.within(...tale.amount)) : null
  const opponent =
    against === null
      ? null
      : typeof against === 'string'
        ? house.registry.opponent(dice, against, party.city)
        : { name: against.name.replace('{城}', party.city), short: against.short }
  // A story settles on one of its things: the same goods in every sentence.
  const things = Object.entries(tale.things).map(([name, choices]) => [name, dice.pick(choices)])
  const slots = {
    我: party.short,
    对: opponent?.short ?? '对方',
    联: party.contact.called,
    师: `${team.lawyer.name.slice(0, 1)}律师`,
    城: party.city,
    院: party.court,
    仲: party.arbitration,
    业: party.business || '日常经营',
    额: amount === null ? '若干款项' : `${amount}万元`,
    ...Object.fromEntries(things),
  }
  return { team, opponent, amount, slots }
}

const roundAmount = (amount: number): number =>
  amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount)
