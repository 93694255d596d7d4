import { type Work } from '#access/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import type { CheckedSubject } from './run-check.ts'
import { lockChecks, whatCameOf } from './sql.ts'

/** A check the actor sees. */
export async function seeCheck({ tx }: Work, id: string) {
  const check = await tx
    .selectFrom('conflict_check')
    .innerJoin('subject', 'subject.id', 'conflict_check.subject_id')
    .leftJoin('engagement', 'engagement.id', 'conflict_check.subject_id')
    .selectAll('conflict_check')
    .select(['subject.kind as subject_kind', 'engagement.stage'])
    .where('conflict_check.id', '=', id)
    .executeTakeFirst()
  if (!check) throw notFound()
  return { ...check, affair: affairOf(check.subject_kind, check.subject_id) }
}
export type SeenCheck = Awaited<ReturnType<typeof seeCheck>>

/** The check that counts of its affair, not yet decided: held until the transaction ends. */
export async function seeCheckToWorkOn(work: Work, id: string): Promise<SeenCheck> {
  const check = await seeCheck(work, id)
  // Before the desk: a check under way holds its affair first and the desk afterwards.
  await lockChecks(work.tx, [check.subject_id])
  const desk = await work.tx
    .selectFrom('conflict_desk')
    .select(['check_id', 'state'])
    .where('subject_id', '=', check.subject_id)
    .forUpdate()
    .executeTakeFirst()
  if (desk?.check_id !== id) throw refused('check_superseded')
  if (desk.state === 'decided') throw refused('check_decided')
  return check
}

export interface WhereConsentCounts {
  affair: CheckedSubject
  /** The check of it that counts; null: it rests on that of the lead it came of. */
  check: SeenCheck | null
  /** The check waits for a decision. */
  working: boolean
}

/** The affair for which a consent counts now, held as above: that it was asked for, or what came of that lead. */
export async function seeWhereConsentCounts(
  work: Work,
  subjectId: string,
): Promise<WhereConsentCounts> {
  const affair = await seeAffair(work, (await whatCameOf(work.tx, subjectId)) ?? subjectId)
  await lockChecks(work.tx, [affair.id])
  const desk = await work.tx
    .selectFrom('conflict_desk')
    .select(['check_id', 'state'])
    .where('subject_id', '=', affair.id)
    .forUpdate()
    .executeTakeFirst()
  return {
    affair,
    check: desk?.check_id ? await seeCheck(work, desk.check_id) : null,
    working: desk?.state === 'waiting',
  }
}

/** An affair the actor sees that checks are made of. */
export async function seeAffair({ tx }: Work, id: string): Promise<CheckedSubject> {
  const subject = await tx
    .selectFrom('subject')
    .select('kind')
    .where('id', '=', id)
    .where('kind', 'in', ['lead', 'engagement'])
    .executeTakeFirst()
  if (!subject) throw notFound()
  return affairOf(subject.kind, id)
}

const affairOf = (kind: string, id: string): CheckedSubject => ({
  kind: kind as CheckedSubject['kind'],
  id,
})
