import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'

// The timeline is served above this area, by client service: it is read here by its address.

export interface Happening {
  id: number
  at: string
  type: string
  actorKind: 'person' | 'system' | 'public'
  actor: { id: string; name: string } | null
  clause: string | null
  data: Record<string, unknown>
}

export const leadTimeline = endpoint({
  name: 'readLeadTimeline',
  method: 'GET',
  path: '/api/leads/:id/timeline',
  right: 'readTimeline',
  summary: '潜在客户的往来记录，最新在前',
  params: z.object({ id: z.string() }),
  query: z.object({ after: z.string().optional() }),
  reply: z.custom<{ items: Happening[]; next: string | null }>(),
})
