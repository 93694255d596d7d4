import { z } from 'zod'
import { subjectKinds } from '#access/contract.ts'
import { ClauseCode } from '#charter/clauses/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { After, ById, Id, Instant, Named, page } from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'

/** What a person is told of. */
export const noticeKinds = [
  'commitment_opened',
  'commitment_reminded',
  /** The last reminder before the deadline. */
  'commitment_due',
  'commitment_overdue',
  'commitment_escalated',
  'commitment_transferred',
  'handover_offered',
  'handover_returned',
  'question_asked',
  'feedback_received',
  'decision_put',
  /** The conflict check of what the reader works on, decided before, waits for a decision again. */
  'check_reopened',
  /** An information wall shuts the reader out of something; of what is not said. */
  'wall_raised',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What is told at once unless somebody chose otherwise; everything else waits for the digest. */
export const redKinds: readonly NoticeKind[] = [
  'commitment_due',
  'commitment_overdue',
  'commitment_escalated',
  'wall_raised',
]

/** What reaches its reader whatever they chose. */
export const alwaysTold: readonly NoticeKind[] = ['commitment_escalated', 'wall_raised']

export const noticeChannels = ['app', 'mail', 'webhook'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

export const wantedWays = ['at_once', 'digest', 'off'] as const
export type Wanted = (typeof wantedWays)[number]

const Titled = z.object({ zh: z.string(), en: z.string() })

export const Notice = z.object({
  id: Id,
  kind: z.enum(noticeKinds),
  red: z.boolean(),
  at: Instant,
  subject: z.object({ kind: z.enum(subjectKinds), id: Id, name: z.string().nullable() }),
  /** What the duty is about, or the hand-over. */
  aboutId: Id,
  clause: z.string().nullable(),
  /** It stands for all promises of the clause that one import opened; the subject is the first of them. */
  ofImport: z.boolean(),
  title: Titled.nullable(),
  dueAt: Instant.nullable(),
  /** Kept, excused or passed on meanwhile: nothing is left to do. */
  settled: z.boolean(),
  /** Whom it was for, where that is somebody the reader stands in for. */
  insteadOf: Named.nullable(),
  read: z.boolean(),
})
export type Notice = z.infer<typeof Notice>

const noticeFilters = { box: z.enum(['all', 'unread']).default('all') }

export const listNoticesEndpoint = endpoint({
  name: 'listNotices',
  method: 'GET',
  path: '/api/notices',
  right: 'readNotices',
  summary: '我的提醒，最新在前',
  query: z.strictObject({ ...noticeFilters, after: After }),
  reply: page(Notice),
})

export const exportNoticesEndpoint = exportEndpoint({
  name: 'exportNotices',
  path: '/api/notices/exports',
  right: 'exportNotices',
  summary: '导出我的提醒',
  query: z.strictObject(noticeFilters),
})

/** Beyond this the bell no longer counts. */
export const unreadMost = 100

export const countNoticesEndpoint = endpoint({
  name: 'countNotices',
  method: 'GET',
  path: '/api/notices/unread',
  right: 'readNotices',
  summary: '未读提醒的数目，至多数到 100',
  reply: z.object({ count: z.int().max(unreadMost), red: z.int().max(unreadMost) }),
})

export const markNoticesEndpoint = endpoint({
  name: 'markNotices',
  method: 'POST',
  path: '/api/notices/reading',
  right: 'readNotices',
  summary: '把提醒标为已读或未读；不写编号则为此刻之前的全部',
  body: z.strictObject({
    ids: z.array(Id).min(1).max(100).optional(),
    read: z.boolean().default(true),
  }),
  reply: z.object({ count: z.int() }),
})

export const NoticeChoice = z
  .strictObject({
    channel: z.enum(noticeChannels),
    /** One of the two: a kind of notice, or all that a clause brings. */
    kind: z.enum(noticeKinds).nullable().default(null),
    clause: ClauseCode.nullable().default(null),
    wanted: z.enum(wantedWays),
  })
  .refine((one) => (one.kind === null) !== (one.clause === null), {
    path: ['kind'],
    error: 'fits_not_the_kind',
  })
  .refine((one) => one.wanted !== 'off' || !one.kind || !alwaysTold.includes(one.kind), {
    path: ['wanted'],
    error: 'cannot_be_off',
  })
export type NoticeChoice = z.infer<typeof NoticeChoice>

const Choices = z.array(NoticeChoice).max(400)

/** What a message to a chat may say: how many things wait, or also the names of clients. */
export const webhookSayings = ['counts', 'names'] as const

export const NoticeChoices = z.object({
  /** What I chose; everything else is as the firm has it. */
  own: Choices,
  firm: Choices,
  webhookSays: z.enum(webhookSayings),
  clauses: z.array(z.object({ code: z.string(), title: Titled })).max(1_000),
  abilities: z.object({ setNoticeDefaults: z.boolean() }),
})
export type NoticeChoices = z.infer<typeof NoticeChoices>

export const readNoticeChoicesEndpoint = endpoint({
  name: 'readNoticeChoices',
  method: 'GET',
  path: '/api/notice-choices',
  right: 'chooseNotices',
  summary: '我希望怎样被提醒，以及律所的默认',
  reply: NoticeChoices,
})

export const chooseNoticesEndpoint = endpoint({
  name: 'chooseNotices',
  method: 'PUT',
  path: '/api/notice-choices',
  right: 'chooseNotices',
  summary: '设定我的提醒方式（按渠道、按种类或条款）',
  body: z.strictObject({ items: Choices }),
  reply: NoticeChoices,
})

export const setNoticeDefaultsEndpoint = endpoint({
  name: 'setNoticeDefaults',
  method: 'PUT',
  path: '/api/notice-choices/firm',
  right: 'setNoticeDefaults',
  summary: '设定律所默认的提醒方式，以及群消息能否写出客户名称',
  body: z.strictObject({ items: Choices, webhookSays: z.enum(webhookSayings) }),
  reply: NoticeChoices,
})

export const webhookProviders = ['wecom', 'dingtalk', 'feishu'] as const
export type WebhookProvider = (typeof webhookProviders)[number]

export const Webhook = z.object({
  id: Id,
  departmentId: Id.nullable(),
  provider: z.enum(webhookProviders),
  /** The address itself is shown to nobody. */
  host: z.string(),
  signed: z.boolean(),
  keptAt: Instant,
  answeredAt: Instant.nullable(),
  problem: z.string().nullable(),
})
export type Webhook = z.infer<typeof Webhook>

const WebhookBody = z.strictObject({
  provider: z.enum(webhookProviders),
  address: z.string().trim().min(1).max(1_000),
  /** With which the provider has messages signed; 企业微信 has none. */
  secret: z.string().trim().max(200).nullable().default(null),
})
const Webhooks = z.object({ items: z.array(Webhook).max(500) })

export const listWebhooksEndpoint = endpoint({
  name: 'listWebhooks',
  method: 'GET',
  path: '/api/webhooks',
  right: 'keepWebhook',
  summary: '我的群机器人；有权者另见各部门的',
  reply: Webhooks,
})

export const keepWebhookEndpoint = endpoint({
  name: 'keepWebhook',
  method: 'PUT',
  path: '/api/webhooks/mine',
  right: 'keepWebhook',
  summary: '设定接收我的提醒的机器人（企业微信、钉钉、飞书）；地址加密保存',
  secret: true,
  body: WebhookBody,
  reply: Webhook,
})

export const keepDepartmentWebhookEndpoint = endpoint({
  name: 'keepDepartmentWebhook',
  method: 'PUT',
  path: '/api/departments/:id/webhook',
  right: 'keepDepartmentWebhook',
  summary: '设定部门群的机器人；部门群只收到数目',
  secret: true,
  params: ById,
  body: WebhookBody,
  reply: Webhook,
})

export const removeWebhookEndpoint = endpoint({
  name: 'removeWebhook',
  method: 'DELETE',
  path: '/api/webhooks/:id',
  right: 'keepWebhook',
  summary: '移除机器人',
  params: ById,
  reply: z.undefined(),
  status: 204,
})

export const tryWebhookEndpoint = endpoint({
  name: 'tryWebhook',
  method: 'POST',
  path: '/api/webhooks/:id/trial',
  right: 'keepWebhook',
  summary: '发送一条测试消息',
  params: ById,
  perMinute: 30,
  reply: Webhook,
  status: 202,
})

/** Problems of the fields here, besides the general ones. */
export type WebhookProblem =
  | 'address_invalid'
  | 'address_not_https'
  | 'address_of_no_provider'
  | 'secret_needed'
