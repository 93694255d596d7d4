import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { ById, Id } from '#platform/http/fields.ts'
import { Reason } from '../fields.ts'

export const LeavingPreview = z.object({
  personId: Id,
  name: z.string(),
  areas: z.array(
    z.object({
      area: z.string(),
      /** Everything, also what the viewer does not see; but for what a wall keeps from them. */
      count: z.number().int(),
      items: z.array(
        z.object({
          id: Id,
          kind: z.string(),
          subjectId: Id.nullable(),
          label: z.string(),
        }),
      ),
    }),
  ),
  abilities: z.object({ leaveFirm: z.boolean() }),
})
export type LeavingPreview = z.infer<typeof LeavingPreview>

export const previewLeavingEndpoint = endpoint({
  name: 'previewLeaving',
  method: 'GET',
  path: '/api/people/:id/leaving',
  right: 'previewLeaving',
  summary: '预览离职人员名下须移交的一切',
  params: ById,
  reply: LeavingPreview,
})

export const leaveFirmEndpoint = endpoint({
  name: 'leaveFirm',
  method: 'POST',
  path: '/api/people/:id/leaving',
  right: 'leaveFirm',
  summary: '办理离职：一次移交全部工作，收回角色与账号',
  params: ById,
  body: z.strictObject({
    successorId: Id,
    /** Another successor for some areas, by the names of the preview. */
    perArea: z.record(z.string().max(60), Id).default({}),
    reason: Reason,
  }),
  reply: z.object({
    personId: Id,
    moved: z.array(z.object({ area: z.string(), count: z.number().int() })),
  }),
})
