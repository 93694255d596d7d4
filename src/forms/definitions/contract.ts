import { z } from 'zod'
import { PracticeArea } from '#organisation/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { ById, Id, Instant, Named, text, Version } from '#platform/http/fields.ts'
import { formPurposes, Question, Questions } from './fields.ts'

export * from './fields.ts'

const purpose = z.enum(formPurposes)
const number = z.coerce.number().int().positive().max(1_000_000)

/** Why an act on a form is refused (409). */
export const formRefusals = [
  /** There is one form a purpose and practice area. */
  'form_exists',
  /** Nothing to publish. */
  'nothing_changed',
] as const

export const FormSummary = z.object({
  id: Id,
  purpose,
  /** Null: asked whatever the practice area. */
  practiceArea: PracticeArea.nullable(),
  /** The version in force. */
  published: z.int().nullable(),
  publishedAt: Instant.nullable(),
  /** Questions in force. */
  questionCount: z.int(),
  /** Somebody is working on it. */
  drafted: z.boolean(),
  version: Version,
  abilities: z.object({ keepForms: z.boolean() }),
})
export type FormSummary = z.infer<typeof FormSummary>

/** A version as it was published. */
export const FormVersion = z.object({
  number: z.int(),
  reason: z.string(),
  publishedBy: Named.nullable(),
  publishedAt: Instant,
  questions: z.array(Question),
})

const QuestionDifference = z.object({
  key: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  /** What of it changed: `label`, `help`, `required`, `limits`, `choices`, `showWhen`, `place`. */
  parts: z.array(z.string()),
})

export const FormView = FormSummary.extend({
  /** What stands in the editor: the draft, or else what is in force. */
  questions: z.array(Question),
  draft: z.object({ by: Named.nullable(), at: Instant }).nullable(),
  /** The version in force, with its questions. */
  inForce: FormVersion.nullable(),
  /** From what is in force to the draft. */
  differences: z.array(QuestionDifference),
  /** Newest first, at most 50. */
  versions: z.array(FormVersion.omit({ questions: true })),
})
export type FormView = z.infer<typeof FormView>

export const listFormsEndpoint = endpoint({
  name: 'listForms',
  method: 'GET',
  path: '/api/forms',
  right: 'readForms',
  summary: '各类表单与自定义字段',
  reply: z.object({
    items: z.array(FormSummary),
    /** What the viewer may open a form for. */
    mayOpen: z.array(z.object({ purpose, practiceAreas: z.array(PracticeArea.nullable()) })),
  }),
})

export const readFormEndpoint = endpoint({
  name: 'readForm',
  method: 'GET',
  path: '/api/forms/:id',
  right: 'readForms',
  summary: '查看表单：草稿、现行版本与差别',
  params: ById,
  reply: FormView,
})

export const readFormVersionEndpoint = endpoint({
  name: 'readFormVersion',
  method: 'GET',
  path: '/api/forms/:id/versions/:number',
  right: 'readForms',
  summary: '查看表单的某个版本',
  params: z.strictObject({ id: Id, number }),
  reply: FormVersion,
})

export const openFormEndpoint = endpoint({
  name: 'openForm',
  method: 'POST',
  path: '/api/forms',
  right: 'keepForms',
  summary: '为一类用途（及业务领域）新建表单',
  body: z.strictObject({ purpose, practiceArea: PracticeArea.nullable().default(null) }),
  reply: FormView,
  status: 201,
})

export const draftFormEndpoint = endpoint({
  name: 'draftForm',
  method: 'PUT',
  path: '/api/forms/:id/draft',
  right: 'keepForms',
  summary: '保存表单草稿（需 If-Match）',
  params: ById,
  body: z.strictObject({ questions: Questions }),
  reply: FormView,
})

export const discardFormDraftEndpoint = endpoint({
  name: 'discardFormDraft',
  method: 'DELETE',
  path: '/api/forms/:id/draft',
  right: 'keepForms',
  summary: '放弃表单草稿，回到现行版本（需 If-Match）',
  params: ById,
  reply: FormView,
})

export const publishFormEndpoint = endpoint({
  name: 'publishForm',
  method: 'POST',
  path: '/api/forms/:id/publication',
  right: 'keepForms',
  summary: '发布表单草稿，说明理由；已有的回答保留原来的版本（需 If-Match）',
  params: ById,
  body: z.strictObject({ reason: text(2000) }),
  reply: FormView,
})
