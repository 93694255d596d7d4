import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { ById, Id, Instant, note } from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'

/** Refusals (409) besides the usual. */
export type ReceivedRefusal = 'mail_drop_off' | 'already_settled'

/** Characters of a note at most. */
export const longestNote = 10_000

export const MailDrop = z.object({
  /** Null where the firm takes no mail. */
  domain: z.string().nullable(),
  drop: z.object({ address: z.string(), madeAt: Instant, usedAt: Instant.nullable() }).nullable(),
})
export type MailDrop = z.infer<typeof MailDrop>

export const readMailDropEndpoint = endpoint({
  name: 'readMailDrop',
  method: 'GET',
  path: '/api/mail-drop',
  right: 'keepMailDrop',
  summary: '我的邮件投递地址',
  reply: MailDrop,
})

export const makeMailDropEndpoint = endpoint({
  name: 'makeMailDrop',
  method: 'POST',
  path: '/api/mail-drop',
  right: 'keepMailDrop',
  summary: '生成邮件投递地址；原地址随即失效',
  secret: true,
  perMinute: 30,
  reply: MailDrop,
  status: 201,
})

export const revokeMailDropEndpoint = endpoint({
  name: 'revokeMailDrop',
  method: 'DELETE',
  path: '/api/mail-drop',
  right: 'keepMailDrop',
  summary: '停用邮件投递地址',
  reply: z.undefined(),
  status: 204,
})

/** A lead or client something received may belong to. */
export const Suggested = z.object({
  id: Id,
  kind: z.enum(['lead', 'client', 'engagement']),
  name: z.string(),
  detail: z.string(),
})
export type Suggested = z.infer<typeof Suggested>

export const ReceivedMail = z.object({
  id: Id,
  sender: z.string(),
  /** The mail says it comes from its owner's own address; anybody could say so. */
  fromOwner: z.boolean(),
  subject: z.string(),
  text: z.string(),
  sentAt: Instant.nullable(),
  receivedAt: Instant,
  files: z.array(
    z.object({ id: Id, name: z.string(), mediaType: z.string(), byteCount: z.number().int() }),
  ),
  /** Whose addresses it names, of those I may see. */
  suggested: z.array(Suggested),
})
export type ReceivedMail = z.infer<typeof ReceivedMail>

export const listReceivedEndpoint = endpoint({
  name: 'listReceived',
  method: 'GET',
  path: '/api/received',
  right: 'readReceived',
  summary: '投递给我、还没有归到客户名下的邮件，最新在前，至多100封',
  reply: z.object({ items: z.array(ReceivedMail) }),
})

export const exportReceived = exportEndpoint({
  name: 'exportReceived',
  path: '/api/received/exports',
  right: 'exportReceived',
  summary: '导出投递给我、还没有归到客户名下的邮件',
  query: z.strictObject({}),
})

export const downloadReceivedFileEndpoint = endpoint({
  name: 'downloadReceivedFile',
  method: 'GET',
  path: '/api/received-files/:id',
  right: 'readReceived',
  summary: '下载收到的邮件中的附件',
  params: ById,
  reply: z.custom<Response>((value) => value instanceof Response),
})

export const putReceivedEndpoint = endpoint({
  name: 'putReceived',
  method: 'POST',
  path: '/api/received/:id/note',
  right: 'settleReceived',
  summary: '把收到的邮件作为随手记归到潜在客户、客户或委托名下',
  params: ById,
  body: z.strictObject({
    subjectId: Id,
    text: note(longestNote),
    /** Of the mail, those to keep. */
    fileIds: z.array(Id).max(100),
  }),
  reply: z.object({ noteIds: z.array(Id) }),
})

export const discardReceivedEndpoint = endpoint({
  name: 'discardReceived',
  method: 'POST',
  path: '/api/received/:id/discarding',
  right: 'settleReceived',
  summary: '不要这封收到的邮件',
  params: ById,
  reply: z.object({ id: Id }),
})

export const returnReceivedEndpoint = endpoint({
  name: 'returnReceived',
  method: 'POST',
  path: '/api/received/:id/return',
  right: 'settleReceived',
  summary: '撤回：已归入或已删除的邮件回到收到的内容，由它记下的随手记一并撤回',
  params: ById,
  reply: z.object({ id: Id }),
})

export const listLatestEndpoint = endpoint({
  name: 'listLatest',
  method: 'GET',
  path: '/api/my-day/latest',
  right: 'readMyDay',
  summary: '我最近处理过的潜在客户、客户与委托，最近的在前',
  reply: z.object({ items: z.array(Suggested) }),
})
