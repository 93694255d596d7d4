import { sql } from 'kysely'
import { notFound, refused } from '#platform/http/refusal.ts'
import { takeBackEndpoint } from '#platform/http/taking-back.ts'
import { personIdOf, system } from './actor.ts'
import type { SubjectRef } from './events.ts'
import { type Entrance, entrance, type Input } from './serve.ts'
import { asSystem } from './session.ts'
import { perform, type Runtime, type Work } from './work.ts'

async function takeBack(work: Work, { params }: Input<typeof takeBackEndpoint>) {
  const act = await work.tx
    .selectFrom('act')
    .selectAll()
    .where('id', '=', params.id)
    .forUpdate()
    .executeTakeFirst()
  if (!act || act.person_id !== personIdOf(work.actor)) throw notFound()
  if (act.taken_back_at) return { id: act.id }
  if (work.now > act.until) throw refused('too_late_to_take_back')
  const done = await sql<{ back: boolean }>`select put_back_rows(${act.id}) as back`.execute(
    work.tx,
  )
  if (!done.rows[0]?.back) throw refused('built_on')
  await work.tx
    .updateTable('act')
    .set({ taken_back_at: work.now })
    .where('id', '=', act.id)
    .execute()
  // Whoever took it back may see it no longer.
  await asSystem(work, async (tx) => {
    const ids = sql<number>`any(${act.event_ids})`
    await tx.deleteFrom('outbox').where('event_id', '=', ids).execute()
    const subjects = await tx
      .selectFrom('event')
      .select(['subject_id as id', 'subject_kind as kind'])
      .distinct()
      .where('id', '=', ids)
      .execute()
    await work.publish(
      subjects.map((subject) => ({
        type: 'act.taken_back',
        subject: subject as SubjectRef,
        object: act.id,
        data: { verb: act.verb, events: act.event_ids },
      })),
    )
  })
  return { id: act.id }
}

export const takingBackEntrances: Entrance[] = [entrance(takeBackEndpoint, takeBack)]

/** Hours after which an act is history. */
const remembered = 24

/** Forgets what acts wrote, once nobody can take them back. */
export const forgetActs = (runtime: Runtime): Promise<void> =>
  perform(runtime, system, async ({ tx, now }) => {
    const before = new Date(now.getTime() - remembered * 3_600_000)
    await tx.deleteFrom('act_row').where('at', '<', before).execute()
    await tx.deleteFrom('act').where('at', '<', before).execute()
  })
