import type { Tx } from '#platform/db/database.ts'
import type { AssignmentRule } from './contract.ts'

/** The list of rules that holds now. */
export async function currentRules(tx: Tx) {
  const set = await tx
    .selectFrom('assignment_rule_set')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!set) return { version: 0, savedAt: null, rules: [] }
  const rows = await tx
    .selectFrom('assignment_rule')
    .selectAll()
    .where('set_number', '=', set.number)
    .orderBy('place')
    .execute()
  return {
    version: set.number,
    savedAt: set.saved_at.toISOString(),
    rules: rows.map((row) => ({
      practiceAreas: row.practice_areas as AssignmentRule['practiceAreas'],
      channelIds: row.channel_ids,
      region: row.region,
      departmentId: row.department_id,
      specialistIds: row.specialist_ids,
    })),
  }
}
