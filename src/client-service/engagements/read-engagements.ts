import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { customFilter, customValuesOf } from '#forms/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Engagement, listEngagementsEndpoint, readEngagementEndpoint } from './contract.ts'
import { presentEngagement, presentSummary } from './present-engagement.ts'
import { selectEngagements } from './sql.ts'

/** What a list of engagements is asked for; the export asks the same. */
export type EngagementsWanted = Omit<QueryOf<typeof listEngagementsEndpoint>, 'after' | 'limit'>

/** A page of the engagements the actor sees. */
export async function engagementPage(
  work: Work,
  wanted: EngagementsWanted,
  after: string | undefined,
  limit: number,
) {
  const { where, fields, ...filters } = wanted
  const { tx } = work
  const among = await customFilter(tx, 'engagement', where)
  const rows = await selectEngagements(tx, work.actor, { ...filters, among, after, limit })
  const { items, next } = pageOf(rows, limit, (row) => [
    wanted.sort === 'due' ? (row.nextDueAt ?? 'infinity') : row.openedAt,
    row.id,
  ])
  const ids = items.map((row) => row.id)
  const custom = await customValuesOf(tx, 'engagement', ids, fields)
  const summaries = items.map((row) => ({
    ...presentSummary(row),
    ...(fields ? { custom: custom.get(row.id) ?? {} } : {}),
  }))
  return { items: summaries, next }
}

export const listEngagements = (
  work: Work,
  { query: { after, limit, ...wanted } }: Input<typeof listEngagementsEndpoint>,
) => engagementPage(work, wanted, after, limit)

export async function readEngagement(
  work: Work,
  { params }: Input<typeof readEngagementEndpoint>,
): Promise<Engagement> {
  return presentEngagement(work, params.id)
}
