import type { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { namesOf } from '#organisation/index.ts'
import type { Turn } from '../leads/contract.ts'

/** The turns of a lead's road, newest first. */
export async function turnsOf(tx: Tx, leadId: string): Promise<z.input<typeof Turn>[]> {
  const rows = await tx
    .selectFrom('lead_turn')
    .leftJoin('department', 'department.id', 'lead_turn.department_id')
    .selectAll('lead_turn')
    .select(['department.name as department_name', 'department.name_en as department_name_en'])
    .where('subject_id', '=', leadId)
    .orderBy('made_at', 'desc')
    .orderBy('lead_turn.id', 'desc')
    .execute()
  const name = await namesOf(
    tx,
    rows.flatMap((row) => [row.made_by, row.specialist_id]),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as z.input<typeof Turn>['kind'],
    outcome: row.outcome as z.input<typeof Turn>['outcome'],
    reasonCode: row.reason_code,
    reason: row.reason,
    until: row.until,
    department: row.department_id
      ? {
          id: row.department_id,
          name: row.department_name ?? '',
          nameEn: row.department_name_en,
        }
      : null,
    specialist: name(row.specialist_id),
    byRule: row.by_rule,
    madeBy: name(row.made_by),
    madeAt: row.made_at.toISOString(),
  }))
}

/** The privacy notice of that version, as it was shown. */
export async function noticeWordsOf(tx: Tx, version: string | null): Promise<string | null> {
  if (version === null) return null
  const notice = await tx
    .selectFrom('privacy_notice')
    .select('words')
    .where('version', '=', version)
    .executeTakeFirst()
  return notice?.words ?? null
}
