import { type RawBuilder, sql } from 'kysely'

/** Whether this lead was withdrawn because its import was undone. */
export const wasUndone = (
  alias: string,
): RawBuilder<unknown> => sql`exists (select 1 from lead_turn u
  where u.subject_id = ${sql.ref(`${alias}.id`)} and u.kind = 'withdrawal' and u.reason_code = 'import_undone')`
