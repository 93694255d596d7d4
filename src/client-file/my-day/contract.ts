import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Day, Id } from '#platform/http/fields.ts'

/** Promises one request asks about. */
export const mattersAtOnce = 100

/** What a promise is about in somebody's own words, and how to reach whom it is owed to. */
export const Matter = z.object({
  commitmentId: Id,
  /** The need, the question, the feedback …, cut after a line or two. */
  line: z.string().nullable(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
})
export type Matter = z.infer<typeof Matter>

export const readMattersEndpoint = endpoint({
  name: 'readMatters',
  method: 'GET',
  path: '/api/my-day/matters',
  right: 'readMyDay',
  summary: '承诺所涉的事：需求、提问、反馈等原话，以及联系人与电话',
  query: z.strictObject({
    /** Ids of commitments, separated by commas. */
    ids: z
      .string()
      .max(mattersAtOnce * 37)
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(Id).min(1).max(mattersAtOnce)),
  }),
  reply: z.object({ items: z.array(Matter) }),
})

export const readKeptEndpoint = endpoint({
  name: 'readKept',
  method: 'GET',
  path: '/api/my-day/kept',
  right: 'readMyDay',
  summary: '我最近30天守住了多少承诺，按天',
  reply: z.object({
    /** Of those that fell due or were kept in these days. */
    kept: z.int(),
    late: z.int(),
    /** Days on which something was kept or fell due unkept, the oldest first. */
    days: z.array(z.object({ on: Day, kept: z.int(), late: z.int() })),
  }),
})

export const countDecisionsEndpoint = endpoint({
  name: 'countDecisions',
  method: 'GET',
  path: '/api/my-day/decisions',
  right: 'readMyDay',
  summary: '等我决定的共有几件：交接、升级、待批准与待作出的结论',
  /** Of each kind a thousand at most. */
  reply: z.object({ count: z.int() }),
})
