import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'

const Count = z.int().nonnegative()

export const readNameFiling = endpoint({
  name: 'readNameFiling',
  method: 'GET',
  path: '/api/name-filing',
  right: 'readNameFiling',
  summary: '登记册的名称按现行检索规则重新编排到哪里了',
  reply: z.object({
    /** While names wait the search may miss some; null: none waits. */
    underWay: z.object({ done: Count, total: Count }).nullable(),
  }),
})
