import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { ById, Id, Instant, Named } from '#platform/http/fields.ts'

/** Once that the client said how content they are, or what they think. */
export const Contentment = z.object({
  id: Id,
  /** Where it was said. */
  from: z.enum(['talk', 'return_visit', 'feedback']),
  at: Instant,
  /** Null where it was about the client as a whole. */
  engagement: z.object({ id: Id, title: z.string() }).nullable(),
  /** From 1, very unsatisfied, to 5. */
  satisfaction: z.number().int().nullable(),
  /** Would recommend the firm: from 0 to 10. */
  nps: z.number().int().nullable(),
  /** What kind of feedback it was. */
  kind: z.string().nullable(),
})
export type Contentment = z.infer<typeof Contentment>

export const readClientSatisfactionEndpoint = endpoint({
  name: 'readClientSatisfaction',
  method: 'GET',
  path: '/api/clients/:id/satisfaction',
  right: 'readRelationship',
  summary: '客户历次满意度：定期沟通、回访与反馈，只含查看者可见的',
  params: ById,
  /** The latest 60, in the order of time. */
  reply: z.object({ items: z.array(Contentment) }),
})

export const Acquaintance = z.object({
  person: Named,
  departmentName: z.string().nullable(),
  departmentNameEn: z.string().nullable(),
  /** Contacts within three years, of those the viewer sees. */
  contacts: z.number().int(),
  lastAt: Instant,
  /** Contacts, each counted less the older it is: half after half a year. */
  strength: z.number(),
})
export type Acquaintance = z.infer<typeof Acquaintance>

export const listAcquaintancesEndpoint = endpoint({
  name: 'listAcquaintances',
  method: 'GET',
  path: '/api/clients/:id/acquaintances',
  right: 'readRelationship',
  summary: '本所与客户有过往来的人，往来最密的在前，只计查看者可见的往来',
  params: ById,
  /** At most 30, the strongest first. */
  reply: z.object({ items: z.array(Acquaintance) }),
})
