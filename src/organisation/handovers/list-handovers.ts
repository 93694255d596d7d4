import { abilitiesOf, type Input, type Work } from '#access/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Handover, listHandoversEndpoint } from './contract.ts'
import { handoverPolicy } from './policy.ts'
import { type HandoverRow, selectBox } from './sql.ts'

/** What is offered to me and to those I stand in for, or by us; or all about one subject. */
export async function listHandovers(work: Work, { query }: Input<typeof listHandoversEndpoint>) {
  if (work.actor.kind !== 'person') throw forbidden()
  const people = [work.actor.personId, ...work.actor.standsInFor]
  const { box: side, subjectId, status, after, size } = query
  const rows = await selectBox(work.tx, { side, people, subjectId, status, after, size })
  const { items, next } = pageOf(rows, size, (row) => [row.offeredAt, row.id])
  return { items: items.map((row) => presentHandover(row, work)), next }
}

/** A hand-over on the wire. */
export function presentHandover(row: HandoverRow, work: Work): Handover {
  const thing = { ...row, managerIds: [], departmentId: null }
  const may = abilitiesOf(handoverPolicy, work.actor, thing)
  const open = row.status === 'offered'
  return {
    ...row,
    offeredAt: row.offeredAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    abilities: {
      acceptHandover: may.acceptHandover && open,
      returnHandover: may.returnHandover && open,
      withdrawHandover: may.withdrawHandover && open,
    },
  }
}
