import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { CalendarYearFile } from '../calendar/index.ts'
import { Id, Instant } from '#platform/http/fields.ts'

export const LoadedYear = z.object({
  year: z.number().int(),
  source: z.string(),
  days: z.record(z.string(), z.enum(['holiday', 'workday'])),
  loadedAt: Instant,
  loadedById: Id.nullable(),
  loadedByName: z.string().nullable(),
})
export type LoadedYear = z.infer<typeof LoadedYear>

export const listCalendarYearsEndpoint = endpoint({
  name: 'listCalendarYears',
  method: 'GET',
  path: '/api/calendar-years',
  right: 'listCalendarYears',
  summary: '列出已载入的节假日年表',
  reply: z.object({
    items: z.array(LoadedYear),
    abilities: z.object({ loadCalendarYear: z.boolean() }),
  }),
})

export const loadCalendarYearEndpoint = endpoint({
  name: 'loadCalendarYear',
  method: 'POST',
  path: '/api/calendar-years',
  right: 'loadCalendarYear',
  summary: '载入或替换一年的节假日与调休上班日',
  body: CalendarYearFile,
  reply: LoadedYear,
  status: 201,
})
