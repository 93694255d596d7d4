import { z } from 'zod'
import { promiseIn } from './promises.ts'

/** Fields whose text goes to a client; a guard asks of every long text of the wire whether it does. */
export const outgoing = z.registry<object>()

/** The problem of text that promises an outcome: 律师业务推广行为规则 (2018), 广告法. */
export const promiseProblem = (text: string) => {
  const phrase = promiseIn(text)
  return phrase === null ? null : { code: 'outcome_promise' as const, values: { phrase } }
}

/** Text that goes to a client: it promises no outcome. */
export const toClient = <Field extends z.ZodType<string>>(field: Field) => {
  const kept = field.superRefine((text, context) => refuse(context, text, []))
  const known: z.ZodType = kept
  known.register(outgoing, {})
  return kept
}

/** A body some texts of which go to a client, and only when it says so. */
export const toClientWhen = <Body extends z.ZodObject>(
  body: Body,
  when: (said: z.output<Body>) => boolean,
  fields: (keyof Body['shape'] & string)[],
) => {
  for (const field of fields) (body.shape[field] as z.ZodType).register(outgoing, {})
  return body.superRefine((said, context) => {
    if (!when(said)) return
    for (const field of fields) {
      const text = (said as Record<string, unknown>)[field]
      if (typeof text === 'string') refuse(context, text, [field])
    }
  })
}

function refuse(context: z.core.$RefinementCtx, text: string, path: string[]): void {
  const problem = promiseProblem(text)
  if (!problem) return
  const { code, values } = problem
  context.addIssue({ code: 'custom', message: code, path, params: values, input: text })
}
