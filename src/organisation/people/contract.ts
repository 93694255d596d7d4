import { z } from 'zod'
import { roles } from '#access/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { After, ById, Day, Id, Instant, Named, PageSize, Version } from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { EnglishName, Name, Reason } from '../fields.ts'

export const languages = ['zh-CN', 'en'] as const
export const personStatuses = ['active', 'on_leave', 'left'] as const
export type PersonStatus = (typeof personStatuses)[number]

const Email = z.email().max(254).toLowerCase()
const Phone = z.string().trim().min(1).max(40).nullable()
const RoleName = z.enum(roles)

export const Person = z.object({
  id: Id,
  name: Name,
  nameEn: EnglishName,
  email: z.string(),
  phone: z.string().nullable(),
  officeId: Id,
  departmentId: Id,
  departmentName: z.string(),
  departmentNameEn: z.string().nullable(),
  status: z.enum(personStatuses),
  language: z.enum(languages),
  joinedOn: Day.nullable(),
  leftAt: Instant.nullable(),
  roles: z.array(RoleName),
  version: Version,
  abilities: z.object({
    changePerson: z.boolean(),
    grantRole: z.boolean(),
    revokeRole: z.boolean(),
    goOnLeave: z.boolean(),
    returnFromLeave: z.boolean(),
    inviteAgain: z.boolean(),
    removeSecondFactor: z.boolean(),
  }),
})
export type Person = z.infer<typeof Person>

export const PersonFields = z.strictObject({
  name: Name,
  nameEn: EnglishName.default(null),
  email: Email,
  phone: Phone.default(null),
  officeId: Id,
  departmentId: Id,
  language: z.enum(languages).default('zh-CN'),
  joinedOn: Day.nullable().default(null),
})
export type PersonFields = z.infer<typeof PersonFields>

export const Me = z.object({
  personId: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  email: z.string(),
  phone: z.string().nullable(),
  roles: z.array(RoleName),
  departmentId: Id,
  departmentName: z.string(),
  departmentNameEn: z.string().nullable(),
  officeId: Id,
  standsInFor: z.array(Named),
  /** The rights that hold for at least some object: what the web shows at all. */
  rights: z.array(z.string()),
  firmName: z.string(),
  firmNameEn: z.string().nullable(),
  language: z.enum(languages),
  /** Whether mails go out; without a mail server they lie in the data folder. */
  mailsLeave: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const readMeEndpoint = endpoint({
  name: 'readMe',
  method: 'GET',
  path: '/api/me',
  right: 'signed-in',
  summary: '查看当前登录人员及其权限',
  reply: Me,
})

export const changeMeEndpoint = endpoint({
  name: 'changeMe',
  method: 'PATCH',
  path: '/api/me',
  right: 'signed-in',
  summary: '修改本人的电话与界面语言',
  body: z.strictObject({ phone: Phone.optional(), language: z.enum(languages).optional() }),
  reply: Me,
})

const filters = {
  search: z.string().trim().max(100).optional(),
  departmentId: Id.optional(),
  role: RoleName.optional(),
  /** `present`: everybody who has not left. */
  status: z.enum(['present', ...personStatuses, 'all']).default('present'),
}

export const listPeopleEndpoint = endpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/api/people',
  right: 'listPeople',
  summary: '列出与查找人员（按姓名排序，逐页）',
  query: z.strictObject({ ...filters, after: After, size: PageSize }),
  reply: z.object({
    items: z.array(Person),
    next: z.string().nullable(),
    abilities: z.object({ addPerson: z.boolean() }),
  }),
})

export const exportPeopleEndpoint = exportEndpoint({
  name: 'exportPeople',
  path: '/api/people/exports',
  right: 'exportPeople',
  summary: '导出人员名单',
  query: z.strictObject(filters),
})

export const readPersonEndpoint = endpoint({
  name: 'readPerson',
  method: 'GET',
  path: '/api/people/:id',
  right: 'readPerson',
  summary: '查看一名人员',
  params: ById,
  reply: Person,
})

export const addPersonEndpoint = endpoint({
  name: 'addPerson',
  method: 'POST',
  path: '/api/people',
  right: 'addPerson',
  summary: '新增人员并开通账号',
  body: PersonFields.extend({ roles: z.array(RoleName).max(roles.length).default([]) }),
  reply: Person,
  status: 201,
})

export const changePersonEndpoint = endpoint({
  name: 'changePerson',
  method: 'PUT',
  path: '/api/people/:id',
  right: 'changePerson',
  summary: '修改人员资料（需 If-Match）',
  params: ById,
  body: PersonFields,
  reply: Person,
})

const ByRole = z.strictObject({ id: Id, role: RoleName })

export const grantRoleEndpoint = endpoint({
  name: 'grantRole',
  method: 'PUT',
  path: '/api/people/:id/roles/:role',
  right: 'grantRole',
  summary: '授予角色',
  params: ByRole,
  reply: Person,
})

export const revokeRoleEndpoint = endpoint({
  name: 'revokeRole',
  method: 'DELETE',
  path: '/api/people/:id/roles/:role',
  right: 'revokeRole',
  summary: '收回角色',
  params: ByRole,
  reply: Person,
})

export const goOnLeaveEndpoint = endpoint({
  name: 'goOnLeave',
  method: 'POST',
  path: '/api/people/:id/leave-of-absence',
  right: 'goOnLeave',
  summary: '登记休假，可指定代理人',
  params: ById,
  body: z.strictObject({ until: Instant, deputyId: Id.nullable().default(null), reason: Reason }),
  reply: Person,
})

export const returnFromLeaveEndpoint = endpoint({
  name: 'returnFromLeave',
  method: 'POST',
  path: '/api/people/:id/return',
  right: 'returnFromLeave',
  summary: '休假结束返岗，代理随之终止',
  params: ById,
  reply: Person,
})

export const inviteAgainEndpoint = endpoint({
  name: 'inviteAgain',
  method: 'POST',
  path: '/api/people/:id/invitation',
  right: 'inviteAgain',
  summary: '重新发送设置密码的邀请邮件',
  params: ById,
  reply: Person,
})

export const removeSecondFactorEndpoint = endpoint({
  name: 'removeSecondFactor',
  method: 'POST',
  path: '/api/people/:id/second-factor-removal',
  right: 'removeSecondFactor',
  summary: '手机遗失时解除两步验证，下次登录只需密码',
  params: ById,
  reply: Person,
})
