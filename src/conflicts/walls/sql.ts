import { sql } from 'kysely'
import type { SubjectRef, Work } from '#access/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { insertRows } from '#platform/db/rows.ts'
import type { WallLine } from './contract.ts'

export interface WallRow {
  id: string
  number: number
  version: number
  reason: string
  raisedById: string | null
  raisedAt: Date
  liftedById: string | null
  liftedAt: Date | null
  liftReason: string | null
}

const walls = (tx: Tx) =>
  tx
    .selectFrom('wall')
    .select(['id', 'number', 'version', 'reason'])
    .select(['raised_by as raisedById', 'raised_at as raisedAt'])
    .select(['lifted_by as liftedById', 'lifted_at as liftedAt', 'lift_reason as liftReason'])

/** A page of the walls the reader may know of, the latest first. */
export function selectWalls(
  tx: Tx,
  asked: { state: 'standing' | 'lifted'; after?: string | undefined; limit: number },
): Promise<WallRow[]> {
  return walls(tx)
    .where('lifted_at', asked.state === 'standing' ? 'is' : 'is not', null)
    .where(rowsAfter(asked.after, { number: 'number' }))
    .orderBy('number', 'desc')
    .limit(asked.limit + 1)
    .execute()
}

export const selectWall = (tx: Tx, id: string): Promise<WallRow | undefined> =>
  walls(tx).where('id', '=', id).executeTakeFirst()

export const lockWall = (tx: Tx, id: string): Promise<WallRow | undefined> =>
  walls(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** What stands behind these walls, as far as the reader sees it, and whom they name. */
export async function selectSides(
  tx: Tx,
  wallIds: string[],
): Promise<{
  subjects: (Omit<WallLine['subjects'][number], 'addedAt'> & { wallId: string; addedAt: Date })[]
  principals: (Omit<WallLine['principals'][number], 'addedAt'> & {
    wallId: string
    addedAt: Date
  })[]
  told: { wallId: string; told: number; acknowledged: number }[]
}> {
  if (wallIds.length === 0) return { subjects: [], principals: [], told: [] }
  const subjects = await sql<never>`
    select w.wall_id as "wallId", s.id, s.kind, coalesce(${leadName}, c.name, e.title) as name,
      w.through_id as "throughId", coalesce(w.added_at, a.raised_at) as "addedAt"
    from wall_subject w join wall a on a.id = w.wall_id join subject s on s.id = w.subject_id
      left join lead l on l.id = s.id left join client c on c.id = s.id left join engagement e on e.id = s.id
    where w.wall_id = any(${wallIds}) and coalesce(l.id, c.id, e.id) is not null
    order by "addedAt", w.through_id nulls first, s.id`.execute(tx)
  const principals = await sql<never>`
    select w.wall_id as "wallId", w.principal_id as id, coalesce(p.name, d.name) as name, d.name_en as "nameEn",
      case when p.id is null then 'department' else 'person' end as kind,
      coalesce(w.added_at, a.raised_at) as "addedAt"
    from wall_principal w join wall a on a.id = w.wall_id left join person p on p.id = w.principal_id
      left join department d on d.id = w.principal_id
    where w.wall_id = any(${wallIds}) and coalesce(p.id, d.id) is not null
    order by "addedAt", ${byName('p.name')}, ${byName('d.name')}, w.principal_id`.execute(tx)
  const told = await sql<never>`
    select wall_id as "wallId", count(*)::int as told, count(acknowledged_at)::int as acknowledged
    from wall_person where wall_id = any(${wallIds}) group by wall_id`.execute(tx)
  return { subjects: subjects.rows, principals: principals.rows, told: told.rows }
}

/** Whom a lead `l` is about: the caller, and whom they call for. */
export const leadName = sql<string>`nullif(concat_ws(' · ', l.name, nullif(nullif(l.organisation, ''), l.name)), '')`

/** People of a wall that a page shows at most. */
const peopleMost = 500

/** Who was told of a wall: those first who have not said that they know. */
export const selectPeople = (tx: Tx, wallId: string) =>
  tx
    .selectFrom('wall_person')
    .innerJoin('person', 'person.id', 'wall_person.person_id')
    .innerJoin('department', 'department.id', 'person.department_id')
    .select(['person.id', 'person.name', 'department.name as departmentName'])
    .select('department.name_en as departmentNameEn')
    .select(['told_at as toldAt', 'acknowledged_at as acknowledgedAt'])
    .where('wall_id', '=', wallId)
    .orderBy(sql`acknowledged_at is not null`)
    .orderBy(byName('person.name'))
    .orderBy('person.id')
    .limit(peopleMost)
    .execute()

/** What was said of a wall, the latest first; each act once, whatever stands behind the wall. */
export async function selectSaid(tx: Tx, wallId: string) {
  const found = await sql<{
    at: Date
    actorId: string | null
    type: string
    data: { principal_ids?: string[]; subject_ids?: string[]; reason?: string }
  }>`
    select distinct on (min) at, actor_id as "actorId", type, data from (
      select *, min(id) over (partition by at, type) as min from event
      where object_id = ${wallId} and type like 'wall.%') e
    order by min desc, id limit 200`.execute(tx)
  return found.rows
}

interface NameInBoth {
  name: string
  nameEn: string | null
}

/** Names of people and departments, and of what the reader sees of leads, clients and engagements. */
export async function selectNames(tx: Tx, ids: string[]): Promise<Map<string, NameInBoth>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string } & NameInBoth>`
    select id, name, null as "nameEn" from person where id = any(${ids})
    union all select id, name, name_en from department where id = any(${ids})
    union all select id, ${leadName}, null from lead l where id = any(${ids})
    union all select id, name, null from client where id = any(${ids})
    union all select id, title, null from engagement where id = any(${ids})`.execute(tx)
  return new Map(found.rows.map((row) => [row.id, row]))
}

