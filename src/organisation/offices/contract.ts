import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { WorkingHours } from '../calendar/index.ts'
import { ById, Id, Instant, Version } from '#platform/http/fields.ts'
import { EnglishName, Name, TimeZone } from '../fields.ts'

export const Office = z.object({
  id: Id,
  name: Name,
  nameEn: EnglishName,
  timeZone: z.string(),
  workingHours: WorkingHours,
  archivedAt: Instant.nullable(),
  version: Version,
  abilities: z.object({ changeOffice: z.boolean(), archiveOffice: z.boolean() }),
})
export type Office = z.infer<typeof Office>

export const OfficeFields = z.strictObject({
  name: Name,
  nameEn: EnglishName.default(null),
  timeZone: TimeZone.default('Asia/Shanghai'),
  workingHours: WorkingHours,
})
export type OfficeFields = z.infer<typeof OfficeFields>

export const listOfficesEndpoint = endpoint({
  name: 'listOffices',
  method: 'GET',
  path: '/api/offices',
  right: 'listOffices',
  summary: '列出办公室',
  query: z.strictObject({ archived: z.enum(['yes', 'no']).default('no') }),
  reply: z.object({ items: z.array(Office) }),
})

export const openOfficeEndpoint = endpoint({
  name: 'openOffice',
  method: 'POST',
  path: '/api/offices',
  right: 'openOffice',
  summary: '新设办公室',
  body: OfficeFields,
  reply: Office,
  status: 201,
})

export const changeOfficeEndpoint = endpoint({
  name: 'changeOffice',
  method: 'PUT',
  path: '/api/offices/:id',
  right: 'changeOffice',
  summary: '修改办公室及其工作时间（需 If-Match）',
  params: ById,
  body: OfficeFields,
  reply: Office,
})

export const archiveOfficeEndpoint = endpoint({
  name: 'archiveOffice',
  method: 'POST',
  path: '/api/offices/:id/archiving',
  right: 'archiveOffice',
  summary: '停用办公室（需 If-Match）',
  params: ById,
  reply: Office,
})
