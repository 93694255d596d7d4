import { sql } from 'kysely'
import { asSystem, personIdOf, type Work } from '#access/index.ts'
import { unawaited } from '#platform/db/database.ts'
import type { FoundBy } from './fields.ts'

/**
 * Looks whom these parties may repeat, by exact keys and set-wise, and lays each pair before the desk of duplicates:
 * the same number; the same name of an organisation; the same name and telephone or address of a person. Whoever acts
 * learns nothing of it: the desk shows a pair to who sees both. What was decided before is not asked again.
 */
export async function raiseLookAlikes(
  work: Work,
  ids: string[],
  foundBy: FoundBy = 'typing',
): Promise<void> {
  if (ids.length === 0) return
  await asSystem(work, async (tx) => {
    const raised =
      sql`select raise_look_alikes(${ids}::uuid[], ${foundBy}, ${personIdOf(work.actor)}::uuid,
      ${work.now}::timestamptz)`.execute(tx)
    await unawaited(tx, raised)
  })
}
