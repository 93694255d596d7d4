import { asSystem, permits, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { dispositionsOf } from './conclusion.ts'
import { considerFindings } from './considered.ts'
import type { disposeFinding as disposeFindingEndpoint } from './contract.ts'
import { checkPolicy } from './policy.ts'
import { presentCheck } from './present.ts'
import { seeCheckToWorkOn } from './see.ts'

/** Says what a finding is worth, with a reason; a later word on the same finding counts instead. */
export async function disposeFinding(
  work: Work,
  { params, body }: Input<typeof disposeFindingEndpoint>,
) {
  const finding = await work.tx
    .selectFrom('conflict_finding')
    .select(['check_id', 'key'])
    .where('id', '=', params.id)
    .executeTakeFirst()
  if (!finding) throw notFound()
  const check = await seeCheckToWorkOn(work, finding.check_id)
  const all = await asSystem(work, (tx) => considerFindings(tx, check.id, check.subject_id))
  const one = all.find((considered) => considered.id === params.id)
  if (!one) throw notFound()
  // What one does not see one does not judge.
  const seen = await work.tx
    .selectFrom('conflict_evidence')
    .select('finding_id')
    .where('finding_id', '=', params.id)
    .executeTakeFirst()
  if (!seen) throw forbidden()
  if (body.kind !== 'taken_back' && !dispositionsOf(one).includes(body.kind)) {
    throw refused('disposition_not_allowed')
  }
  if (body.kind === 'accepted' && !permits(checkPolicy, 'acceptEscalated', work.actor, undefined)) {
    throw forbidden()
  }
  await work.tx
    .insertInto('conflict_disposition')
    .values({
      id: uuidv7(work.now.getTime()),
      finding_id: params.id,
      subject_id: check.subject_id,
      key: finding.key,
      kind: body.kind,
      reason: body.reason,
      by_id: personIdOf(work.actor) as string,
      at: work.now,
    })
    .execute()
  await work.publish([
    {
      type: 'conflict_finding.disposed',
      subject: check.affair,
      object: check.id,
      data: { kind: body.kind, class: one.class },
    },
  ])
  return presentCheck(work, check.id)
}
