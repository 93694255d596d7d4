import type { Actor, PersonActor, Role } from './actor.ts'

/** Who may do one thing: by role, by what they are to the object, or both. */
export interface Permission<Thing = unknown> {
  /** Any of these roles suffices; `anyone` is every member of the firm. */
  roles: readonly Role[] | 'anyone'
  /** Further condition on the object: pure, e.g. "is its lead lawyer". */
  when?: (actor: PersonActor, thing: Thing) => boolean
  /** Roles for which `when` need not hold. */
  always?: readonly Role[]
}

/** A slice's rights: a table of verbs. */
export type PolicyTable<Thing = unknown> = Record<string, Permission<Thing>>

/** Whether the actor holds the right at all, whatever the object. */
export function holds(table: PolicyTable<never>, right: string, actor: Actor): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'public') return false
  // A scope of an API key is a word from outside: `constructor` is no right.
  const permission = Object.hasOwn(table, right) ? table[right] : undefined
  if (!permission) return false
  if (actor.scopes && !actor.scopes.includes(right)) return false
  return (
    permission.roles === 'anyone' || actor.roles.some((role) => permission.roles.includes(role))
  )
}

/** Whether the actor may do it to this very object. */
export function permits<Thing>(
  table: PolicyTable<Thing>,
  right: string,
  actor: Actor,
  thing: Thing,
): boolean {
  if (!holds(table, right, actor)) return false
  if (actor.kind !== 'person') return actor.kind === 'system'
  const { when, always } = table[right] as Permission<Thing>
  if (!when) return true
  return actor.roles.some((role) => always?.includes(role)) || when(actor, thing)
}

/** Every right of the table with whether the actor has it on the object: sent to the web, never re-derived there. */
export function abilitiesOf<Thing, Table extends PolicyTable<Thing>>(
  table: Table,
  actor: Actor,
  thing: Thing,
): Record<keyof Table & string, boolean> {
  return Object.fromEntries(
    Object.keys(table).map((right) => [
      right,
      permits(table as PolicyTable<Thing>, right, actor, thing),
    ]),
  ) as Record<keyof Table & string, boolean>
}

/** Acting for oneself or for the one stood in for. */
export const isOrStandsInFor = (actor: PersonActor, personId: string | null | undefined): boolean =>
  personId != null && (actor.personId === personId || actor.standsInFor.includes(personId))
