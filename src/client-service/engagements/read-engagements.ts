import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { customFilter, customValuesOf } from '#forms/index.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Engagement, listEngagementsEndpoint, readEngagementEndpoint } from './contract.ts'
import { presentEngagement, presentSummary } from './present-engagement.ts'
import { selectEngagements } from './sql.ts'

/** A page of the engagements the actor sees, newest first. */
export async function listEngagements(
  work: Work,
  { query }: Input<typeof listEngagementsEndpoint>,
) {
  const { tx } = work
  const among = await customFilter(tx, 'engagement', query.where)
  const rows = await selectEngagements(tx, work.actor, { ...query, among })
  const { items, next } = pageOf(rows, query.limit, (row) => [row.openedAt, row.id])
  const ids = items.map((row) => row.id)
  const custom = await customValuesOf(tx, 'engagement', ids, query.fields)
  const summaries = items.map((row) => ({
    ...presentSummary(row),
    ...(query.fields ? { custom: custom.get(row.id) ?? {} } : {}),
  }))
  return { items: summaries, next }
}

export async function readEngagement(
  work: Work,
  { params }: Input<typeof readEngagementEndpoint>,
): Promise<Engagement> {
  return presentEngagement(work, params.id)
}
