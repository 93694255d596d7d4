import { perform, type Runtime, system } from '#access/index.ts'
import { sql } from 'kysely'
import type { OutsideChannel, SendingState } from './rules.ts'

export interface Sending {
  eventId: number
  channel: OutsideChannel
  receiverId: string
}

/** A failure that says of itself whether what was sent may have arrived all the same. */
interface Failure {
  uncertain?: unknown
}

/**
 * Writes down that a message is about to leave; that stands before anything is sent. False where one
 * left already: sent, or nobody knows. A server died over that one; it is not sent again, and what it
 * told stays for the next digest.
 */
export function claimSending(runtime: Runtime, sending: Sending): Promise<boolean> {
  return perform(runtime, system, async ({ tx, now }) => {
    const claimed = await tx
      .insertInto('notice_sending')
      .values({ ...rowOf(sending), state: 'sending' satisfies SendingState, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('event_id')
      .execute()
    if (claimed.length > 0) return true
    await tx
      .updateTable('notice_sending')
      .set({ state: 'uncertain' satisfies SendingState })
      .where('event_id', '=', sending.eventId)
      .where('channel', '=', sending.channel)
      .where('receiver_id', '=', sending.receiverId)
      .where('state', '=', 'sending' satisfies SendingState)
      .execute()
    return false
  })
}

const rowOf = ({ eventId, channel, receiverId }: Sending) => ({
  event_id: eventId,
  channel,
  receiver_id: receiverId,
})

/**
 * Writes down what became of it. @returns whether that was the end of it; false where it surely did
 * not arrive, and is to be sent again.
 */
export function settleSending(
  runtime: Runtime,
  sending: Sending,
  noticeIds: string[],
  failure: { error: unknown } | null,
): Promise<boolean> {
  return perform(runtime, system, async ({ tx }) => {
    const { eventId, channel, receiverId } = sending
    if (failure && !(failure.error as Failure).uncertain) {
      await tx
        .deleteFrom('notice_sending')
        .where('event_id', '=', eventId)
        .where('channel', '=', channel)
        .where('receiver_id', '=', receiverId)
        .execute()
      return false
    }
    const state: SendingState = failure ? 'uncertain' : 'sent'
    await tx
      .updateTable('notice_sending')
      .set({ state })
      .where('event_id', '=', eventId)
      .where('channel', '=', channel)
      .where('receiver_id', '=', receiverId)
      .execute()
    if (!failure) {
      await tx
        .updateTable('notice')
        .set({ [channel]: 'told' })
        .where('id', '=', sql<string>`any(${noticeIds})`)
        .execute()
    }
    return true
  })
}
