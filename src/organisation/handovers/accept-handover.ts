import { asSystem, type Input, permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { countShutOut } from '../walls.ts'
import type { acceptHandoverEndpoint, Handover } from './contract.ts'
import { presentHandover } from './list-handovers.ts'
import { handoverPolicy } from './policy.ts'
import { publishHandover } from './publish-handover.ts'
import { decideAcceptance } from './rules.ts'
import {
  answerHandover,
  type HandoverRow,
  lockHandover,
  lockSubject,
  selectMembers,
  selectReceiver,
  systemEngagementsLeaningOn,
  systemMovePart,
} from './sql.ts'

/** Takes over what was offered: from now on the receiver has the part. */
export async function acceptHandover(
  work: Work,
  { params }: Input<typeof acceptHandoverEndpoint>,
): Promise<Handover> {
  const handover = await lockHandover(work.tx, params.id)
  if (!handover) throw notFound()
  const thing = { ...handover, managerIds: [], departmentId: null }
  if (!permits(handoverPolicy, 'acceptHandover', work.actor, thing)) throw forbidden()
  await asSystem(work, () => take(work, handover))
  const answered = { ...handover, status: 'accepted' as const, answeredAt: work.now }
  await publishHandover(work, answered, 'accepted')
  await asSystem(work, () => passOnBelow(work, handover))
  return presentHandover(answered, work)
}

async function take(work: Work, handover: HandoverRow): Promise<void> {
  const { id, subjectId, part, fromId, toId } = handover
  const subject = await lockSubject(work.tx, subjectId)
  if (!subject) throw notFound()
  const members = await selectMembers(work.tx, subjectId)
  const receiver = await selectReceiver(work.tx, toId)
  const refusal = decideAcceptance({
    status: handover.status,
    giverHolds: members.some((one) => one.personId === fromId && one.part === part),
    receiverShutOut: receiver ? (await countShutOut(work, receiver, [subjectId])) > 0 : true,
  })
  if (refusal) throw refused(refusal)
  await systemMovePart(work, { subjectId, parentId: subject.parentId, part, fromId, toId })
  await answerHandover(work, id, 'accepted')
}

/**
 * A client's specialist or manager stands for those engagements too that name none of their own: what
 * is owed there passes along. With the sight of the system: a wall must not leave a promise behind.
 */
async function passOnBelow(work: Work, handover: HandoverRow): Promise<void> {
  const { subjectId, part, fromId: from_id, toId: to_id } = handover
  const engagements = await systemEngagementsLeaningOn(work.tx, subjectId, part)
  await work.publish(
    engagements.map((id) => ({
      type: 'member.replaced',
      subject: { kind: 'engagement', id },
      data: { part, from_id, to_id },
    })),
  )
}
