import { asSystem, type Input, permits, personIdOf, type Work } from '#access/index.ts'
import { sql } from 'kysely'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import type {
  addToWallEndpoint,
  liftWallEndpoint,
  removeFromWallEndpoint,
  Wall,
  WallRefusal,
} from './contract.ts'
import { wallPolicy } from './policy.ts'
import { presentWall } from './present-wall.ts'
import { checkSides } from './raise-wall.ts'
import { insertPrincipals, lockWall, systemShutOut, type WallRow } from './sql.ts'
import { putBehind, saidOf, systemBehind } from './stand.ts'
import { releaseTold, tell } from './told.ts'

const refuse = (code: WallRefusal) => refused(code)

/** The wall for a change of it, locked: seen, the actor entitled, as the editor saw it, and standing. */
async function wallFor(
  work: Work,
  id: string,
  right: 'raiseWall' | 'liftWall',
  ifMatch: number | null,
): Promise<WallRow> {
  const wall = await lockWall(work.tx, id)
  if (!wall) throw notFound()
  if (!permits(wallPolicy, right, work.actor, wall)) throw forbidden()
  if (wall.liftedAt) throw refuse('wall_lifted')
  expectVersion(ifMatch, await presentWall(work, id))
  return wall
}

const touched = ({ tx }: Work, wall: WallRow, more: Record<string, unknown> = {}) =>
  tx
    .updateTable('wall')
    .set({ version: wall.version + 1, ...more })
    .where('id', '=', wall.id)
    .execute()

/** Shuts more people out, or out of more. */
export async function addToWall(
  work: Work,
  { params, body, ifMatch }: Input<typeof addToWallEndpoint>,
): Promise<Wall> {
  const wall = await wallFor(work, params.id, 'raiseWall', ifMatch)
  const subjectIds = [...new Set(body.subjectIds)]
  const principalIds = [...new Set(body.principalIds)]
  await checkSides(work, { subjectIds, principalIds })
  await asSystem(work, async () => {
    await insertPrincipals(work, wall.id, principalIds)
    await putBehind(work, wall.id, subjectIds)
    await touched(work, wall)
    const told = await tell(work, wall.id, await systemShutOut(work.tx, principalIds))
    const data = { principal_ids: principalIds, subject_ids: subjectIds, told }
    await work.publish(saidOf(wall.id, 'extended', await systemBehind(work, wall.id), data))
  })
  return presentWall(work, wall.id)
}

/** Opens a wall for some, or around some; what belongs to a subject comes out with it. */
export async function removeFromWall(
  work: Work,
  { params, body, ifMatch }: Input<typeof removeFromWallEndpoint>,
): Promise<Wall> {
  const wall = await wallFor(work, params.id, 'liftWall', ifMatch)
  const { subjectIds, principalIds, reason } = body
  await asSystem(work, async (tx) => {
    const behind = await systemBehind(work, wall.id)
    await sql`delete from wall_subject where wall_id = ${wall.id}
      and (subject_id = any(${subjectIds}) or through_id = any(${subjectIds}))`.execute(tx)
    await tx
      .deleteFrom('wall_principal')
      .where('wall_id', '=', wall.id)
      .where('principal_id', '=', sql<string>`any(${principalIds})`)
      .execute()
    const left = await sql<{ subjects: boolean; principals: boolean }>`
      select exists (select 1 from wall_subject where wall_id = ${wall.id}) as subjects,
        exists (select 1 from wall_principal where wall_id = ${wall.id}) as principals`.execute(tx)
    if (!left.rows[0]?.subjects || !left.rows[0].principals) throw refuse('wall_needs_both_sides')
    await touched(work, wall)
    const data = { principal_ids: principalIds, subject_ids: subjectIds, reason }
    await work.publish(saidOf(wall.id, 'narrowed', behind, data))
    await releaseTold(work, wall.id)
  })
  return presentWall(work, wall.id)
}

/** Ends a wall. What was taken from whom it shut out is not given back by itself. */
export async function liftWall(
  work: Work,
  { params, body, ifMatch }: Input<typeof liftWallEndpoint>,
): Promise<Wall> {
  const wall = await wallFor(work, params.id, 'liftWall', ifMatch)
  await asSystem(work, async () => {
    await touched(work, wall, {
      lifted_by: personIdOf(work.actor),
      lifted_at: work.now,
      lift_reason: body.reason,
    })
    const behind = await systemBehind(work, wall.id)
    await work.publish(saidOf(wall.id, 'lifted', behind, { reason: body.reason }))
    await releaseTold(work, wall.id)
  })
  return presentWall(work, wall.id)
}
