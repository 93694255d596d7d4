import { sql } from 'kysely'
import { asSystem, type Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { insertPrincipals, systemShutOut } from './sql.ts'
import { putBehind, saidOf, standWall, systemBehind } from './stand.ts'
import { tell } from './told.ts'

/** Those who work on the substance; who cares for the client on both sides is not split by a wall. */
const team = ['lead_lawyer', 'assisting_lawyer', 'assessor', 'assistant']

/** Who works on the substance of some affairs. With the sight of the system. */
export async function teamOf(tx: Tx, subjects: string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('subject_member')
    .select('person_id')
    .where('subject_id', '=', sql<string>`any(${subjects}::uuid[])`)
    .where('part', 'in', team)
    .distinct()
    .execute()
  return rows.map((row) => row.person_id)
}

export type SideNumber = 0 | 1
const across = (side: SideNumber): SideNumber => (side === 0 ? 1 : 0)

/** Two that raise or extend the same walls at once: the second finds what the first did. */
export const lockBecause = (tx: Tx, because: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`wall ${because}`}, 0))`.execute(tx)

/** The wall of one side: in front of those who stand on it. */
interface WallOfSide {
  because: string
  side: SideNumber
  reason: string
  /** The affairs of the other side. */
  subjectIds: string[]
  principalIds: string[]
}

/**
 * Puts people of a side behind its wall: raises it, or adds whom and what it lacks. Whom the desk took out of it stays
 * out, and a wall that was lifted stays lifted.
 * @returns the wall
 */
export async function shutOutSide(work: Work, wall: WallOfSide): Promise<string> {
  const because = `${wall.because}/${wall.side}`
  const { reason, subjectIds, principalIds } = wall
  const standing = await work.tx
    .selectFrom('wall')
    .select(['id', 'version', 'lifted_at'])
    .where('because', '=', because)
    .executeTakeFirst()
  if (!standing) return standWall(work, { reason, subjectIds, principalIds, because })
  if (standing.lifted_at === null) await extend(work, standing, { subjectIds, principalIds })
  return standing.id
}

async function extend(
  work: Work,
  wall: { id: string; version: number },
  more: { subjectIds: string[]; principalIds: string[] },
): Promise<void> {
  const { tx } = work
  const known = await sql<{ id: string }>`
    select subject_id as id from wall_subject where wall_id = ${wall.id}
    union all select principal_id from wall_principal where wall_id = ${wall.id}
    union all select person_id from wall_person where wall_id = ${wall.id}`.execute(tx)
  const there = new Set(known.rows.map((row) => row.id))
  const subject_ids = more.subjectIds.filter((id) => !there.has(id))
  const principal_ids = more.principalIds.filter((id) => !there.has(id))
  if (subject_ids.length + principal_ids.length === 0) return
  await insertPrincipals(work, wall.id, principal_ids)
  await putBehind(work, wall.id, subject_ids)
  await tx
    .updateTable('wall')
    .set({ version: wall.version + 1 })
    .where('id', '=', wall.id)
    .execute()
  const told = await tell(work, wall.id, await systemShutOut(tx, principal_ids))
  const data = { principal_ids, subject_ids, told }
  await work.publish(saidOf(wall.id, 'extended', await systemBehind(work, wall.id), data))
}

/** Remembers which affairs are kept apart, so that it holds for whoever comes later. */
export async function rememberApart(
  { tx }: Work,
  because: string,
  reason: string,
  sides: readonly [string[], string[]],
): Promise<void> {
  if (sides.some((subjects) => subjects.length === 0)) return
  const rows = sides.flatMap((subjects, side) =>
    subjects.map((subject_id) => ({ because, side, subject_id, reason })),
  )
  await insertRows(tx, 'wall_apart', rows, 'do nothing')
}

/** Lays before the desk who stands on both sides; once each, also where it was settled before. */
export async function noteBothSides(work: Work, because: string, people: string[]): Promise<void> {
  if (people.length === 0) return
  const noted = await sql<{ id: string; person_id: string }>`
    insert into wall_both_sides (id, because, person_id, noted_at)
    select n.id, ${because}, p.id, ${work.now}
    from unnest(${people.map(() => uuidv7(work.now.getTime()))}::uuid[], ${people}::uuid[]) as n(id, person_id)
      join person p on p.id = n.person_id
    on conflict do nothing returning id, person_id`.execute(work.tx)
  await publishAboutFirm(
    work,
    noted.rows.map(({ id, person_id }) => ({
      type: 'wall.both_sides',
      object: id,
      data: { person_id, not_by: [person_id] },
    })),
  )
}

interface Apart {
  because: string
  side: SideNumber
  reason: string
}

/**
 * Whoever has come to work on affairs that are kept apart from others is put behind the wall of their side; whoever
 * works on both is not shut out silently, but laid before the desk. Saying it again changes nothing.
 */
export function holdApart(work: Work, subjectIds: string[]): Promise<void> {
  return asSystem(work, async (tx) => {
    const found = await sql<Apart>`
      with above as (
        select id from unnest(${subjectIds}::uuid[]) as s(id)
        union select parent_id from subject where id = any(${subjectIds}::uuid[])
      )
      select distinct because, side, reason from wall_apart
      where subject_id = any(array(
        select id from above union select lead_id from engagement where id in (select id from above)
        union select lead_id from client where id in (select id from above)))
      order by because, side`.execute(tx)
    for (const apart of found.rows) await holdOneApart(work, apart)
  })
}

async function holdOneApart(work: Work, { because, side, reason }: Apart): Promise<void> {
  const { tx } = work
  await lockBecause(tx, because)
  const here = await teamOf(tx, await whollyOn(tx, because, side))
  const subjects = await subjectsOf(tx, because, across(side))
  const there = new Set(await teamOf(tx, await whollyOn(tx, because, across(side))))
  const known = await knownOf(tx, because, side)
  const come = here.filter((id) => !known.has(id))
  await noteBothSides(
    work,
    because,
    come.filter((id) => there.has(id)),
  )
  const principalIds = come.filter((id) => !there.has(id))
  if (principalIds.length > 0)
    await shutOutSide(work, { because, side, reason, subjectIds: subjects, principalIds })
}

async function subjectsOf(tx: Tx, because: string, side: SideNumber): Promise<string[]> {
  const rows = await tx
    .selectFrom('wall_apart')
    .select('subject_id')
    .where('because', '=', because)
    .where('side', '=', side)
    .execute()
  return rows.map((row) => row.subject_id)
}

/** The affairs of a side with what came of them. */
async function whollyOn(tx: Tx, because: string, side: SideNumber): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with own as (
      select subject_id as id from wall_apart where because = ${because} and side = ${side}
    ), come as (
      select id from own
      union select e.id from engagement e where e.lead_id in (select id from own)
      union select c.id from client c where c.lead_id in (select id from own)
    )
    select id from come union select s.id from subject s where s.parent_id in (select id from come)`.execute(
    tx,
  )
  return found.rows.map((row) => row.id)
}

/** Who is behind the wall of a side, or was told of it, or is before the desk. */
async function knownOf(tx: Tx, because: string, side: SideNumber): Promise<Set<string>> {
  const wall = `${because}/${side}`
  const found = await sql<{ id: string }>`
    select p.person_id as id from wall w join wall_person p on p.wall_id = w.id where w.because = ${wall}
    union select x.principal_id from wall w join wall_principal x on x.wall_id = w.id where w.because = ${wall}
    union select o.id from wall w join wall_principal x on x.wall_id = w.id join person o on o.department_id = x.principal_id
      where w.because = ${wall}
    union select person_id from wall_both_sides where because = ${because}`.execute(tx)
  return new Set(found.rows.map((row) => row.id))
}
