import { type RawBuilder, sql } from 'kysely'

/*
 * A party is shown under one name and was registered at one time, and either may come from an affair behind a wall. To
 * whoever is shut out of it the party is what it would be without that affair. Nobody walled costs one look.
 */

const isWalled = sql`cardinality((select walled())) > 0`

/** The name of the party, a table of the statement, as the actor may know it. */
export const knownName = (party: string): RawBuilder<string> =>
  sql<string>`case when ${isWalled} then known_name(${sql.ref(`${party}.id`)}, ${sql.ref(`${party}.name`)},
    (select walled())) else ${sql.ref(`${party}.name`)} end`

/** When it came into the register, as far as the actor may know. */
export const knownSince = (party: string): RawBuilder<Date> => sinceOf<Date>(party, 'created_at')

/** Who brought it there. */
export const knownRegistrar = (party: string): RawBuilder<string | null> =>
  sinceOf<string | null>(party, 'created_by')

const sinceOf = <T>(party: string, column: 'created_at' | 'created_by'): RawBuilder<T> =>
  sql<T>`case when ${sql.ref(`${party}.registered_in`)} = any ((select walled())::uuid[])
    then (select i.${sql.id(column)} from party_involvement i where i.party_id = ${sql.ref(`${party}.id`)} order by i.id limit 1)
    else ${sql.ref(`${party}.${column}`)} end`
