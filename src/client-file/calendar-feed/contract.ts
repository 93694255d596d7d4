import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Instant } from '#platform/http/fields.ts'

/** The address itself is shown once, when it is made. */
export const CalendarFeed = z.object({ madeAt: Instant, readAt: Instant.nullable() })

export const readCalendarFeedEndpoint = endpoint({
  name: 'readCalendarFeed',
  method: 'GET',
  path: '/api/calendar-feed',
  right: 'keepCalendarFeed',
  summary: '我的日历订阅是否启用、何时被读取',
  reply: z.object({
    feed: CalendarFeed.nullable(),
    /** Whether the firm lets names of clients stand in it. */
    namesClients: z.boolean(),
  }),
})

export const makeCalendarFeedEndpoint = endpoint({
  name: 'makeCalendarFeed',
  method: 'POST',
  path: '/api/calendar-feed',
  right: 'keepCalendarFeed',
  summary: '生成日历订阅地址；只显示这一次，原地址随即失效',
  secret: true,
  perMinute: 30,
  reply: z.object({ feed: CalendarFeed, address: z.string() }),
  status: 201,
})

export const revokeCalendarFeedEndpoint = endpoint({
  name: 'revokeCalendarFeed',
  method: 'DELETE',
  path: '/api/calendar-feed',
  right: 'keepCalendarFeed',
  summary: '停用日历订阅',
  reply: z.undefined(),
  status: 204,
})
