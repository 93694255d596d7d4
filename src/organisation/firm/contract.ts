import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Id, Instant, Version } from '#platform/http/fields.ts'
import { EnglishName, Name, TimeZone } from '../fields.ts'

export const FirmName = z.string().trim().min(1).max(200)
const FirmNameEn = z.string().trim().min(1).max(200).nullable()

export const Firm = z.object({
  id: Id,
  name: FirmName,
  nameEn: FirmNameEn,
  privacyNotice: z.string().nullable(),
  setUpAt: Instant,
  version: Version,
  abilities: z.object({ changeFirm: z.boolean() }),
})
export type Firm = z.infer<typeof Firm>

/** What the set-up page asks. The password goes to the accounts, not through here. */
export const FirmSetUp = z.strictObject({
  name: FirmName,
  nameEn: FirmNameEn.default(null),
  office: z.strictObject({
    name: Name,
    nameEn: EnglishName.default(null),
    timeZone: TimeZone.default('Asia/Shanghai'),
  }),
  administrator: z.strictObject({
    name: Name,
    nameEn: EnglishName.default(null),
    email: z.email().max(254).toLowerCase(),
    phone: z.string().trim().min(1).max(40).nullable().default(null),
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  }),
})
export type FirmSetUp = z.infer<typeof FirmSetUp>

export const readFirmEndpoint = endpoint({
  name: 'readFirm',
  method: 'GET',
  path: '/api/firm',
  right: 'readFirm',
  summary: '查看律所信息',
  reply: Firm,
})

export const readFirmNoticeEndpoint = endpoint({
  name: 'readFirmNotice',
  method: 'GET',
  path: '/api/firm/notice',
  right: 'public',
  summary: '公开信息：律所名称与隐私声明（登录页、咨询页）',
  reply: z.object({
    name: FirmName,
    nameEn: FirmNameEn,
    privacyNotice: z.string().nullable(),
  }),
})

export const changeFirmEndpoint = endpoint({
  name: 'changeFirm',
  method: 'PUT',
  path: '/api/firm',
  right: 'changeFirm',
  summary: '修改律所名称与隐私声明（需 If-Match）',
  body: z.strictObject({
    name: FirmName,
    nameEn: FirmNameEn,
    privacyNotice: z.string().trim().max(20_000).nullable(),
  }),
  reply: Firm,
})
