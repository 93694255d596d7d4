import { sql } from 'kysely'
import type { SubjectKind, Work } from '#access/index.ts'
import type { DB } from '#platform/db/database.ts'
import { type Estate, type EstateItem, successorIn } from './estate.ts'

/** Rows that name whoever answers for them. Each has `id` and `subject_id`. */
export interface OwnedRows {
  /** What such a row is called in events and previews: `opportunity`. */
  kind: string
  table: keyof DB & string
  /** The column that names the person. */
  owner: string
  /** The column shown in the preview. */
  label: string
  /** What of it is still to be done: SQL about the row `o`. */
  live: string
}

interface Row {
  id: string
  subject_id: string
  subject_kind: SubjectKind
  label: string
}

/** What an area's rows owe: previewed, and moved with one event each (`opportunity.passed_on`). */
export function ownedRowsEstate(area: string, owned: OwnedRows[]): Estate {
  return {
    area,
    preview: async (work, personId) => {
      const items: EstateItem[] = []
      let count = 0
      for (const one of owned) {
        const rows = await livingRows(work, one, personId)
        count += rows.length
        items.push(
          ...rows.map((row) => ({
            id: row.id,
            kind: one.kind,
            subjectId: row.subject_id,
            label: row.label,
          })),
        )
      }
      return { count, items: items.slice(0, 50) }
    },
    move: async (work, personId, successors) => {
      const to = successorIn(area, successors)
      const subjectIds = new Set<string>()
      let count = 0
      for (const one of owned) {
        const rows = await livingRows(work, one, personId)
        await sql`update ${sql.table(one.table)} o set ${sql.ref(one.owner)} = ${to}
          where o.id = any(${rows.map((row) => row.id)}::uuid[]) and ${sql.raw(one.live)}`.execute(
          work.tx,
        )
        await work.publish(
          rows.map((row) => ({
            type: `${one.kind}.passed_on`,
            subject: { kind: row.subject_kind, id: row.subject_id },
            object: row.id,
            data: { from_id: personId, to_id: to },
          })),
        )
        for (const row of rows) subjectIds.add(row.subject_id)
        count += rows.length
      }
      return { count, subjectIds: [...subjectIds] }
    },
  }
}

async function livingRows(work: Work, one: OwnedRows, personId: string): Promise<Row[]> {
  const found = await sql<Row>`
    select o.id, o.subject_id, s.kind as subject_kind, o.${sql.ref(one.label)}::text as label
    from ${sql.table(one.table)} o join subject s on s.id = o.subject_id
    where o.${sql.ref(one.owner)} = ${personId} and ${sql.raw(one.live)} order by o.id`.execute(
    work.tx,
  )
  return found.rows
}
