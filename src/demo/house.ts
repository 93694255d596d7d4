import type { FastifyRequest } from 'fastify'
import { type PersonActor, type Role, stranger } from '#access/index.ts'
import { actorOfPerson, type PracticeArea } from '#organisation/index.ts'
import type { Endpoint, ReplyOf } from '#platform/http/endpoint.ts'
import type { Caller, Sent } from './caller.ts'
import type { Dice } from './dice.ts'
import { departmentsOf, type Key, shownFor } from './firm/cast.ts'
import type { Lead } from './leads/lead.ts'
import type { Party, Registry } from './parties/parties.ts'
import type { Running } from './service/matter.ts'
import type { Tale } from './stories/story.ts'
import type { Teller, Theatre } from './theatre.ts'
import { minute } from './time.ts'
import type { Voice } from './words.ts'

export interface Colleague {
  key: Key
  id: string
  name: string
  departmentId: string
  department: string
  roles: readonly Role[]
}

/** The house as it stands: who works there and what marketing has set up. */
export interface Firm {
  id: string
  people: Record<Key, Colleague>
  departments: Record<string, string>
  channels: Record<string, string>
  campaigns: { id: string; channelId: string; from: number; to: number }[]
  introductions: string[]
  /** Who stands in for whom from when to when. */
  leaves: { away: Key; deputy: Key; from: number; to: number }[]
}

/** What all stories share. */
export interface House {
  caller: Caller
  theatre: Theatre
  firm: Firm
  registry: Registry
  newVoice: () => Voice
  tales: readonly Tale[]
  begin: number
  end: number
  /** A request that brings a signed contract along. */
  signedCopy: FastifyRequest
  /** A request that brings a sheet along. */
  bringSheet(sheet: { name: string; bytes: Uint8Array }): FastifyRequest
  /** Works at the imports that were asked for, at an instant. */
  runImports(at: number): Promise<unknown>
  /** The firm's own questions are asked. */
  formsOpen: boolean
  /** From here on reports are due at longer intervals: the second charter. */
  secondCharter: number
  clients: KnownClient[]
  /** A client is new: its care begins. */
  welcome(client: KnownClient): void
  /** Cases under way. */
  running: Set<Running>
  /** Where each lead has got to, as its story says. */
  leads: Lead[]
  /** A lead is to wake that morning: time's own work is done then. */
  wakesOn(date: string): void
  /** Does that evening, while everybody pauses, what would get in the way of acts at the same time. */
  inTheEvening(at: number, act: (at: number) => Promise<void>): void
}

/** A client with what later stories need to know. */
export interface KnownClient {
  id: string
  /** All that happens to it happens here, one thing at a time. */
  lane: string
  name: string
  since: number
  kind: 'person' | 'organisation'
  specialist: Colleague
  originator: Colleague
  key: boolean
  party: Party
  voice: Voice
  /** Tales told of it already: a client does not live through the same one twice. */
  told: Set<string>
}

const actors = new WeakMap<Caller, Map<Key, Promise<PersonActor>>>()

/** Roles or deputies have changed: who somebody is will be read anew. */
export const forgetWho = (house: House): void => {
  actors.get(house.caller)?.clear()
}

async function actorOf(house: House, key: Key, at: number): Promise<PersonActor> {
  const known = actors.get(house.caller) ?? new Map<Key, Promise<PersonActor>>()
  actors.set(house.caller, known)
  let found = known.get(key)
  if (!found) {
    const { database, clock } = house.caller.runtimeAt(at)
    found = actorOfPerson(database, house.firm.people[key].id, clock).then((actor) => {
      if (!actor) throw new Error(`${key} does not work here`)
      return actor
    })
    known.set(key, found)
  }
  return found
}

/** Who does what a person would, while they are away. */
export function standIn(house: House, key: Key, at: number): Key {
  const leave = house.firm.leaves.find((one) => one.away === key && one.from <= at && at < one.to)
  return leave ? leave.deputy : key
}

/** Somebody performs a verb, now in their story; it takes them a minute or so. */
export async function act<E extends Endpoint>(
  house: House,
  teller: Teller,
  who: Colleague | 'stranger',
  endpoint: E,
  sent: Sent<E>,
): Promise<ReplyOf<E>> {
  const at = Math.min(teller.at, house.end)
  teller.at += teller.dice.within(0.4, 2.5) * minute
  const actor =
    who === 'stranger' ? stranger : await actorOf(house, standIn(house, who.key, at), at)
  return house.caller.call(actor, endpoint, sent, at)
}

export const everyone = (house: House): Colleague[] => Object.values(house.firm.people)

export const byId = (house: House, id: string): Colleague => {
  const found = everyone(house).find((one) => one.id === id)
  if (!found) throw new Error(`${id} is not one of the cast`)
  return found
}

export const withRole = (house: House, role: Role): Colleague[] =>
  everyone(house).filter((one) => one.roles.includes(role))

export const isAssistant = (one: Colleague | null): one is Colleague =>
  one !== null && one.roles.includes('assistant')

/** The department a case goes to, with those who may run it. */
export function teamFor(house: House, area: PracticeArea, dice: Dice) {
  const name = dice.pick(departmentsOf[area])
  const members = everyone(house).filter((one) => one.department === name)
  const head = members.find((one) => one.roles.includes('department_head')) as Colleague
  const lawyers = members.filter((one) => one.roles.includes('lawyer'))
  // Heads run fewer cases themselves; the lawyer whose day is shown has one of the fullest.
  const others = lawyers.filter((one) => one !== head)
  const juniors = [...others, ...others.filter((one) => one.key === shownFor.lawyer)]
  const lawyer = juniors.length > 0 && dice.chance(0.78) ? dice.pick(juniors) : head
  const helpers = members.filter((one) => one !== lawyer && one !== head)
  return {
    departmentId: house.firm.departments[name] as string,
    head,
    lawyer,
    // Where there is an assistant, every other case is theirs to help on.
    helper: (dice.chance(0.4) && helpers.find(isAssistant)) || pickFrom(helpers, dice),
  }
}
const pickFrom = (some: Colleague[], dice: Dice): Colleague | null =>
  some.length > 0 ? dice.pick(some) : null
export type Team = ReturnType<typeof teamFor>
