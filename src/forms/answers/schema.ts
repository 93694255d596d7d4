import { z } from 'zod'
import { phoneNumber } from '#parties/contract.ts'
import { Money } from '#platform/http/fields.ts'
import { tidyText, tidyWords } from '#platform/text.ts'
import type { Question } from '../definitions/contract.ts'
import { longest } from '../definitions/rules.ts'

/** What may be answered to these questions: each by its key, nothing else. `today` is the firm's day. */
export const answerSchema = (questions: readonly Question[], today: string) =>
  z.strictObject(
    Object.fromEntries(
      questions.map((question) => {
        const schema = schemaOf(question, today)
        return [question.key, question.required ? schema : schema.optional()]
      }),
    ),
  )

function schemaOf({ kind, limits, choices }: Question, today: string): z.ZodType {
  const { min, max, days } = limits
  const keys = choices.map((choice) => choice.key)
  switch (kind) {
    case 'short_text':
    case 'long_text': {
      const tidy = kind === 'short_text' ? tidyWords : tidyText
      return z
        .string()
        .overwrite(tidy)
        .min(min ?? 1)
        .max(max ?? longest(kind))
    }
    case 'number':
      return z
        .number()
        .min(min ?? -1e12)
        .max(max ?? 1e12)
    case 'amount':
      return Money.superRefine((yuan, context) => within(yuan, { min, max }, context))
    case 'date':
      return z.iso.date().superRefine((day, context) => {
        const problem =
          days === 'past' && day > today
            ? 'in_the_future'
            : days === 'future' && day < today
              ? 'in_the_past'
              : null
        if (problem) context.addIssue({ code: 'custom', message: problem })
      })
    case 'yes_no':
      return oneOf(['yes', 'no'])
    case 'one_of':
      return oneOf(keys)
    case 'several_of':
      return z
        .array(z.enum(keys))
        .min(min ?? 1)
        .max(max ?? keys.length)
        .transform((taken) => keys.filter((key) => taken.includes(key)))
    case 'phone':
      return z
        .string()
        .max(200)
        .transform((written, context) => {
          const read = phoneNumber(written)
          if (read.ok) return read.value
          context.issues.push({ code: 'custom', message: read.code, input: written })
          return z.NEVER
        })
  }
}

/** A list of words alone would call an answer that is missing a wrong one. */
const oneOf = (keys: readonly string[]) => z.string().pipe(z.enum(keys))

function within(
  yuan: string,
  { min, max }: { min: number | null; max: number | null },
  context: z.RefinementCtx,
): void {
  const input = Number(yuan)
  const more = { origin: 'number', inclusive: true, input } as const
  if (min !== null && input < min) {
    context.addIssue({ code: 'too_small', minimum: min, ...more })
  } else if (max !== null && input > max) {
    context.addIssue({ code: 'too_big', maximum: max, ...more })
  }
}
