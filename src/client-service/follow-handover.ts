import { sql } from 'kysely'
import { z } from 'zod'
import { asSystem, type RecordedEvent, type Work } from '#access/index.ts'
import { lawyerParts } from './engagements/contract.ts'
import { updateEngagement } from './engagements/sql.ts'

const Handover = z.object({
  part: z.enum(lawyerParts),
  from_id: z.uuid(),
  to_id: z.uuid(),
})

/**
 * Whoever takes over a lawyer's part stands in the engagement's list of lawyers too, with the share.
 * With the sight of the system: the taker may see the engagement only from now on.
 */
export async function followHandover(work: Work, event: RecordedEvent): Promise<void> {
  const handover = Handover.safeParse(event.data)
  if (event.subject.kind !== 'engagement' || !handover.success) return
  const { part, from_id, to_id } = handover.data
  await asSystem(work, async (tx) => {
    const given = await sql<{ share: string | null }>`
      delete from engagement_lawyer
      where subject_id = ${event.subject.id} and person_id = ${from_id} and part = ${part}
      returning share`.execute(tx)
    const row = given.rows[0]
    if (!row) return
    await sql`
      insert into engagement_lawyer as l (subject_id, person_id, part, share, since)
      values (${event.subject.id}, ${to_id}, ${part}, ${row.share}, ${work.now})
      on conflict (subject_id, person_id, part) do update
      set share = case when l.share is null and excluded.share is null then null
        else coalesce(l.share, 0) + coalesce(excluded.share, 0) end`.execute(tx)
    await updateEngagement(tx, event.subject.id, {})
  })
}
