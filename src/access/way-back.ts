import { sql } from 'kysely'
import { undoTime } from '#platform/http/taking-back.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { personIdOf } from './actor.ts'
import type { RecordedEvent } from './events.ts'
import type { Work } from './work.ts'

/** Milliseconds an act holds back what it tells others: its way back is offered a little shorter, for slow lines. */
const held = undoTime + 5_000

/**
 * Carries out an act so that it can be taken back: the rows it writes are noted, and its effects on others
 * wait in the outbox until nobody can take it back any more.
 * @returns also the act's id; null when it wrote nothing
 */
export async function withWayBack<T>(
  work: Work,
  verb: string,
  carryOut: () => Promise<T>,
): Promise<[T, string | null]> {
  const id = uuidv7()
  const until = new Date(work.now.getTime() + held)
  const events: RecordedEvent[] = []
  const { publish } = work
  work.publish = async (said) => {
    const recorded = await publish(said)
    events.push(...recorded)
    return recorded
  }
  work.heldUntil = until
  await sql`select act_begins(${id}, ${work.now})`.execute(work.tx)
  const result = await carryOut()
  await sql`select act_ends()`.execute(work.tx)
  const [first] = events
  const personId = personIdOf(work.actor)
  if (!first || !personId) return [result, null]
  const event_ids = events.map((event) => event.id)
  const row = { id, verb, person_id: personId, at: work.now, until, event_ids }
  await work.tx
    .insertInto('act')
    .values({ ...row, subject_id: first.subject.id })
    .execute()
  return [result, id]
}
