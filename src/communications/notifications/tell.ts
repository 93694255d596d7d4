import { type LaterHandler, type RecordedEvent, withSightOf, type Work } from '#access/index.ts'
import { actorOfPerson, isWorkingInstant, nextOpening } from '#organisation/index.ts'
import type { Notice } from './contract.ts'
import type { NotificationParts } from './parts.ts'
import { isSettled, maySee, presentNotices } from './present.ts'
import { type OutsideChannel, receiversOf } from './rules.ts'
import { claimSending, settleSending } from './sendings.ts'
import {
  type PersonRow,
  selectNoticesById,
  systemAtOnce,
  systemPeople,
  systemToldThrough,
  systemUntold,
} from './sql.ts'

/** What one receiver is told in one message. */
export interface Message {
  receiver: PersonRow
  notices: Notice[]
  digest: boolean
}

/** Sends one message by a channel. Throws what `claimSending` understands. */
export type Send = (work: Work, message: Message) => Promise<void>

/** The event of somebody's digest; its object is the receiver. */
export const digestEvent = 'notices.digested'

/**
 * Carries messages out of the product, by one channel: what is told at once, and digests. What was
 * handed over is written down before it is sent, in a transaction of its own: a server that dies
 * between the sending and the end of this handler sends nothing twice.
 */
export function teller(
  parts: NotificationParts,
  channel: OutsideChannel,
  send: Send,
): LaterHandler & { handle(work: Work, event: RecordedEvent): Promise<undefined | Date> } {
  return {
    consumer: `notifications.${channel}`,
    types: [digestEvent],
    handle: async (work, event) => {
      const held: Date[] = []
      const failures: unknown[] = []
      for (const envelope of await envelopesOf(work, event, channel)) {
        const { receiver } = envelope
        const calendar = await parts.calendars.forOffice(work.tx, receiver.officeId)
        if (!isWorkingInstant(calendar, work.now)) {
          held.push(nextOpening(calendar, work.now))
          continue
        }
        const message = await messageOf(work, parts, envelope)
        if (message.notices.length === 0) continue
        const sending = { eventId: event.id, channel, receiverId: receiver.id }
        if (!(await claimSending(parts.runtime(), sending))) continue
        const failure = await send(work, message).then(
          () => null,
          (error: unknown) => ({ error }),
        )
        const ids = message.notices.map((one) => one.id)
        const over = await settleSending(parts.runtime(), sending, ids, failure)
        if (!over) failures.push(failure?.error)
      }
      if (failures.length > 0) throw failures[0]
      return held.toSorted((a, b) => a.getTime() - b.getTime())[0]
    },
  }
}

interface Envelope {
  receiver: PersonRow
  ids: string[]
  digest: boolean
}

/** Who is to be told of which notices, as people stand at this moment. */
async function envelopesOf(
  work: Work,
  event: RecordedEvent,
  channel: OutsideChannel,
): Promise<Envelope[]> {
  if (event.type === digestEvent) {
    const [receiver] = await systemPeople(work.tx, [event.object ?? ''], work.now)
    if (receiver?.status !== 'active') return []
    const people = await systemToldThrough(work.tx, receiver.id, work.now)
    return [{ receiver, ids: await systemUntold(work.tx, people, channel), digest: true }]
  }
  const urgent = await systemAtOnce(work.tx, event.id, channel)
  const owners = [...new Set(urgent.map((one) => one.personId))]
  const told = new Map<string, string[]>()
  for (const person of await systemPeople(work.tx, owners, work.now)) {
    const theirs = urgent.filter((one) => one.personId === person.id).map((one) => one.id)
    for (const id of receiversOf(person)) told.set(id, [...(told.get(id) ?? []), ...theirs])
  }
  const receivers = await systemPeople(work.tx, [...told.keys()], work.now)
  return receivers.map((receiver) => ({
    receiver,
    ids: told.get(receiver.id) ?? [],
    digest: false,
  }))
}

/** What the receiver may see at this moment and what still asks something of somebody. */
async function messageOf(
  work: Work,
  parts: NotificationParts,
  { receiver, ids, digest }: Envelope,
): Promise<Message> {
  const { database, clock } = parts.runtime()
  const actor = ids.length > 0 ? await actorOfPerson(database, receiver.id, clock) : null
  if (!actor) return { receiver, notices: [], digest }
  const notices = await withSightOf(work, actor, async (tx) => {
    const rows = await selectNoticesById(tx, ids)
    const live = rows.filter((row) => maySee(row) && !isSettled(row))
    return presentNotices(tx, parts, live, receiver.id)
  })
  return { receiver, notices, digest }
}
