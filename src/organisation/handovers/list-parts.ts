import { type Input, permits, type Work } from '#access/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { type listHandoverPartsEndpoint, type Part, parts } from './contract.ts'
import { handoverPolicy } from './policy.ts'
import { findSubject, selectHolders, selectOffers } from './sql.ts'

/** What of a subject the actor may hand over, and whose it is. */
export async function listHandoverParts(
  work: Work,
  { query }: Input<typeof listHandoverPartsEndpoint>,
) {
  const subject = await findSubject(work.tx, query.subjectId)
  if (!subject) throw notFound()
  const holders = await selectHolders(work.tx, subject.id)
  const offers = await selectOffers(work.tx, subject.id)
  const managerIds = holders.filter((one) => one.part === 'manager').map((one) => one.id)
  const { departmentId } = subject
  const mine = holders.filter(
    ({ part, id: fromId }) =>
      (parts as readonly string[]).includes(part) &&
      permits(handoverPolicy, 'offerHandover', work.actor, {
        fromId,
        toId: '',
        managerIds,
        departmentId,
      }),
  )
  return {
    items: mine.map(({ part, id, name }) => {
      const offer = offers.find((one) => one.part === part)
      return {
        part: part as Part,
        holder: { id, name },
        offeredTo: offer ? { id: offer.toId, name: offer.toName } : null,
      }
    }),
  }
}
