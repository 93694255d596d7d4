import type { Selectable } from 'kysely'
import type { DB, Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'

/** What is recorded about an engagement, each with an id that grows with time. */
type Recorded =
  | 'progress_report'
  | 'matter_event'
  | 'question'
  | 'client_decision'
  | 'client_duty'
  | 'talk'

// One table stands for all of them: what is asked of it here they have in common.
const one = 'question'

/** A page of the records of an engagement, newest first. */
export const pageOfRecords =
  <Table extends Recorded>(table: Table) =>
  (tx: Tx, engagementId: string, { after, limit }: { after?: string | undefined; limit: number }) =>
    tx
      .selectFrom(table as typeof one)
      .selectAll()
      .where('subject_id', '=', engagementId)
      .where(rowsAfter(after, { id: 'id' }))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute() as Promise<unknown[]> as Promise<Selectable<DB[Table]>[]>

/** A record as the actor sees it. */
export const recordById =
  <Table extends Recorded>(table: Table) =>
  (tx: Tx, id: string) =>
    tx
      .selectFrom(table as typeof one)
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst() as Promise<unknown> as Promise<Selectable<DB[Table]> | undefined>
