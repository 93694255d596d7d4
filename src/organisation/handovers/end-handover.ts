import { asSystem, type Input, permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import type { Handover, returnHandoverEndpoint, withdrawHandoverEndpoint } from './contract.ts'
import { presentHandover } from './list-handovers.ts'
import { handoverPolicy } from './policy.ts'
import { publishHandover } from './publish-handover.ts'
import { decideEnding } from './rules.ts'
import {
  answerHandover,
  type HandoverRow,
  lockHandover,
  lockSubject,
  selectMembers,
} from './sql.ts'

/** Sends back what was offered, and says why. */
export async function returnHandover(
  work: Work,
  { params, body }: Input<typeof returnHandoverEndpoint>,
): Promise<Handover> {
  const handover = await see(work, params.id)
  const thing = { ...handover, managerIds: [], departmentId: null }
  if (!permits(handoverPolicy, 'returnHandover', work.actor, thing)) throw forbidden()
  return end(work, handover, 'returned', body.reason)
}

/** Takes an offer back before it is answered. */
export async function withdrawHandover(
  work: Work,
  { params }: Input<typeof withdrawHandoverEndpoint>,
): Promise<Handover> {
  const handover = await see(work, params.id)
  const subject = await lockSubject(work.tx, handover.subjectId)
  const members = subject ? await selectMembers(work.tx, subject.id) : []
  const managerIds = members.filter((one) => one.part === 'manager').map((one) => one.personId)
  const thing = { ...handover, managerIds, departmentId: subject?.departmentId ?? null }
  if (!permits(handoverPolicy, 'withdrawHandover', work.actor, thing)) throw forbidden()
  return end(work, handover, 'withdrawn', null)
}

async function see(work: Work, id: string): Promise<HandoverRow> {
  const handover = await lockHandover(work.tx, id)
  if (!handover) throw notFound()
  return handover
}

async function end(
  work: Work,
  handover: HandoverRow,
  status: 'returned' | 'withdrawn',
  reason: string | null,
): Promise<Handover> {
  const refusal = decideEnding(handover.status)
  if (refusal) throw refused(refusal)
  await asSystem(work, () => answerHandover(work, handover.id, status, reason))
  const answered = { ...handover, status, answeredAt: work.now, answerReason: reason }
  await publishHandover(work, answered, status, reason ? { reason } : {})
  return presentHandover(answered, work)
}
