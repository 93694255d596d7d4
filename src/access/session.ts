import { type CompiledQuery, sql } from 'kysely'
import { type Database, inTransaction, type Tx } from '#platform/db/database.ts'
import { type Actor, reachOf, system } from './actor.ts'

const arrayOf = (items: string[]) => `{${items.join(',')}}`

/**
 * Runs `act` in one transaction as `actor`: row-level security sees who it is until the transaction
 * ends. All reads and writes of the product go through here.
 */
export function asActor<T>(
  database: Database,
  actor: Actor,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inTransaction(database, async (tx) => {
    await introduce(tx, actor)
    return act(tx)
  })
}

/** Introductions as they are said: the same person says the same, several times in each act. */
const introductions = new WeakMap<Actor, CompiledQuery>()

/** Tells the transaction who acts, and whose walls hold for it. */
export async function introduce(tx: Tx, actor: Actor, shutOut: Actor = actor): Promise<void> {
  const known = actor === shutOut ? introductions.get(actor) : undefined
  const said = known ?? introduction(actor, shutOut).compile(tx)
  if (actor === shutOut) introductions.set(actor, said)
  await tx.executeQuery(said)
}

function introduction(actor: Actor, shutOut: Actor) {
  const reach = reachOf(actor)
  const person = actor.kind === 'person' ? actor : null
  const actsFor = person ? [person.personId, ...person.standsInFor] : []
  const principals = shutOut.kind === 'person' ? [shutOut.personId, shutOut.departmentId] : []
  return sql`select
    set_config('covenant.kind', ${actor.kind}, true),
    set_config('covenant.actor', ${person?.personId ?? ''}, true),
    set_config('covenant.acts_for', ${arrayOf(actsFor)}, true),
    set_config('covenant.principals', ${arrayOf(principals)}, true),
    set_config('covenant.departments', ${arrayOf(reach.departments)}, true),
    set_config('covenant.roles', ${arrayOf(person?.roles ?? [])}, true),
    set_config('covenant.reach', ${arrayOf(reach.kinds)}, true)`
}

/**
 * Runs `act` in the same transaction with the sight of the system, then gives the actor back. For what
 * the product owes whatever the actor may see: commitments, a stranger's enquiry. Not for reading on
 * the actor's behalf. Events written meanwhile keep their author.
 */
export async function asSystem<T>(
  work: { tx: Tx; actor: Actor; elevated: boolean },
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (work.actor.kind === 'system' || work.elevated) return act(work.tx)
  await introduce(work.tx, system)
  work.elevated = true
  const result = await act(work.tx)
  // After an error the transaction is lost and nothing more runs in it.
  work.elevated = false
  await introduce(work.tx, work.actor)
  return result
}

/**
 * The same, but for what the actor is shut out of: for counting on their behalf what they need not see. A wall
 * holds for a count as well.
 */
export async function asSystemBehindMyWalls<T>(
  work: { tx: Tx; actor: Actor; elevated: boolean },
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  return asSystem(work, async (tx) => {
    await introduce(tx, system, work.actor)
    return act(tx)
  })
}

/**
 * Runs `act` in a transaction of the system with no more than a person's sight: for what the product
 * is about to tell them.
 */
export async function withSightOf<T>(
  work: { tx: Tx; actor: Actor },
  person: Actor,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (work.actor.kind !== 'system') throw new Error('only the system lends the sight of others')
  await introduce(work.tx, person)
  const result = await act(work.tx)
  await introduce(work.tx, system)
  return result
}
