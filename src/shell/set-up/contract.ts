import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'

export const setUpState = endpoint({
  name: 'setUpState',
  method: 'GET',
  path: '/api/set-up',
  right: 'public',
  summary: '律所是否尚未建立',
  reply: z.object({ needed: z.boolean() }),
})

/** What the first office is called unless the founder says otherwise. */
export const firstOffice = { name: '总部', nameEn: 'Head office' }

export const setUpFirm = endpoint({
  name: 'setUpFirm',
  method: 'POST',
  path: '/api/set-up',
  right: 'public',
  perMinute: 20,
  summary: '首次使用：以控制台显示的一次性代码建立律所与第一位管理员',
  body: z.strictObject({
    code: z.string().trim().min(1).max(40),
    firmName: z.string().trim().min(1).max(200),
    officeName: z.string().trim().min(1).max(100).default(firstOffice.name),
    administratorName: z.string().trim().min(1).max(100),
    email: z.email().max(254),
    password: z.string().min(10).max(200),
  }),
  reply: z.object({ ok: z.literal(true) }),
})
