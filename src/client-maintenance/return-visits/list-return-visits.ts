import type { Input, Work } from '#access/index.ts'
import { pageOf } from '#platform/http/page.ts'
import type { listReturnVisitsEndpoint } from './contract.ts'
import { presentReturnVisit } from './present.ts'
import { selectReturnVisits } from './sql.ts'

/** Return visits, the latest first. */
export async function listReturnVisits(
  work: Work,
  { query }: Input<typeof listReturnVisitsEndpoint>,
) {
  const rows = await selectReturnVisits(work, query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.at, row.id])
  return { items: items.map(presentReturnVisit), next }
}