/** Subjects of work among these that the actor sees. */
export const selectSubjects = async (tx: Tx, ids: string[]): Promise<SubjectRef[]> =>
  (await tx
    .selectFrom('subject')
    .select(['id', 'kind'])
    .where('id', '=', sql<string>`any(${ids})`)
    .where('kind', '<>', 'firm')
    .orderBy('id')
    .execute()) as SubjectRef[]

/** Those of the ids that are people who work here, or departments. */
export async function selectPrincipals(tx: Tx, ids: string[]): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select id from person where id = any(${ids}) and status <> 'left'
    union all select id from department where id = any(${ids}) and archived_at is null`.execute(tx)
  return new Set(found.rows.map((row) => row.id))
}

/** What belongs behind the same wall, and through which of the subjects. */
export async function systemKin(
  tx: Tx,
  ids: string[],
): Promise<{ subjectId: string; throughId: string }[]> {
  const found = await sql<{ subjectId: string; throughId: string }>`
    select subject_id as "subjectId", through_id as "throughId"
    from subject_kin(${ids}::uuid[])`.execute(tx)
  return found.rows
}

/** People of the firm whom the principals shut out. */
export async function systemShutOut(tx: Tx, principalIds: string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from person where status <> 'left'
      and (id = any(${principalIds}) or department_id = any(${principalIds}))
    order by id`.execute(tx)
  return found.rows.map((row) => row.id)
}

/** Writes down that these were told. @returns those who had not been. */
export async function systemTell(
  { tx, now }: Work,
  wallId: string,
  personIds: string[],
): Promise<string[]> {
  const told = await sql<{ id: string }>`
    insert into wall_person (wall_id, person_id, told_at)
    select ${wallId}, p.id, ${now} from unnest(${personIds}::uuid[]) as p(id)
    on conflict do nothing returning person_id as id`.execute(tx)
  return told.rows.map((row) => row.id)
}

export async function insertSubjects(
  { tx, now }: Work,
  wallId: string,
  subjects: { subjectId: string; throughId: string | null }[],
): Promise<void> {
  const rows = subjects.map(({ subjectId, throughId }) => ({
    wall_id: wallId,
    subject_id: subjectId,
    through_id: throughId,
    added_at: now,
  }))
  if (rows.length > 0) await insertRows(tx, 'wall_subject', rows, 'do nothing')
}

export async function insertPrincipals(
  { tx, now }: Work,
  wallId: string,
  principalIds: string[],
): Promise<void> {
  const rows = principalIds.map((principal_id) => ({
    wall_id: wallId,
    principal_id,
    added_at: now,
  }))
  if (rows.length > 0) await insertRows(tx, 'wall_principal', rows, 'do nothing')
}

/** Of each kind as many as a short list shows. */
const foundMost = 7

/** What the reader sees under a name: clients first, then their engagements, then leads. */
export async function findSubjects(
  tx: Tx,
  q: string,
): Promise<
  { id: string; name: string; kind: 'client' | 'engagement' | 'lead'; detail: string | null }[]
> {
  const found = await sql<never>`
    (select c.id, c.name, 'client' as kind, null as detail from client c
      where c.id = any(array(select service_candidates('client', ${q}, ${foundMost}))) order by ${byName('c.name')} limit ${foundMost})
    union all
    (select e.id, e.title, 'engagement', coalesce(e.number, c.name) from engagement e left join client c on c.id = e.client_id
      where e.id = any(array(select service_candidates('engagement', ${q}, ${foundMost}))) order by ${byName('e.title')} limit ${foundMost})
    union all
    (select l.id, l.name, 'lead', l.organisation from lead l
      where l.id = any(array(select lead_candidates(${q}, ${foundMost}))) order by ${byName('l.name')} limit ${foundMost})`.execute(
    tx,
  )
  return found.rows
}
