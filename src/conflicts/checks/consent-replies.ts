import { sql } from 'kysely'
import { asSystem, type LaterHandler, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { dayOf } from '#organisation/index.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { askAgain, checkSomeAgain } from './again.ts'
import { answersTo, conclude } from './conclusion.ts'
import { considerFindings, lastOutcome } from './considered.ts'
import type { recordConsent as recordConsentEndpoint } from './contract.ts'
import type { ConsentOutcome } from './fields.ts'
import { presentCheck } from './present.ts'
import { seeWhereConsentCounts, type WhereConsentCounts } from './see.ts'
import { lockConflicts, whatCameOf } from './sql.ts'
import { raiseWalls } from './walls.ts'

/**
 * Writes down what a client answered; the latest answer counts. When the last one has signed, the walls rise by
 * themselves. They stay when somebody withdraws: what was told under them is still secret.
 */
export async function recordConsent(
  work: Work,
  { params, body }: Input<typeof recordConsentEndpoint>,
) {
  const consent = await work.tx
    .selectFrom('conflict_consent')
    .select(['id', 'subject_id', 'check_id', 'of'])
    .where('id', '=', params.id)
    .executeTakeFirst()
  if (!consent) throw notFound()
  // Asked on this check or on one before it: the affair is checked again while its clients think it over.
  const where = await seeWhereConsentCounts(work, consent.subject_id)
  await expectAnswer(work, consent.id, body.outcome, where)
  if (body.signedOn && body.signedOn > dayOf(work.now))
    throw badInput([{ path: 'signedOn', code: 'in_future' }])
  if (body.fileId) await expectFileOf(work, body.fileId, [consent.subject_id, where.affair.id])
  await work.tx
    .insertInto('conflict_consent_reply')
    .values({
      id: uuidv7(work.now.getTime()),
      consent_id: consent.id,
      subject_id: consent.subject_id,
      outcome: body.outcome,
      signed_on: body.signedOn,
      signed_by: body.signedBy,
      file_id: body.fileId,
      note: body.note,
      recorded_by: personIdOf(work.actor) as string,
      recorded_at: work.now,
    })
    .execute()
  const { affair, check } = where
  await work.publish([
    {
      type: 'conflict_consent.replied',
      subject: affair,
      object: check?.id ?? consent.check_id,
      data: { outcome: body.outcome, of: consent.of },
    },
  ])
  // Whoever accepts at the same moment either sees that it is withdrawn, or is found to have accepted.
  if (body.outcome === 'withdrawn')
    work.lastly(() => asSystem(work, async (tx) => void (await lockConflicts(tx))))
  if (check && where.working && body.outcome === 'signed') {
    const considered = await asSystem(work, (tx) => considerFindings(tx, check.id, affair.id))
    const { open } = conclude(considered)
    if (!open.some((one) => one.why === 'consent_missing' || one.why === 'consent_refused'))
      await raiseWalls(work, check, considered)
  }
  return presentCheck(work, check?.id ?? consent.check_id)
}

async function expectAnswer(
  { tx }: Work,
  consentId: string,
  outcome: ConsentOutcome,
  { working }: WhereConsentCounts,
): Promise<void> {
  const row = await tx
    .selectNoFrom(lastOutcome(sql.val(consentId)).as('outcome'))
    .executeTakeFirstOrThrow()
  if (answersTo(row.outcome, working).includes(outcome)) return
  if (outcome === 'withdrawn') throw refused('consent_not_given')
  throw refused(
    answersTo(row.outcome, true).includes(outcome) ? 'check_decided' : 'consent_replied',
  )
}

async function expectFileOf(work: Work, fileId: string, subjectIds: string[]): Promise<void> {
  const file = await work.tx
    .selectFrom('stored_file')
    .select('id')
    .where('id', '=', fileId)
    .where('subject_id', 'in', subjectIds)
    .executeTakeFirst()
  if (!file) throw badInput([{ path: 'fileId', code: 'not_found' }])
}

/**
 * A client took a consent back: what was decided on it is checked and decided again, before acceptance and after it. Where
 * the enquiry was accepted meanwhile, what came of it is.
 */
export const followWithdrawals: LaterHandler = {
  consumer: 'conflicts.withdrawals',
  types: ['conflict_consent.replied'],
  wants: (events) => events.filter(({ data }) => data.outcome === 'withdrawn'),
  handle: async (work, { subject }) => {
    await askAgain(work, 'consent_withdrawn', [
      (await whatCameOf(work.tx, subject.id)) ?? subject.id,
    ])
    await checkSomeAgain(work)
  },
}
