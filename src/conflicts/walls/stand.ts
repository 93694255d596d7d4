import { asSystem, type NewEvent, personIdOf, type SubjectRef, type Work } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import {
  insertPrincipals,
  insertSubjects,
  selectSubjects,
  systemKin,
  systemShutOut,
} from './sql.ts'
import { tell } from './told.ts'

/** What a wall is to shut whom out of, and why. */
export interface Standing {
  reason: string
  subjectIds: string[]
  principalIds: string[]
  /** What raises it by itself. */
  because?: string
}

/** What is said of a wall, once for each thing behind it, so that it is seen with the sight of that thing. */
export function saidOf(
  wallId: string,
  what: 'raised' | 'extended' | 'narrowed' | 'lifted',
  subjects: SubjectRef[],
  data: { principal_ids?: string[]; subject_ids?: string[]; reason?: string; told?: string[] },
): NewEvent[] {
  const { told, ...said } = data
  return subjects.map((subject, at) => ({
    type: `wall.${what}`,
    subject,
    object: wallId,
    // Whom to tell is read once.
    data: at === 0 && told?.length ? { ...said, told } : said,
  }))
}

/**
 * Raises a wall with all that belongs behind it; whom it shuts out is told at once. What they owed there passes
 * on by what others make of the event. With the sight of the system: for acts that are authorised already.
 */
export function standWall(work: Work, wall: Standing): Promise<string> {
  return asSystem(work, async () => {
    const id = uuidv7(work.now.getTime())
    await work.tx
      .insertInto('wall')
      .values({
        id,
        reason: wall.reason,
        because: wall.because ?? null,
        raised_by: personIdOf(work.actor),
        raised_at: work.now,
      })
      .execute()
    await insertPrincipals(work, id, wall.principalIds)
    const subjects = await putBehind(work, id, wall.subjectIds)
    const told = await tell(work, id, await systemShutOut(work.tx, wall.principalIds))
    const data = { principal_ids: wall.principalIds, subject_ids: wall.subjectIds, told }
    await work.publish(saidOf(id, 'raised', subjects, data))
    return id
  })
}

/** Puts subjects behind a wall, with what belongs to them. @returns all that was put there. */
export async function putBehind(
  work: Work,
  wallId: string,
  subjectIds: string[],
): Promise<SubjectRef[]> {
  const kin = await systemKin(work.tx, subjectIds)
  await insertSubjects(work, wallId, [
    ...subjectIds.map((subjectId) => ({ subjectId, throughId: null })),
    ...kin,
  ])
  return selectSubjects(work.tx, [...subjectIds, ...kin.map((one) => one.subjectId)])
}

/** Everything behind a wall. */
export async function systemBehind(work: Work, wallId: string): Promise<SubjectRef[]> {
  const rows = await work.tx
    .selectFrom('wall_subject')
    .select('subject_id')
    .where('wall_id', '=', wallId)
    .execute()
  return selectSubjects(
    work.tx,
    rows.map((row) => row.subject_id),
  )
}
