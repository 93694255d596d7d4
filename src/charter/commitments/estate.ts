import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import { type Estate, successorIn } from '#organisation/index.ts'
import type { KeeperParts } from './keep.ts'
import { liveStatuses } from './rules.ts'

/** The promises of somebody who leaves the firm: all of them go to the successor, none is dropped. */
export function charterEstate(parts: KeeperParts): Estate {
  const owed = (work: Work, personId: string) =>
    work.tx
      .selectFrom('commitment')
      .where('owner_id', '=', personId)
      .where('status', 'in', liveStatuses)
  return {
    area: 'charter',
    preview: async (work, personId) => {
      const { count } = await owed(work, personId)
        .select((query) => query.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      const rows = await owed(work, personId)
        .select(['id', 'clause_code', 'subject_id'])
        .orderBy('due_at')
        .orderBy('id')
        .limit(50)
        .execute()
      const names = await parts.subjectNames(
        work.tx,
        rows.map((row) => row.subject_id),
      )
      const items = rows.map((row) => ({
        id: row.id,
        kind: 'commitment',
        subjectId: row.subject_id,
        label: [row.clause_code, names.get(row.subject_id)].filter(Boolean).join(' · '),
      }))
      return { count, items }
    },
    move: async (work, personId, successors) => {
      const to = successorIn('charter', successors)
      const moved = await sql<{
        id: string
        subject_id: string
        subject_kind: 'firm' | 'lead' | 'client' | 'engagement'
        clause_code: string
        charter_version: number
      }>`
        update commitment c set owner_id = ${to}, owner_found_by = 'transfer', version = c.version + 1, office_id = d.office_id
        from person p join department d on d.id = p.department_id
        where p.id = ${to} and c.owner_id = ${personId} and c.status in ('scheduled', 'open', 'paused')
        returning c.id, c.subject_id, c.subject_kind, c.clause_code, c.charter_version`.execute(
        work.tx,
      )
      await sql`update commitment set escalated_to = ${to}, version = version + 1
        where escalated_to = ${personId} and status in ('open', 'paused')`.execute(work.tx)
      await work.publish(
        moved.rows.map((row) => ({
          type: 'commitment.transferred',
          subject: { kind: row.subject_kind, id: row.subject_id },
          object: row.id,
          clause: row.clause_code,
          charterVersion: row.charter_version,
          data: { owner_id: to, from_id: personId, because: 'left' },
        })),
      )
      return {
        count: moved.rows.length,
        subjectIds: [...new Set(moved.rows.map((row) => row.subject_id))],
      }
    },
  }
}
