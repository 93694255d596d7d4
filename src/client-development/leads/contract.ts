import { z } from 'zod'
import { Answers, customListQuery } from '#forms/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { PracticeArea } from '#organisation/contract.ts'
import {
  After,
  anyText,
  Day,
  Id,
  Instant,
  listed,
  Money,
  Named,
  page,
  PageSize,
} from '#platform/http/fields.ts'
import { CreditCode, line, Mail, name, Phone, Urgency } from '../fields.ts'
import { LeadCard, LeadState, Stage } from './fields.ts'

export * from './fields.ts'
export * from './transitions.ts'

/** What is known of a lead, as it is typed in. */
export const leadDetails = {
  name: name(200),
  contactName: name(100).nullable(),
  organisation: name(200).nullable(),
  phone: Phone.nullable(),
  mail: Mail.nullable(),
  wechat: line(100).nullable(),
  unifiedSocialCreditCode: CreditCode.nullable(),
  region: line(100).nullable(),
  need: anyText(5000),
  practiceArea: PracticeArea.nullable(),
  urgency: Urgency,
  estimatedAmount: Money.nullable(),
  opponents: z.array(name(200)).max(50),
  channelId: Id.nullable(),
  campaignId: Id.nullable(),
  referrerName: name(200).nullable(),
  referrerClientId: Id.nullable(),
  /** Not later than today (`in_the_future`). */
  receivedOn: Day,
  clientId: Id.nullable(),
}

export const RegisterLeadBody = z
  .strictObject(leadDetails)
  .partial()
  .extend({
    name: leadDetails.name,
    /** I look after it myself: no screening, no assignment. */
    forMyself: z.boolean().default(false),
    /** Who brought it: claimed for them, unless somebody was first. */
    originatorId: Id.nullable().default(null),
    /** To the enquiry's questions; where given, what they require is required. */
    answers: Answers.optional(),
    /** The firm's own fields. */
    custom: Answers.optional(),
  })
  .refine((body) => Boolean(body.phone ?? body.mail ?? body.wechat), {
    path: ['phone'],
    error: 'no_way_to_reach',
  })

export const registerLead = endpoint({
  name: 'registerLead',
  method: 'POST',
  path: '/api/leads',
  right: 'registerLead',
  summary: '登记潜在客户',
  body: RegisterLeadBody,
  reply: LeadState,
  status: 201,
})

export const findDuplicateLeads = endpoint({
  name: 'findDuplicateLeads',
  method: 'GET',
  path: '/api/leads/duplicates',
  right: 'readLeads',
  summary: '可能重复的潜在客户',
  query: z.strictObject({
    phone: Phone.optional(),
    mail: Mail.optional(),
    code: CreditCode.optional(),
  }),
  /** At most 20, newest first, only what the viewer sees. */
  reply: z.object({
    items: z.array(
      z.object({
        id: Id,
        name: z.string(),
        stage: Stage,
        specialist: Named.nullable(),
        createdAt: Instant,
        /** Which keys are the same. */
        by: z.array(z.enum(['phone', 'mail', 'code'])),
      }),
    ),
  }),
})

/**
 * Without a word those who referred somebody, as far as the viewer sees them; with one all clients it
 * finds. At most 50, by name.
 */
export const findReferrers = endpoint({
  name: 'findReferrers',
  method: 'GET',
  path: '/api/leads/referrers',
  right: 'readLeads',
  summary: '可作推荐人的客户',
  query: z.strictObject({
    q: line(100).pipe(z.string().min(2)).optional(),
    /** One chosen before, to be named too. */
    also: Id.optional(),
  }),
  reply: z.object({ items: z.array(Named) }),
})

export const LeadSort = z.enum(['due', 'newest', 'last_activity', 'name', 'received_on', 'amount'])
export type LeadSort = z.infer<typeof LeadSort>

/** What falls due: late, on this day, within two days with what is late, nothing at all. */
export const LeadDue = z.enum(['overdue', 'today', 'two_days', 'nothing'])
export type LeadDue = z.infer<typeof LeadDue>

const filters = {
  stage: listed(Stage, 10),
  channel: Id.optional(),
  campaign: Id.optional(),
  /** The client who referred them. */
  referrer: Id.optional(),
  practice_area: PracticeArea.optional(),
  department: Id.optional(),
  specialist: Id.optional(),
  /** Days on which it was received, both included. */
  received_from: Day.optional(),
  received_to: Day.optional(),
  /** true: only those asleep; false: only those awake. */
  snoozed: z.stringbool().optional(),
  ...customListQuery,
  due: LeadDue.optional(),
  /** Two characters or more; each word must occur in name, contact, organisation, telephone or need. */
  q: line(100).pipe(z.string().min(2)).optional(),
  sort: LeadSort.default('newest'),
  /** Amounts nobody estimated count as the smallest. */
  direction: z.enum(['asc', 'desc']).default('desc'),
}

export const listLeads = endpoint({
  name: 'listLeads',
  method: 'GET',
  path: '/api/leads',
  right: 'readLeads',
  summary: '潜在客户列表',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(LeadCard).extend({
    /** The search found more than it looks through: narrow it down. */
    more: z.boolean(),
  }),
})

export const readLeadBoard = endpoint({
  name: 'readLeadBoard',
  method: 'GET',
  path: '/api/leads/board',
  right: 'readLeads',
  summary: '潜在客户看板',
  query: z.strictObject({
    ...filters,
    /** Cards of each column; none where only the counts are wanted. */
    cards: z.coerce.number().int().min(0).max(20).default(20),
  }),
  /** Columns in the order of stages, without those not asked for by `stage`. */
  reply: z.object({
    columns: z.array(
      z.object({
        stage: Stage,
        /** Exact up to 1,000; then `more`. */
        count: z.int(),
        more: z.boolean(),
        items: z.array(LeadCard),
      }),
    ),
    more: z.boolean(),
  }),
})

export const exportLeads = exportEndpoint({
  name: 'exportLeads',
  path: '/api/leads/exports',
  right: 'exportLeads',
  summary: '导出潜在客户列表',
  query: z.strictObject(filters),
})
