import { asSystem, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { raiseWallBetween } from '../walls/index.ts'
import type { Considered } from './conclusion.ts'
import type { SeenCheck } from './see.ts'

/** Those who work on the substance; who cares for the client on both sides is not split by a wall. */
const team = ['lead_lawyer', 'assisting_lawyer', 'assessor', 'assistant']

/** Once every client concerned has signed: the team here and the teams there are shut out of each other's affairs. */
export async function raiseWalls(
  work: Work,
  check: SeenCheck,
  considered: (Considered & { id: string })[],
): Promise<void> {
  const cured = considered.filter((one) => one.class === 'curable' && one.disposition === null)
  if (cured.length === 0) return
  await asSystem(work, async (tx) => {
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
    const there = others.map((row) => row.other_subject as string)
    await raiseWallBetween(work, {
      reason: `利益冲突已获各方客户知情同意，审查 ${check.id}`,
      because: `consents:${check.subject_id}`,
      sides: [
        { subjectIds: [check.subject_id], principalIds: await teamOf(tx, [check.subject_id]) },
        { subjectIds: there, principalIds: await teamOf(tx, there) },
      ],
    })
  })
}

async function teamOf(tx: Tx, subjects: string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('subject_member')
    .select('person_id')
    .where('subject_id', 'in', subjects)
    .where('part', 'in', team)
    .distinct()
    .execute()
  return rows.map((row) => row.person_id)
}
