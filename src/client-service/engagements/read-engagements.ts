import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Engagement, listEngagementsEndpoint, readEngagementEndpoint } from './contract.ts'
import { presentEngagement, presentSummary } from './present-engagement.ts'
import { selectEngagements } from './sql.ts'

/** A page of the engagements the actor sees, newest first. */
export async function listEngagements(
  work: Work,
  { query }: Input<typeof listEngagementsEndpoint>,
) {
  const rows = await selectEngagements(work.tx, work.actor, query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.openedAt, row.id])
  return { items: items.map(presentSummary), next }
}

export async function readEngagement(
  work: Work,
  { params }: Input<typeof readEngagementEndpoint>,
): Promise<Engagement> {
  return presentEngagement(work, params.id)
}
