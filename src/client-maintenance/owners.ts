import { sql } from 'kysely'
import { asSystem, type PersonActor, type Role, reachOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'

interface Colleague {
  id: string
  departmentId: string
  roles: Role[]
}

/** A member of the firm by id; undefined for one who has left or never was. */
export async function colleague(tx: Tx, id: string): Promise<Colleague | undefined> {
  const person = await tx
    .selectFrom('person')
    .select(['id', 'department_id as departmentId'])
    .where('id', '=', id)
    .where('status', '<>', 'left')
    .executeTakeFirst()
  if (!person) return undefined
  const roles = await tx
    .selectFrom('person_role')
    .select('role')
    .where('person_id', '=', id)
    .execute()
  return { ...person, roles: roles.map((row) => row.role as Role) }
}

/** Which of these clients a colleague may see; the asker learns nothing else of their sight. */
export async function clientsSeenBy(
  work: Work,
  who: Colleague,
  clientIds: string[],
): Promise<Set<string>> {
  const reach = reachOf(actorOf(who))
  const all = reach.kinds.includes('client')
  const found = await asSystem(work, (tx) =>
    sql<{ id: string }>`
      select s.id from subject s
      where s.id = any(${clientIds}::uuid[])
        and (${all} or s.created_by = ${who.id} or s.department_id = any(${reach.departments}::uuid[])
          or exists (select 1 from subject_member m where m.subject_id = s.id and m.person_id = ${who.id}))
        and not exists (select 1 from shut_out_of(${clientIds}::uuid[]) x
          where x.subject_id = s.id and x.principal_id in (${who.id}, ${who.departmentId}))`.execute(
      tx,
    ),
  )
  return new Set(found.rows.map((row) => row.id))
}

function actorOf(who: Colleague): PersonActor {
  const { id: personId, departmentId, roles } = who
  return { kind: 'person', personId, name: '', roles, departmentId, standsInFor: [], scopes: null }
}

/**
 * Who keeps contact with each client where nobody is named: its specialist, its manager, its
 * originating lawyer, else whoever manages the firm's client relationships.
 */
export async function systemKeepersOf(tx: Tx, clientIds: string[]): Promise<Map<string, string>> {
  const found = await sql<{ client: string; keeper: string }>`
    with shut as materialized (select * from shut_out_of(${clientIds}::uuid[])),
    candidate as (
      select m.subject_id as client, m.person_id,
        array_position(array['specialist', 'manager', 'originating_lawyer'], m.part) as place
      from subject_member m
      where m.subject_id = any(${clientIds}::uuid[]) and m.part in ('specialist', 'manager', 'originating_lawyer')
      union all
      select c.id, r.person_id, case r.role when 'client_relationship_manager' then 4 else 5 end
      from unnest(${clientIds}::uuid[]) as c(id), person_role r
      where r.role in ('client_relationship_manager', 'managing_partner')
    )
    select distinct on (c.client) c.client, c.person_id as keeper
    from candidate c join person p on p.id = c.person_id and p.status = 'active'
    where not exists (select 1 from shut x where x.subject_id = c.client and x.principal_id in (p.id, p.department_id))
    order by c.client, c.place, c.person_id`.execute(tx)
  return new Map(found.rows.map((row) => [row.client, row.keeper]))
}
