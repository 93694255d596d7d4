import { z } from 'zod'
import { PracticeArea } from '#organisation/contract.ts'
import { Id, Instant, listed, Named } from '#platform/http/fields.ts'
import { ChoiceOut, formPurposes, Label, questionKinds } from '../definitions/contract.ts'

/** What has fields of the firm's own. */
export const fieldHolders = ['lead', 'client', 'engagement'] as const
export type FieldHolder = (typeof fieldHolders)[number]

/**
 * One answer: a text, a day, an amount as a decimal string, `yes` or `no`, the key of a choice; a
 * figure; keys of several choices. Null or nothing where it was left open.
 */
export const AnswerValue = z.union([
  z.string().max(5000),
  z.number(),
  z.array(z.string().max(40)).max(40),
  z.null(),
])
export type AnswerValue = z.infer<typeof AnswerValue>

/** Answers by the keys of the questions asked; each is checked by its question. */
export const Answers = z
  .record(z.string().max(40), AnswerValue)
  .refine((answers) => Object.keys(answers).length <= 200, { error: 'too_many_answers' })
export type Answers = z.infer<typeof Answers>

/** One answer with the words it was asked and given in. */
export const Answer = z.object({
  key: z.string(),
  kind: z.enum(questionKinds),
  label: Label,
  value: AnswerValue,
  /** The words of the choices taken. */
  choices: z.array(ChoiceOut),
})
export type Answer = z.infer<typeof Answer>

/** What was answered at one time under one version of a form, in the words of that version. */
export const AnswerSheet = z.object({
  id: Id,
  formId: Id,
  purpose: z.enum(formPurposes),
  practiceArea: PracticeArea.nullable(),
  number: z.int(),
  /** Null for an enquirer and for the product itself. */
  answeredBy: Named.nullable(),
  answeredAt: Instant,
  /** Given anew since. */
  supersededAt: Instant.nullable(),
  answers: z.array(Answer),
})
export type AnswerSheet = z.infer<typeof AnswerSheet>

/** Of a list: which of the firm's own fields it shows, and which it filters by. */
export const customListQuery = {
  /** Keys of fields whose values come along as `custom`. */
  fields: listed(z.string().min(1).max(40), 20),
  /**
   * `key:yes`, `key:choice,choice`, `key:10..20`, `key:2026-01-01..`, `key:words`; all must hold.
   */
  where: listed(z.string().min(3).max(300), 5),
}

/** Values of the firm's own fields by key, as far as the list asked for them. */
export const CustomValues = z.record(z.string(), AnswerValue)
export type CustomValues = z.infer<typeof CustomValues>
