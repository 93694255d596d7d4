import { z } from 'zod'
import { PracticeArea } from '#organisation/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { Id } from '#platform/http/fields.ts'
import { ChoiceOut, formPurposes, Label, Question, questionKinds } from '../definitions/contract.ts'
import { fieldHolders } from './fields.ts'

export * from './fields.ts'
export { isOpen, shownQuestions } from './rules.ts'

/** A form in force, to be filled in. */
export const AskedForm = z.object({
  formId: Id,
  number: z.int(),
  /** Null: asked whatever the practice area. */
  practiceArea: PracticeArea.nullable(),
  questions: z.array(Question),
})
export type AskedForm = z.infer<typeof AskedForm>

export const readQuestionsEndpoint = endpoint({
  name: 'readQuestions',
  method: 'GET',
  path: '/api/questions',
  right: 'readForms',
  summary: '现行表单的问题：先是通用的，后是该业务领域的',
  query: z.strictObject({
    purpose: z.enum(formPurposes),
    practice_area: PracticeArea.optional(),
  }),
  reply: z.object({ forms: z.array(AskedForm) }),
})

/** A field of the firm's own, as a column of lists, exports and imports. */
export const CustomField = z.object({
  key: z.string(),
  label: Label,
  kind: z.enum(questionKinds),
  /** Of all versions: an old answer keeps its words. */
  choices: z.array(ChoiceOut),
  practiceArea: PracticeArea.nullable(),
})
export type CustomField = z.infer<typeof CustomField>

export const listCustomFieldsEndpoint = endpoint({
  name: 'listCustomFields',
  method: 'GET',
  path: '/api/custom-fields',
  right: 'readForms',
  summary: '律所自定义的字段，可作列表的列与筛选条件',
  query: z.strictObject({ on: z.enum(fieldHolders) }),
  reply: z.object({ items: z.array(CustomField) }),
})
