import { z } from 'zod'
import { subjectKinds } from '#access/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { Day, Id, Instant, Named, Version, NamedInBoth } from '#platform/http/fields.ts'
import { Count, FirstDay, Said } from '../fields.ts'

const Tally = z.object({ kept: Count, missed: Count })
const Subject = z.object({ kind: z.enum(subjectKinds), id: Id, name: z.string().nullable() })

/** What waits for the reader's word, with what is needed to say it on the spot. */
export const WeekDecision = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('handover'),
    id: Id,
    subject: Subject,
    part: z.string(),
    from: Named,
    note: z.string(),
    since: Instant,
  }),
  /** Something the reader owes and keeps by deciding it. */
  z.object({
    kind: z.literal('promise'),
    id: Id,
    subject: Subject,
    title: Said,
    since: Instant,
  }),
  z.object({
    kind: z.literal('introduction'),
    /** What was read is what is approved. */
    version: Version,
    id: Id,
    title: z.string(),
    body: z.string(),
    by: z.string().nullable(),
    since: Instant,
  }),
  z.object({
    kind: z.literal('charter'),
    number: z.int(),
    changes: Count,
    by: z.string().nullable(),
    since: Instant,
  }),
  z.object({
    kind: z.literal('escalation'),
    id: Id,
    subject: Subject,
    title: Said,
    owner: Named,
    since: Instant,
    excusable: z.boolean(),
  }),
])
export type WeekDecision = z.infer<typeof WeekDecision>

/** Why a client is worth a call. */
export const callReasons = ['complaint', 'unhappy', 'overdue', 'silent', 'referrer'] as const
export const WeekCall = z.object({
  client: Named,
  reason: z.enum(callReasons),
  contact: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  /** Since when: the complaint, the opinion, the deadline, the last contact. */
  since: Instant,
  satisfaction: z.int().nullable(),
  nps: z.int().nullable(),
  /** Leads a referrer sent within a year. */
  sent: Count.nullable(),
  title: Said.nullable(),
})
export type WeekCall = z.infer<typeof WeekCall>

const Worker = z.object({
  id: Id,
  name: z.string(),
  department: NamedInBoth,
  engagements: Count,
  overdue: Count,
  /** Of the mean of those who lead engagements: 1 is the mean. */
  share: z.number(),
})

export const Week = z.object({
  /** Its Monday and the day after its Sunday. */
  from: FirstDay,
  until: FirstDay,
  number: z.int(),
  promises: Tally,
  before: Tally,
  /** The weeks up to this one, the earliest first. */
  weeks: z.array(Tally.extend({ from: FirstDay, number: z.int() })),
  satisfaction: z.object({
    rated: Count,
    mean: z.number().nullable(),
    before: z.number().nullable(),
  }),
  leads: z.object({ registered: Count, converted: Count, convertedBefore: Count }),
  feedback: z.object({ open: Count, complaints: Count }),
  hotspots: z.array(
    z.object({ clause: z.string(), title: Said, department: NamedInBoth, missed: Count }),
  ),
  decisions: z.array(WeekDecision),
  /** How many wait in all. */
  waiting: Count,
  calls: z.array(WeekCall),
  full: z.array(Worker),
  free: z.array(Worker),
})
export type Week = z.infer<typeof Week>

export const readWeekEndpoint = endpoint({
  name: 'readWeek',
  method: 'GET',
  path: '/api/insight/week',
  right: 'readWeek',
  summary: '一页周报：守住多少、要你定的、该给谁打电话',
  /** Any day of the week; left out: the last whole week. */
  query: z.strictObject({ day: Day.optional() }),
  reply: Week,
})
