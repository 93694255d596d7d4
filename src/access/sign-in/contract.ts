import { z } from 'zod'
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts'

/** Length of a password in characters; the shortest is NIST SP 800-63B's spirit, the longest bounds the work. */
export const passwordLength = { min: 10, max: 200 } as const

/**
 * The page a link in a mail opens, with `#token=…`: a fragment stays out of logs and of Referer.
 * It asks `readPasswordLink` whose link it is, then for a password, and sends both to `resetPassword`;
 * invitations use the same page.
 */
export const setPasswordPath = '/set-password'

/** The header by which our own web says that it sends the request; see `sameOrigin`. */
export const clientHeader = { name: 'x-covenant-client', value: 'web' } as const

/** Why signing in and its surroundings may be refused; the words live in the web. */
export const signInRefusals = [
  /** 401 Mail or password is wrong, whichever. */
  'wrong_credentials',
  /** 401 The code is wrong, at sign-in and at confirmation (there 409). */
  'wrong_code',
  /** 401 The code was right and has been used: wait for the next. */
  'code_already_used',
  /** 401 The password step lies too far back: start again. */
  'challenge_over',
  /** 403 Right password, but the account is closed. */
  'account_disabled',
  /** 429 Too many failures; `details.retryAfterSeconds`. */
  'locked',
  /** 401 */
  'not_signed_in',
  /** 409 The password given again to confirm is wrong. */
  'wrong_password',
  /** 409 The link was used, replaced by a newer one or is too old. */
  'link_over',
  /** 409 The second factor is on; switch it off first. */
  'totp_on_already',
  /** 409 No enrolment to confirm. */
  'no_enrolment',
  /** 409 Another account has the mail. */
  'email_taken',
  /** 403 Sent from another site. */
  'other_origin',
  /** 403 The header of our own web is missing. */
  'client_header_missing',
] as const
export type SignInRefusal = (typeof signInRefusals)[number]

const email = z.email().max(254)
const password = z.string().min(1).max(1_000)
/** `too_short`, `too_long`, `too_common`, `is_the_email` come as codes at this field. */
const newPassword = z.string().min(passwordLength.min).max(passwordLength.max)
/** Six digits of the authenticator, or one of the recovery codes. */
const code = z.string().trim().min(1).max(40)
const token = z.string().min(1).max(200)
const nothing = z.undefined()
const signInReply = z.object({
  /** What is still asked for; null: signed in. */
  needs: z.literal('totp').nullable(),
})

export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/api/sign-in',
  perMinute: 30,
  right: 'public',
  summary: '用邮箱和密码登录；若已启用两步验证，返回 needs: totp',
  body: z.object({ email, password }),
  reply: signInReply,
})

export const signInWithTotp = endpoint({
  name: 'signInWithTotp',
  method: 'POST',
  path: '/api/sign-in/totp',
  perMinute: 30,
  right: 'public',
  summary: '登录第二步：提交动态验证码或恢复码',
  body: z.object({ code }),
  reply: signInReply,
})

export const signOut = endpoint({
  name: 'signOut',
  method: 'POST',
  path: '/api/sign-out',
  right: 'public',
  summary: '退出登录',
  reply: nothing,
  status: 204,
})

export const signOutEverywhere = endpoint({
  name: 'signOutEverywhere',
  method: 'POST',
  path: '/api/sign-out-everywhere',
  right: 'signed-in',
  summary: '在所有设备上退出登录',
  reply: nothing,
  status: 204,
})

export const readSession = endpoint({
  name: 'readSession',
  method: 'GET',
  path: '/api/session',
  right: 'public',
  summary: '当前登录状态；读取它不延长会话',
  reply: z.object({
    signedIn: z.boolean(),
    accountId: z.string().optional(),
    email: z.string().optional(),
    /** Whether the account has its second factor on. */
    totp: z.boolean().optional(),
    recoveryCodesLeft: z.number().int().optional(),
    /** Minutes without use after which a session ends. */
    idleMinutes: z.number(),
  }),
})

export const requestPasswordReset = endpoint({
  name: 'requestPasswordReset',
  method: 'POST',
  path: '/api/password-reset/request',
  perMinute: 10,
  right: 'public',
  summary: '请求重置密码邮件；无论账户是否存在，答复相同',
  body: z.object({ email }),
  reply: z.object({}),
  status: 202,
})

export const readPasswordLink = endpoint({
  name: 'readPasswordLink',
  method: 'POST',
  path: '/api/password-reset/link',
  perMinute: 20,
  right: 'public',
  summary: '邮件中的链接属于谁，是邀请还是重置；读取不消耗链接',
  body: z.object({ token }),
  reply: z.object({
    email: z.string(),
    name: z.string(),
    /** Nobody has set a password yet: an invitation. */
    first: z.boolean(),
  }),
})

export const resetPassword = endpoint({
  name: 'resetPassword',
  method: 'POST',
  path: '/api/password-reset',
  perMinute: 20,
  right: 'public',
  summary: '用邮件中的链接设置密码，并结束该账户的所有会话；首次设置（受邀者）随即登录',
  body: z.object({ token, password: newPassword }),
  reply: nothing,
  status: 204,
})

export const changePassword = endpoint({
  name: 'changePassword',
  method: 'PUT',
  path: '/api/password',
  right: 'signed-in',
  summary: '修改自己的密码；其他设备上的会话随之结束',
  body: z.object({ current: password, next: newPassword }),
  reply: nothing,
  status: 204,
})

export const enrolTotp = endpoint({
  name: 'enrolTotp',
  method: 'POST',
  path: '/api/totp/enrolment',
  right: 'signed-in',
  summary: '开始启用两步验证：返回供验证器扫描的密钥地址',
  body: z.object({ password }),
  reply: z.object({
    /** `otpauth://…`, for a QR code. */
    uri: z.string(),
    /** The same secret in Base32, to type in by hand. */
    secret: z.string(),
  }),
})

export const confirmTotp = endpoint({
  name: 'confirmTotp',
  method: 'POST',
  path: '/api/totp/confirmation',
  right: 'signed-in',
  summary: '用一个验证码确认两步验证；恢复码仅在此显示一次',
  body: z.object({ code }),
  reply: z.object({ recoveryCodes: z.array(z.string()) }),
})

export const removeTotp = endpoint({
  name: 'removeTotp',
  method: 'DELETE',
  path: '/api/totp',
  right: 'signed-in',
  summary: '停用两步验证（需再次输入密码）',
  body: z.object({ password }),
  reply: nothing,
  status: 204,
})

/** All of them, for the guards, OpenAPI and the web. */
export const signInEndpoints: Endpoint[] = [
  signIn,
  signInWithTotp,
  signOut,
  signOutEverywhere,
  readSession,
  requestPasswordReset,
  readPasswordLink,
  resetPassword,
  changePassword,
  enrolTotp,
  confirmTotp,
  removeTotp,
]
