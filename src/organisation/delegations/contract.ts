import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { After, ById, Id, Instant, page, PageSize } from '#platform/http/fields.ts'
import { Reason } from '../fields.ts'

export const Delegation = z.object({
  id: Id,
  personId: Id,
  personName: z.string(),
  delegateId: Id,
  delegateName: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  reason: z.string(),
  createdById: Id,
  createdAt: Instant,
  endedAt: Instant.nullable(),
  state: z.enum(['coming', 'running', 'over']),
  abilities: z.object({ endDelegation: z.boolean() }),
})
export type Delegation = z.infer<typeof Delegation>

/** Longest time somebody is stood in for by one act, in milliseconds. */
const longest = 366 * 86_400_000

const Period = z
  .strictObject({
    personId: Id,
    delegateId: Id,
    startsAt: Instant,
    endsAt: Instant,
    reason: Reason,
  })
  .superRefine((asked, context) => {
    const length = Date.parse(asked.endsAt) - Date.parse(asked.startsAt)
    const code = length <= 0 ? 'ends_before_it_starts' : length > longest ? 'too_long' : null
    if (code) context.addIssue({ code: 'custom', message: code, path: ['endsAt'] })
  })

export const listDelegationsEndpoint = endpoint({
  name: 'listDelegations',
  method: 'GET',
  path: '/api/delegations',
  right: 'listDelegations',
  summary: '列出代理关系',
  query: z.strictObject({
    personId: Id.optional(),
    delegateId: Id.optional(),
    over: z.enum(['yes', 'no']).default('no'),
    after: After,
    size: PageSize,
  }),
  reply: page(Delegation),
})

export const startDelegationEndpoint = endpoint({
  name: 'startDelegation',
  method: 'POST',
  path: '/api/delegations',
  right: 'startDelegation',
  summary: '指定代理人在一段时间内代办工作',
  body: Period,
  reply: Delegation,
  status: 201,
})

export const endDelegationEndpoint = endpoint({
  name: 'endDelegation',
  method: 'POST',
  path: '/api/delegations/:id/end',
  right: 'endDelegation',
  summary: '提前终止代理',
  params: ById,
  reply: Delegation,
})
