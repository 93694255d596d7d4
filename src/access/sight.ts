import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Actor, reachOf, type SubjectKind } from './actor.ts'

/**
 * Narrows a list to subjects the actor works on. Row-level security shuts out the same rows, but
 * would ask of every row of the table; whoever sees all of a kind is not narrowed.
 */
export function seenBy(actor: Actor, kind: SubjectKind, column: string): RawBuilder<SqlBool> {
  if (reachOf(actor).kinds.includes(kind)) return sql<SqlBool>`true`
  return sql<SqlBool>`${sql.ref(column)} = any (array(select seen_subject_ids(${kind})))`
}
