import { z } from 'zod'
import {
  mailAddress,
  phoneNumber,
  tidyLine,
  tidyText,
  unifiedSocialCreditCode,
} from './identifiers.ts'

/** Fields of the wire that several slices share. */
export const Id = z.uuid()
export const ById = z.strictObject({ id: Id })
export const Day = z.iso.date()
export const Instant = z.iso.datetime({ offset: true })

export const PracticeArea = z.enum([
  'criminal',
  'civil',
  'commercial',
  'labour',
  'administrative',
  'intellectual_property',
  'real_estate',
  'family',
  'finance',
  'foreign',
  'other',
])
export type PracticeArea = z.infer<typeof PracticeArea>

export const Urgency = z.enum(['low', 'normal', 'high', 'critical'])
/** How two people talk. */
export const Way = z.enum(['call', 'mail', 'visit', 'wechat', 'video'])

/** One tidy line that is not empty. */
export const line = (max: number) => z.string().transform(tidyLine).pipe(z.string().min(1).max(max))
/** Running text, tidied; may be empty. */
export const text = (max: number) => z.string().transform(tidyText).pipe(z.string().max(max))
/** Running text that says something. */
export const words = (max: number) =>
  z.string().transform(tidyText).pipe(z.string().min(1).max(max))

/** Yuan as a decimal string, to the fen, below a trillion: `186000.00`. */
export const Money = z.stringFormat('money', /^(0|[1-9]\d{0,11})(\.\d{1,2})?$/)
export const MoneyOut = z.string()

type Reader = (text: string) => { ok: true; value: string } | { ok: false; code: string }

/** An identifier in its canonical form, or the parties' code of what is wrong at the field. */
function identifier(read: Reader) {
  return z
    .string()
    .max(200)
    .transform((written, context) => {
      const result = read(written)
      if (result.ok) return result.value
      context.issues.push({ code: 'custom', message: result.code, input: written })
      return z.NEVER
    })
}
export const Phone = identifier(phoneNumber)
export const Mail = identifier(mailAddress)
export const CreditCode = identifier(unifiedSocialCreditCode)

/** Of a list in the query: `?stage=a&stage=b` or just one. */
export const listed = <Item extends z.ZodType>(item: Item, max = 50) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1).max(max).optional(),
  )

export const Named = z.object({ id: Id, name: z.string() })
