import { type Input, permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { countShutOut } from '../walls.ts'
import type { Handover, offerHandoverEndpoint } from './contract.ts'
import { presentHandover } from './list-handovers.ts'
import { handoverPolicy } from './policy.ts'
import { publishHandover } from './publish-handover.ts'
import { decideOffer, type OfferFacts } from './rules.ts'
import {
  type HandoverRow,
  insertHandover,
  lockSubject,
  openOffer,
  selectHandover,
  selectMembers,
  selectReceiver,
} from './sql.ts'

/** Offers a part to a colleague; until it is accepted the giver keeps it. */
export async function offerHandover(
  work: Work,
  { body }: Input<typeof offerHandoverEndpoint>,
): Promise<Handover> {
  if (work.actor.kind !== 'person') throw forbidden()
  const subject = await lockSubject(work.tx, body.subjectId)
  if (!subject) throw notFound()
  const { part, toId, note, fromId = work.actor.personId } = body
  const members = await selectMembers(work.tx, subject.id)
  const havingPart = (wanted: string) =>
    members.filter((one) => one.part === wanted).map((one) => one.personId)
  const { departmentId } = subject
  const thing = { fromId, toId, managerIds: havingPart('manager'), departmentId }
  if (!permits(handoverPolicy, 'offerHandover', work.actor, thing)) throw forbidden()
  const receiver = await selectReceiver(work.tx, toId)
  const refusal = decideOffer({
    fromId,
    toId,
    holders: havingPart(part),
    receiver: (receiver?.status ?? 'missing') as OfferFacts['receiver'],
    receiverShutOut: receiver ? (await countShutOut(work, receiver, [subject.id])) > 0 : false,
    openAlready: await openOffer(work.tx, subject.id, part),
  })
  if (refusal) throw refused(refusal)
  const id = await insertHandover(work, { subject, part, fromId, toId, note })
  const handover = (await selectHandover(work.tx, id)) as HandoverRow
  await publishHandover(work, handover, 'offered')
  return presentHandover(handover, work)
}
