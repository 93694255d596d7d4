import { entrance, permits, personIdOf, type Work } from '#access/index.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { isShutOut } from '#organisation/index.ts'
import { originationPolicy } from '../policy.ts'
import {
  answerOriginationDispute,
  type ClaimSubjectKind,
  decideOriginationDispute,
} from './contract.ts'
import { type DisputeRow, lockDispute } from './disputes-sql.ts'
import { presentOne, sidesOf } from './present.ts'
import { isProtected, sharesAfter } from './rules.ts'
import { expiryNow, lockClaim, setMembers, setShares, sharesOf } from './sql.ts'

type Decision = BodyOf<typeof decideOriginationDispute>

/** The dispute for an act of somebody entitled, while it is open. */
async function openDispute(work: Work, id: string, right: keyof typeof originationPolicy) {
  const row = await lockDispute(work.tx, id)
  if (!row) throw notFound()
  if (!permits(originationPolicy, right, work.actor, sidesOf(row))) throw forbidden()
  if (row.decided_at) throw refused('dispute_decided')
  return row
}

const subjectOf = (row: DisputeRow) => ({
  kind: row.subject_kind as ClaimSubjectKind,
  id: row.subject_id,
})

const answer = entrance(answerOriginationDispute, async (work, { params, body }) => {
  const row = await openDispute(work, params.id, 'answerOriginationDispute')
  if (row.answer !== null) throw refused('dispute_answered')
  const saved = await work.tx
    .updateTable('origination_dispute')
    .set({
      answer: body.answer,
      answered_by: personIdOf(work.actor),
      answered_at: work.now,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await work.publish([
    { type: 'origination.answered', subject: subjectOf(row), object: row.id, data: {} },
  ])
  return presentOne(work, saved)
})

const decide = entrance(decideOriginationDispute, async (work, { params, body }) => {
  const row = await openDispute(work, params.id, 'decideOriginationDispute')
  if (body.outcome !== 'left') await changeClaim(work, row, body)
  const saved = await work.tx
    .updateTable('origination_dispute')
    .set({
      outcome: body.outcome,
      share: body.share === null ? null : String(body.share),
      decision: body.decision,
      decided_by: personIdOf(work.actor),
      decided_at: work.now,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await work.publish([
    {
      type: 'origination.decided',
      subject: subjectOf(row),
      object: row.id,
      data: { outcome: body.outcome, share: body.share },
    },
  ])
  return presentOne(work, saved)
})

/** The claim goes on under its new shares. A claim that lapsed while it was disputed stands again. */
async function changeClaim(work: Work, row: DisputeRow, decision: Decision): Promise<void> {
  const claim = await lockClaim(work.tx, row.claim_id)
  if (!claim || !isProtected(claim.state)) throw refused('claim_over')
  if (await isShutOut(work, row.disputed_by, [claim.subject_id])) throw refused('walled')
  const before = await sharesOf(work.tx, claim.id)
  const after = sharesAfter(
    before.filter((one) => one.personId !== row.disputed_by),
    decision,
    row.disputed_by,
  )
  await setShares(work.tx, claim.id, after)
  await work.tx
    .updateTable('origination_claim')
    .set({ state: 'awarded', expires_at: claim.expires_at && (await expiryNow(work)) })
    .where('id', '=', claim.id)
    .execute()
  await setMembers(
    work,
    claim.subject_id,
    after.map((one) => one.personId),
  )
}

export const entrances = [answer, decide]
