import type { Input, Work } from '#access/index.ts'
import { pageOf } from '#platform/http/page.ts'
import type { listOpportunitiesEndpoint, readOpportunityEndpoint } from './contract.ts'
import { presentOpportunities, showOpportunity } from './show-opportunity.ts'
import { selectOpportunities } from './sql.ts'

/** Opportunities, the latest noticed first. */
export async function listOpportunities(
  work: Work,
  { query }: Input<typeof listOpportunitiesEndpoint>,
) {
  const rows = await selectOpportunities(work, query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.noticedAt, row.id])
  return { items: await presentOpportunities(work, items), next }
}

/** One opportunity. */
export async function readOpportunity(
  work: Work,
  { params }: Input<typeof readOpportunityEndpoint>,
) {
  return showOpportunity(work, params.id)
}
