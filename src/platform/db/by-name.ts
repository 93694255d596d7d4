import { type RawBuilder, sql } from 'kysely'

/** Made by a migration; an index that a list by name is read from is made with it too. */
const collation = sql.raw('collate name_order')

/**
 * A column of names in the order readers look them up in: Chinese by pinyin, then Latin letters
 * without regard to case. The database's own order is that of code points, which nobody knows by heart.
 */
export const byName = (column: string): RawBuilder<string> =>
  sql<string>`${sql.ref(column)} ${collation}`
