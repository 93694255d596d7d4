import { z } from 'zod'
import { tidyWords } from '#platform/text.ts'
import { anyText } from '#platform/http/fields.ts'

/** What a form is for: the public enquiry and the lead entered by hand, the assessment (D3), fields of the firm's own. */
export const formPurposes = [
  'intake',
  'assessment',
  'lead_fields',
  'client_fields',
  'engagement_fields',
] as const
export type FormPurpose = (typeof formPurposes)[number]

export const questionKinds = [
  'short_text',
  'long_text',
  'number',
  'amount',
  'date',
  'yes_no',
  'one_of',
  'several_of',
  'phone',
] as const
export type QuestionKind = (typeof questionKinds)[number]

const line = (max: number) => z.string().overwrite(tidyWords).min(1).max(max)
const anyLine = (max: number) => z.string().overwrite(tidyWords).max(max)

/** Stable name of a question or a choice: programs and imports speak it, people read its label. */
export const QuestionKey = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)

/** What the asked read; English left empty shows the Chinese. */
const label = (max: number) => z.strictObject({ zh: line(max), en: anyLine(max).default('') })
export const Label = z.object({ zh: z.string(), en: z.string() })
export type Label = z.infer<typeof Label>

export const Choice = z.strictObject({ key: QuestionKey, label: label(100) })
export type Choice = z.infer<typeof Choice>
/** As it was published. */
export const ChoiceOut = z.object({ key: z.string(), label: Label })

/** Which days may be answered; today is past and future. */
export const dayLimits = ['any', 'past', 'future'] as const

export const Question = z.strictObject({
  key: QuestionKey,
  kind: z.enum(questionKinds),
  label: label(200),
  help: z.strictObject({ zh: anyText(500), en: anyText(500) }).default({ zh: '', en: '' }),
  required: z.boolean().default(false),
  /** Characters of a text, the figure itself, or how many choices. */
  limits: z
    .strictObject({
      min: z.number().min(-1e12).max(1e12).nullable().default(null),
      max: z.number().min(-1e12).max(1e12).nullable().default(null),
      days: z.enum(dayLimits).default('any'),
    })
    .default({ min: null, max: null, days: 'any' }),
  /** Of `one_of` and `several_of`. */
  choices: z.array(Choice).max(40).default([]),
  /** Asked only where an earlier question was answered so: `yes`, `no` or a choice. */
  showWhen: z.strictObject({ question: QuestionKey, is: QuestionKey }).nullable().default(null),
})
export type Question = z.infer<typeof Question>

export const Questions = z.array(Question).max(60)
