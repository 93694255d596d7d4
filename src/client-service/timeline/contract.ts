import { z } from 'zod'
import { subjectKinds } from '#access/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { ById, Id, Instant, Named, page, PageQuery } from '#platform/http/fields.ts'

/** A line of what happened, from the event log. */
export const Happening = z.object({
  id: z.number().int(),
  at: Instant,
  type: z.string(),
  actorKind: z.enum(['person', 'system', 'public']),
  actor: Named.nullable(),
  subject: z.object({ kind: z.enum(subjectKinds), id: Id }),
  objectId: Id.nullable(),
  clause: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type Happening = z.infer<typeof Happening>

function timeline<Name extends string>(name: Name, path: string, summary: string) {
  return endpoint({
    name,
    method: 'GET',
    path: `/api/${path}/:id/timeline`,
    right: 'readTimeline',
    summary,
    params: ById,
    query: PageQuery,
    reply: page(Happening),
  })
}

export const clientTimelineEndpoint = timeline(
  'readClientTimeline',
  'clients',
  '客户及其委托的往来记录，最新在前',
)
export const engagementTimelineEndpoint = timeline(
  'readEngagementTimeline',
  'engagements',
  '委托的往来记录，最新在前',
)
export const leadTimelineEndpoint = timeline(
  'readLeadTimeline',
  'leads',
  '潜在客户的往来记录，最新在前',
)
