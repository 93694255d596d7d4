import { asSystem, type Input, permits, personIdOf, type Work } from '#access/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { shutOutPairs } from '../walls.ts'
import type { offerHandoversEndpoint } from './contract.ts'
import { handoverPolicy } from './policy.ts'
import { decideOffer, type HandoverRefusal, type OfferFacts } from './rules.ts'
import {
  insertHandovers,
  lockSubjects,
  type NewHandover,
  openOffersAmong,
  selectMembersOf,
  selectReceiver,
  type SubjectOfWork,
} from './sql.ts'

/** One part of many subjects offered to a colleague; those it cannot be done with are named with the reason. */
export async function offerHandovers(work: Work, { body }: Input<typeof offerHandoversEndpoint>) {
  const actorId = personIdOf(work.actor)
  if (!actorId) throw forbidden()
  const { part, toId, note } = body
  const ids = [...new Set(body.subjectIds)]
  const subjects = new Map((await lockSubjects(work.tx, ids)).map((one) => [one.id, one]))
  const seen = [...subjects.keys()]
  const members = await selectMembersOf(work.tx, seen)
  const receiver = await selectReceiver(work.tx, toId)
  const shutOut = await shutOutPairs(work, [toId], seen)
  const open = await openOffersAmong(work.tx, seen, part)
  const offers: NewHandover[] = []
  const refused: { id: string; code: HandoverRefusal | 'not_found' | 'forbidden' }[] = []
  for (const id of ids) {
    const subject = subjects.get(id)
    const havingPart = (wanted: string) =>
      members
        .filter((one) => one.subjectId === id && one.part === wanted)
        .map((one) => one.personId)
    const holders = havingPart(part)
    // One's own part, or that of the only one who has it.
    const fromId = holders.includes(actorId) ? actorId : (holders[0] ?? actorId)
    const code = subject
      ? reasonAgainst(work, subject, havingPart('manager'), {
          fromId,
          toId,
          holders,
          receiver: (receiver?.status ?? 'missing') as OfferFacts['receiver'],
          receiverShutOut: shutOut.has(`${toId} ${id}`),
          openAlready: open.has(id),
        })
      : 'not_found'
    if (subject && code === null) offers.push({ subject, part, fromId, toId, note })
    else refused.push({ id, code: code ?? 'not_found' })
  }
  await offerAll(work, offers)
  return { done: offers.map((one) => one.subject.id), refused }
}

function reasonAgainst(
  work: Work,
  { departmentId }: SubjectOfWork,
  managerIds: string[],
  facts: OfferFacts,
): HandoverRefusal | 'forbidden' | null {
  const { fromId, toId } = facts
  const thing = { fromId, toId, managerIds, departmentId }
  return permits(handoverPolicy, 'offerHandover', work.actor, thing)
    ? decideOffer(facts)
    : 'forbidden'
}

async function offerAll(work: Work, offers: NewHandover[]): Promise<void> {
  const made = await insertHandovers(work, offers)
  await asSystem(work, () =>
    work.publish(
      made.map(({ id, subject, part, fromId, toId }) => ({
        type: 'handover.offered',
        subject: { kind: subject.kind, id: subject.id },
        object: id,
        data: { part, from_id: fromId, to_id: toId },
      })),
    ),
  )
}
