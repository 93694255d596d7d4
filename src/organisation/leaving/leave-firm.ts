import { asSystem, type Input, type PersonActor, type Work } from '#access/index.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { revokeKeys } from '../api-keys/index.ts'
import { countManagingPartners, lockPerson, type PersonRow, updateStatus } from '../people/index.ts'
import { publishChange } from '../publish.ts'
import { countShutOut } from '../walls.ts'
import type { leaveFirmEndpoint } from './contract.ts'
import { type Estate, type Successors, successorIn } from './estate.ts'
import { decideLeaving, type LeavingRefusal } from './rules.ts'
import { systemTakeRoles } from './sql.ts'

type Asked = Input<typeof leaveFirmEndpoint>

/** Somebody leaves the firm: all they had in hand passes on, and they can do nothing any more. */
export function leaveFirm(estates: Estate[]) {
  return async (work: Work, { params, body }: Asked) => {
    const unknown = Object.keys(body.perArea).filter(
      (area) => !estates.some((estate) => estate.area === area),
    )
    if (unknown.length > 0) {
      throw badInput(unknown.map((area) => ({ path: `perArea.${area}`, code: 'unknown_area' })))
    }
    return asSystem(work, async () => {
      const { person, successors } = await see(work, params.id, body)
      const moved = await moveAll(work, estates, person.id, body, successors)
      await depart(work, person, body, moved)
      return { personId: person.id, moved }
    })
  }
}

async function see(work: Work, id: string, body: Asked['body']) {
  const ids = [...new Set([body.successorId, ...Object.values(body.perArea)])]
  const locked = new Map<string, PersonRow | undefined>()
  // Always in the same order, so that two leavings at once do not wait for each other for ever.
  for (const one of [...new Set([id, ...ids])].sort())
    locked.set(one, await lockPerson(work.tx, one))
  const person = locked.get(id)
  if (!person) throw notFound()
  const successors = ids.map((one) => locked.get(one))
  const managingPartners = await countManagingPartners(work.tx)
  const refusal = decideLeaving(work.actor as PersonActor, person, successors, managingPartners)
  if (refusal) throw refused(refusal)
  return { person, successors: successors.filter((one) => one !== undefined) }
}

async function moveAll(
  work: Work,
  estates: Estate[],
  personId: string,
  asked: Successors,
  people: PersonRow[],
): Promise<{ area: string; count: number }[]> {
  const moved: { area: string; count: number }[] = []
  const taken = new Map<string, Set<string>>()
  for (const estate of estates) {
    const { count, subjectIds } = await estate.move(work, personId, asked)
    moved.push({ area: estate.area, count })
    const successorId = successorIn(estate.area, asked)
    taken.set(successorId, (taken.get(successorId) ?? new Set()).union(new Set(subjectIds)))
  }
  let shutOut = 0
  for (const successor of people) {
    shutOut += await countShutOut(work, successor, [...(taken.get(successor.id) ?? [])])
  }
  if (shutOut > 0) throw refused('successor_walled' satisfies LeavingRefusal, { count: shutOut })
  return moved
}

async function depart(
  work: Work,
  person: PersonRow,
  body: Asked['body'],
  moved: { area: string; count: number }[],
): Promise<void> {
  const keys = await revokeKeys(work, { personId: person.id })
  await systemTakeRoles(work.tx, person.id)
  await updateStatus(work.tx, person.id, 'left', work.now)
  await publishChange(work, [
    {
      type: 'person.left',
      object: person.id,
      data: {
        name: person.name,
        successor_id: body.successorId,
        per_area: body.perArea,
        roles: person.roles,
        api_keys_revoked: keys,
        moved: Object.fromEntries(moved.map((one) => [one.area, one.count])),
        reason: body.reason,
      },
    },
  ])
}
