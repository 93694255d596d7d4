import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { asActor, type PersonActor, type Role, system } from '#access/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import { createMemory, peopleMark } from '../memory.ts'

interface Memories {
  actors: ReturnType<typeof createMemory<PersonActor | null>>
  people: ReturnType<typeof createMemory<string | null>>
  keys: ReturnType<typeof createMemory<KeyHolder | null>>
}

interface KeyHolder {
  personId: string
  scopes: string[]
}

const memories = new WeakMap<Database, Memories>()

function memoriesOf(database: Database): Memories {
  const known = memories.get(database)
  if (known) return known
  const made = {
    actors: createMemory<PersonActor | null>(peopleMark),
    people: createMemory<string | null>(peopleMark),
    keys: createMemory<KeyHolder | null>(peopleMark),
  }
  memories.set(database, made)
  return made
}

/** Actors are read anew for a while: somebody's roles or place have changed by another way than a verb. */
export function forgetActors(): void {
  peopleMark.touch()
}

/** Who a person is when they act now; null for somebody who has left or never was. */
export function actorOfPerson(
  database: Database,
  personId: string,
  clock: Clock,
): Promise<PersonActor | null> {
  const now = clock.now()
  return memoriesOf(database).actors.recall(personId, now.getTime(), () =>
    asActor(database, system, (tx) => systemReadActor(tx, personId, now)),
  )
}

/** The person behind an account that is signed in. */
export async function actorOfAccount(
  database: Database,
  accountId: string,
  clock: Clock,
): Promise<PersonActor | null> {
  const personId = await memoriesOf(database).people.recall(accountId, 0, () =>
    asActor(database, system, async (tx) => {
      const query = tx.selectFrom('person').select('id').where('account_id', '=', accountId)
      return (await query.executeTakeFirst())?.id ?? null
    }),
  )
  return personId ? actorOfPerson(database, personId, clock) : null
}

/** The owner of an API key, with no more than the key's scopes. */
export async function actorOfApiKey(
  database: Database,
  secret: string,
  clock: Clock,
): Promise<PersonActor | null> {
  const hash = createHash('sha256').update(secret).digest()
  const now = clock.now()
  const holder = await memoriesOf(database).keys.recall(
    hash.toString('base64url'),
    now.getTime(),
    () => asActor(database, system, (tx) => systemUseKey(tx, hash, now)),
  )
  const actor = holder && (await actorOfPerson(database, holder.personId, clock))
  return actor ? { ...actor, scopes: holder.scopes } : null
}

async function systemReadActor(tx: Tx, personId: string, now: Date): Promise<PersonActor | null> {
  const found = await sql<{
    name: string
    department_id: string
    roles: Role[]
    stands_in_for: string[]
  }>`
    select p.name, p.department_id,
      coalesce((select array_agg(r.role order by r.role) from person_role r where r.person_id = p.id), '{}') as roles,
      coalesce((select array_agg(distinct d.person_id) from delegation d
        join person away on away.id = d.person_id and away.status <> 'left'
        where d.delegate_id = p.id and d.ended_at is null and d.starts_at <= ${now} and d.ends_at > ${now}), '{}') as stands_in_for
    from person p where p.id = ${personId} and p.status <> 'left'`.execute(tx)
  const person = found.rows[0]
  if (!person) return null
  return {
    kind: 'person',
    personId,
    name: person.name,
    roles: person.roles,
    departmentId: person.department_id,
    standsInFor: person.stands_in_for,
    scopes: null,
  }
}

/** Milliseconds between two notes that a key is in use. */
const noteUseEvery = 60_000

async function systemUseKey(tx: Tx, hash: Buffer, now: Date): Promise<KeyHolder | null> {
  const key = await tx
    .selectFrom('api_key')
    .select(['id', 'person_id as personId', 'scopes', 'last_used_at as lastUsedAt'])
    .where('secret_sha256', '=', hash)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .executeTakeFirst()
  if (!key) return null
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() >= noteUseEvery) {
    await tx.updateTable('api_key').set({ last_used_at: now }).where('id', '=', key.id).execute()
  }
  return { personId: key.personId, scopes: key.scopes }
}
