import { sql } from 'kysely'
import { asSystem, type ImmediateHandler } from '#access/index.ts'
import { shuttingOut, systemShutOutBelow } from '#organisation/index.ts'

/**
 * Nobody helps on an engagement whom a wall shuts out of it. Whoever has a share in it stays named with it: that is
 * what they have earned, not what they may know.
 */
export const leaveWalled: ImmediateHandler = {
  types: shuttingOut,
  handle: (work, events) =>
    asSystem(work, async (tx) => {
      const shut = await systemShutOutBelow(tx, [...new Set(events.map((one) => one.subject.id))])
      for (const [id, out] of Map.groupBy(shut, (one) => one.subjectId)) {
        const people = out.map((one) => one.personId)
        await sql`
          with gone as (
            delete from engagement_lawyer where subject_id = ${id} and person_id = any(${people})
              and part = 'assisting_lawyer' and share is null returning 1)
          update engagement set version = version + 1 where id = ${id} and exists (select 1 from gone)`.execute(
          tx,
        )
      }
    }),
}
