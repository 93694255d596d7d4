import type { Input, Work } from '#access/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { pageOf } from '#platform/http/page.ts'
import type { listOpportunitiesEndpoint, readOpportunityEndpoint } from './contract.ts'
import { presentOpportunities, showOpportunity } from './show-opportunity.ts'
import { selectOpportunities } from './sql.ts'

/** What a list of opportunities is asked for; the export asks the same. */
export type OpportunitiesWanted = Omit<QueryOf<typeof listOpportunitiesEndpoint>, 'after' | 'limit'>

/** A page of opportunities, the latest noticed first. */
export async function opportunityPage(
  work: Work,
  wanted: OpportunitiesWanted,
  after: string | undefined,
  limit: number,
) {
  const rows = await selectOpportunities(work, { ...wanted, after, limit })
  const { items, next } = pageOf(rows, limit, (row) => [row.noticedAt, row.id])
  return { items: await presentOpportunities(work, items), next }
}

export const listOpportunities = (
  work: Work,
  { query: { after, limit, ...wanted } }: Input<typeof listOpportunitiesEndpoint>,
) => opportunityPage(work, wanted, after, limit)

/** One opportunity. */
export async function readOpportunity(
  work: Work,
  { params }: Input<typeof readOpportunityEndpoint>,
) {
  return showOpportunity(work, params.id)
}
