import { z } from 'zod'
import { subjectKinds } from '#access/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { After, Day, Id, Instant, Named, page } from '#platform/http/fields.ts'

/** A line of the log, as far as the reader may see what it is about. */
export const AuditEntry = z.object({
  id: z.int(),
  at: Instant,
  type: z.string(),
  actorKind: z.enum(['person', 'system', 'public']),
  actor: Named.nullable(),
  subject: z.object({ kind: z.enum(subjectKinds), id: Id, name: z.string().nullable() }),
  objectId: Id.nullable(),
  clause: z.string().nullable(),
  charterVersion: z.int().nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

const filters = {
  person: Id.optional(),
  /** The kind of event, such as `person.role_granted`. */
  type: z
    .string()
    .max(80)
    .regex(/^[a-z_]+(\.[a-z_]+)+$/)
    .optional(),
  subject: Id.optional(),
  from: Day.optional(),
  until: Day.optional(),
}

export const readAuditEndpoint = endpoint({
  name: 'readAudit',
  method: 'GET',
  path: '/api/audit',
  right: 'readAudit',
  summary: '操作记录，最新在前；只有读者看得到的对象，系统管理员只见律所自身的事务',
  query: z.strictObject({ ...filters, after: After }),
  reply: page(AuditEntry),
})

export const exportAuditEndpoint = exportEndpoint({
  name: 'exportAudit',
  path: '/api/audit/exports',
  right: 'exportAudit',
  summary: '导出操作记录',
  query: z.strictObject(filters),
})
