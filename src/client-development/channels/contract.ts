import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  ById,
  Day,
  Id,
  Instant,
  Money,
  MoneyOut,
  note,
  text,
  Version,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { line, said } from '../fields.ts'

export const ChannelKind = z.enum([
  'online_promotion',
  'industry_event',
  'client_referral',
  'media',
  'walk_in',
  'website',
  'other',
])
export type ChannelKind = z.infer<typeof ChannelKind>

/** Why these verbs may be refused (409). */
export const channelRefusals = ['name_taken', 'archived', 'already_approved'] as const

const ArchivedToo = z.strictObject({ archived: z.stringbool().default(false) })
const OfChannel = ArchivedToo.extend({ channel: Id.optional() })
/** `approved`: only those that may be presented. */
const ApprovedOnly = ArchivedToo.extend({ approved: z.stringbool().default(false) })
const file = { right: 'exportChannels' }
const kept = { archivedAt: Instant.nullable(), version: Version }
const nothing = z.undefined()

export const Channel = z.object({
  id: Id,
  kind: ChannelKind,
  name: z.string(),
  nameEn: z.string().nullable(),
  note: z.string(),
  ...kept,
})
export const ChannelBody = z.strictObject({
  kind: ChannelKind,
  name: line(100),
  nameEn: line(100).nullable().default(null),
  note: note(1000),
})

export const Campaign = z.object({
  id: Id,
  channelId: Id,
  channelName: z.string(),
  channelNameEn: z.string().nullable(),
  name: z.string(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  cost: MoneyOut.nullable(),
  note: z.string(),
  ...kept,
})
export const CampaignBody = z
  .strictObject({
    channelId: Id,
    name: line(200),
    startsOn: Day.nullable().default(null),
    endsOn: Day.nullable().default(null),
    cost: Money.nullable().default(null),
    note: note(1000),
  })
  .refine((body) => !body.startsOn || !body.endsOn || body.startsOn <= body.endsOn, {
    path: ['endsOn'],
    error: 'ends_before_it_starts',
  })

export const IntroductionKind = z.enum(['firm', 'department', 'lawyer'])
export const Introduction = z.object({
  id: Id,
  kind: IntroductionKind,
  title: z.string(),
  body: z.string(),
  departmentId: Id.nullable(),
  personId: Id.nullable(),
  approvedBy: Id.nullable(),
  approvedByName: z.string().nullable(),
  approvedAt: Instant.nullable(),
  ...kept,
})
/** Words of outcome promises are refused at the field (`outcome_promise`). */
export const IntroductionBody = z
  .strictObject({
    kind: IntroductionKind,
    title: toClient(said(200)),
    body: toClient(text(10_000)),
    departmentId: Id.nullable().default(null),
    personId: Id.nullable().default(null),
  })
  .refine((body) => (body.kind === 'department') === (body.departmentId !== null), {
    path: ['departmentId'],
    error: 'fits_not_the_kind',
  })
  .refine((body) => (body.kind === 'lawyer') === (body.personId !== null), {
    path: ['personId'],
    error: 'fits_not_the_kind',
  })

export const listChannels = endpoint({
  name: 'listChannels',
  method: 'GET',
  path: '/api/channels',
  right: 'readChannels',
  summary: '线索渠道',
  query: ArchivedToo,
  reply: z.object({ items: z.array(Channel) }),
})
export const exportChannels = exportEndpoint({
  ...file,
  name: 'exportChannels',
  path: '/api/channels/exports',
  summary: '导出线索渠道',
  query: ArchivedToo,
})
export const createChannel = endpoint({
  name: 'createChannel',
  method: 'POST',
  path: '/api/channels',
  right: 'keepChannels',
  summary: '新建渠道',
  body: ChannelBody,
  reply: Channel,
  status: 201,
})
/** With `If-Match`. */
export const changeChannel = endpoint({
  name: 'changeChannel',
  method: 'PUT',
  path: '/api/channels/:id',
  right: 'keepChannels',
  summary: '修改渠道',
  params: ById,
  body: ChannelBody,
  reply: Channel,
})
export const archiveChannel = endpoint({
  name: 'archiveChannel',
  method: 'POST',
  path: '/api/channels/:id/archiving',
  right: 'keepChannels',
  summary: '停用渠道',
  params: ById,
  reply: nothing,
  status: 204,
})

export const listCampaigns = endpoint({
  name: 'listCampaigns',
  method: 'GET',
  path: '/api/campaigns',
  right: 'readChannels',
  summary: '推广活动',
  query: OfChannel,
  reply: z.object({ items: z.array(Campaign) }),
})
export const exportCampaigns = exportEndpoint({
  ...file,
  name: 'exportCampaigns',
  path: '/api/campaigns/exports',
  summary: '导出推广活动',
  query: OfChannel,
})
export const createCampaign = endpoint({
  name: 'createCampaign',
  method: 'POST',
  path: '/api/campaigns',
  right: 'keepChannels',
  summary: '新建推广活动',
  body: CampaignBody,
  reply: Campaign,
  status: 201,
})
/** With `If-Match`. */
export const changeCampaign = endpoint({
  name: 'changeCampaign',
  method: 'PUT',
  path: '/api/campaigns/:id',
  right: 'keepChannels',
  summary: '修改推广活动',
  params: ById,
  body: CampaignBody,
  reply: Campaign,
})
export const archiveCampaign = endpoint({
  name: 'archiveCampaign',
  method: 'POST',
  path: '/api/campaigns/:id/archiving',
  right: 'keepChannels',
  summary: '停用推广活动',
  params: ById,
  reply: nothing,
  status: 204,
})

export const listIntroductions = endpoint({
  name: 'listIntroductions',
  method: 'GET',
  path: '/api/introductions',
  right: 'readChannels',
  summary: '律所与律师介绍',
  query: ApprovedOnly,
  reply: z.object({ items: z.array(Introduction) }),
})
export const exportIntroductions = exportEndpoint({
  ...file,
  name: 'exportIntroductions',
  path: '/api/introductions/exports',
  summary: '导出律所与律师介绍',
  query: ApprovedOnly,
})
export const createIntroduction = endpoint({
  name: 'createIntroduction',
  method: 'POST',
  path: '/api/introductions',
  right: 'keepChannels',
  summary: '新建介绍材料',
  body: IntroductionBody,
  reply: Introduction,
  status: 201,
})
/** With `If-Match`. A changed introduction must be approved again. */
export const changeIntroduction = endpoint({
  name: 'changeIntroduction',
  method: 'PUT',
  path: '/api/introductions/:id',
  right: 'keepChannels',
  summary: '修改介绍材料',
  params: ById,
  body: IntroductionBody,
  reply: Introduction,
})
export const approveIntroduction = endpoint({
  name: 'approveIntroduction',
  method: 'POST',
  path: '/api/introductions/:id/approval',
  right: 'approveIntroduction',
  summary: '批准介绍材料',
  params: ById,
  reply: Introduction,
})
export const archiveIntroduction = endpoint({
  name: 'archiveIntroduction',
  method: 'POST',
  path: '/api/introductions/:id/archiving',
  right: 'keepChannels',
  summary: '停用介绍材料',
  params: ById,
  reply: nothing,
  status: 204,
})
