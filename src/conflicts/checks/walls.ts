import { asSystem, type Work } from '#access/index.ts'
import { raiseWallBetween, teamOf } from '../walls/index.ts'
import type { Considered } from './conclusion.ts'
import type { SeenCheck } from './see.ts'

/** Once every client concerned has signed: the team here and the teams there are shut out of each other's affairs. */
export async function raiseWalls(
  work: Work,
  check: SeenCheck,
  considered: (Considered & { id: string })[],
): Promise<void> {
  await keepApart(work, await partsOf(work, check, considered), check.subject_id)
}

/** Who works on both sides of a cured conflict: they cannot be shut out of one without somebody deciding of which. */
export async function onBothSides(
  work: Work,
  check: SeenCheck,
  considered: (Considered & { id: string })[],
): Promise<string[]> {
  const parts = await partsOf(work, check, considered)
  return parts ? parts.here.team.filter((id) => parts.there.team.includes(id)) : []
}

interface Part {
  subjects: string[]
  team: string[]
}

async function partsOf(
  work: Work,
  check: SeenCheck,
  considered: (Considered & { id: string })[],
): Promise<{ here: Part; there: Part } | null> {
  const cured = considered.filter((one) => one.class === 'curable' && one.disposition === null)
  if (cured.length === 0) return null
  return asSystem(work, async (tx) => {
    const others = await tx
      .selectFrom('conflict_evidence')
      .select('other_subject')
      .where(
        'finding_id',
        'in',
        cured.map((one) => one.id),
      )
      .where('other_subject', 'is not', null)
      .distinct()
      .execute()
    const here = [check.subject_id]
    const there = others.map((row) => row.other_subject as string)
    return {
      here: { subjects: here, team: await teamOf(tx, here) },
      there: { subjects: there, team: await teamOf(tx, there) },
    }
  })
}

async function keepApart(
  work: Work,
  parts: { here: Part; there: Part } | null,
  subjectId: string,
): Promise<void> {
  if (!parts) return
  const side = ({ subjects, team: people }: Part) => ({
    subjectIds: subjects,
    principalIds: people,
  })
  await raiseWallBetween(work, {
    reason: '利益冲突已获各方客户知情同意，两组人员互不接触对方的事务',
    because: `consents:${subjectId}`,
    sides: [side(parts.here), side(parts.there)],
  })
}
