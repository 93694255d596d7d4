import { z } from 'zod'
import { tidyLine, tidyName, tidyWords } from '#platform/text.ts'
import { isSearchable, mailAddress, phoneNumber, unifiedSocialCreditCode } from './identifiers.ts'

/** Fields of the wire that several slices share. */
export const Urgency = z.enum(['low', 'normal', 'high', 'critical'])
/** How two people talk. */
export const ways = ['call', 'mail', 'visit', 'wechat', 'video'] as const
export const Way = z.enum(ways)

/** One tidy line that is not empty, its full-width forms folded so that it compares. */
export const line = (max: number) => z.string().overwrite(tidyLine).min(1).max(max)

/** The name of a person or an organisation: one that a check for conflicts can search for. */
export const name = (max: number) =>
  z.string().overwrite(tidyName).min(1).max(max).refine(isEmptyOrSearchable, 'name_blank')
const isEmptyOrSearchable = (text: string) => text === '' || isSearchable(text)

/** One line of words that is read and never compared, with its marks as they were written. */
export const said = (max: number) => z.string().overwrite(tidyWords).min(1).max(max)

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
