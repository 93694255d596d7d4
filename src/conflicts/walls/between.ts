import { sql } from 'kysely'
import { asSystem, type Work } from '#access/index.ts'
import { lockBecause, noteBothSides, rememberApart, shutOutSide } from './apart.ts'
import { type OnBothSides, planOfSides, type Side } from './rules.ts'
import { insertSubjects, selectSubjects } from './sql.ts'
import { saidOf } from './stand.ts'

export interface Between {
  reason: string
  sides: [Side, Side]
  /** What raises the walls, such as `consent:<id>`: the same thing raises them once. */
  because: string
}

/**
 * Keeps two sides apart at once: the people of each are shut out of the other's affairs, in the caller's
 * transaction and with the sight of the system. Whoever stands on both sides, by name, with their department or by
 * working on the other side's affairs, is not shut out but laid before the desk: somebody must decide where they stay.
 * Whoever comes to work on a side later is shut out like those before them.
 * @returns the walls that stand because of it, and who stands on both sides.
 */
export function raiseWallBetween(
  work: Work,
  { reason, sides, because }: Between,
): Promise<{ wallIds: string[]; onBothSides: OnBothSides[] }> {
  return asSystem(work, async (tx) => {
    await lockBecause(tx, because)
    const plan = planOfSides(sides, await systemKnown(work, sides))
    await rememberApart(work, because, reason, [sides[0].subjectIds, sides[1].subjectIds])
    const ids: string[] = []
    for (const { side, subjectIds, principalIds } of plan.walls)
      ids.push(await shutOutSide(work, { because, side, reason, subjectIds, principalIds }))
    if (sides.every((side) => side.subjectIds.length > 0))
      await noteBothSides(
        work,
        because,
        plan.onBothSides.map((one) => one.principalId),
      )
    return { wallIds: ids, onBothSides: plan.onBothSides }
  })
}

/** Departments of those named and of those who work on either side's affairs, and who these are. */
async function systemKnown({ tx }: Work, sides: [Side, Side]) {
  const working = async ({ subjectIds }: Side) => {
    const found = await sql<{ id: string }>`
      select distinct m.person_id as id from subject_member m join subject s on s.id = m.subject_id
      where m.subject_id = any(${subjectIds}) or s.parent_id = any(${subjectIds})`.execute(tx)
    return new Set(found.rows.map((row) => row.id))
  }
  const workers = [await working(sides[0]), await working(sides[1])] as const
  const ids = [...sides.flatMap((side) => side.principalIds), ...workers[0], ...workers[1]]
  const people = await tx
    .selectFrom('person')
    .select(['id', 'department_id'])
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
  return { departmentOf: new Map(people.map((row) => [row.id, row.department_id])), workers }
}

/**
 * What comes of a subject stands behind the same walls from its first moment: an engagement behind those of its
 * lead, a lead behind those of its client. Call it as soon as the subject is there, before anything is said of it.
 */
export const spreadWallsTo = (
  work: Work,
  fromSubjectId: string,
  toSubjectId: string,
): Promise<void> => spreadWalls(work, [{ from: fromSubjectId, to: toSubjectId }])

/** The same for many, set-wise. */
export async function spreadWalls(
  work: Work,
  pairs: { from: string; to: string }[],
): Promise<void> {
  if (pairs.length === 0) return
  await asSystem(work, async (tx) => {
    const found = await sql<{ id: string; from: string; to: string }>`
      select w.id, p.from_id as "from", p.to_id as "to"
      from unnest(${pairs.map((one) => one.from)}::uuid[], ${pairs.map((one) => one.to)}::uuid[]) as p(from_id, to_id)
        join wall_subject s on s.subject_id = p.from_id join wall w on w.id = s.wall_id and w.lifted_at is null
      where not exists (select 1 from wall_subject o where o.wall_id = w.id and o.subject_id = p.to_id)
      order by w.id, p.to_id`.execute(tx)
    for (const [id, ofWall] of Map.groupBy(found.rows, (row) => row.id)) {
      const put = ofWall.map(({ from, to }) => ({ subjectId: to, throughId: from }))
      await insertSubjects(work, id, put)
      const subject_ids = put.map((one) => one.subjectId)
      const subjects = await selectSubjects(tx, subject_ids)
      await work.publish(saidOf(id, 'extended', subjects, { subject_ids }))
    }
  })
}
