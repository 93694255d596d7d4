import { type Input, type PersonActor, type Work } from '#access/index.ts'
import { badInput, type FieldProblem, refused } from '#platform/http/refusal.ts'
import type { raiseWallEndpoint, Wall, WallRefusal } from './contract.ts'
import { isAmong } from './rules.ts'
import { presentWall } from './present-wall.ts'
import { selectPrincipals, selectSubjects } from './sql.ts'
import { standWall } from './stand.ts'

/** Shuts people or departments out of what the raiser names and sees. */
export async function raiseWall(
  work: Work,
  { body }: Input<typeof raiseWallEndpoint>,
): Promise<Wall> {
  const subjectIds = [...new Set(body.subjectIds)]
  const principalIds = [...new Set(body.principalIds)]
  await checkSides(work, { subjectIds, principalIds })
  const id = await standWall(work, { reason: body.reason, subjectIds, principalIds })
  return presentWall(work, id)
}

/** What is named must be there and seen; nobody puts a wall in front of themselves and loses sight of it. */
export async function checkSides(
  work: Work,
  { subjectIds, principalIds }: { subjectIds: string[]; principalIds: string[] },
): Promise<void> {
  const subjects = new Set((await selectSubjects(work.tx, subjectIds)).map((one) => one.id))
  const principals = await selectPrincipals(work.tx, principalIds)
  const missing = (path: string, ids: string[], known: Set<string>): FieldProblem[] =>
    ids.flatMap((id, at) => (known.has(id) ? [] : [{ path: `${path}.${at}`, code: 'not_found' }]))
  const problems = [
    ...missing('subjectIds', subjectIds, subjects),
    ...missing('principalIds', principalIds, principals),
  ]
  if (problems.length > 0) throw badInput(problems)
  const { personId: id, departmentId } = work.actor as PersonActor
  if (isAmong({ id, departmentId }, principalIds))
    throw refused('wall_around_yourself' satisfies WallRefusal)
}
