import { z } from 'zod'
import { tidyLine } from '#platform/text.ts'
import { mailAddress, phoneNumber, unifiedSocialCreditCode } from './identifiers.ts'

/** Fields of the wire that several slices share. */
export const Urgency = z.enum(['low', 'normal', 'high', 'critical'])
/** How two people talk. */
export const ways = ['call', 'mail', 'visit', 'wechat', 'video'] as const
export const Way = z.enum(ways)

/** One tidy line that is not empty, its full-width forms folded so that names compare. */
export const line = (max: number) => z.string().overwrite(tidyLine).min(1).max(max)

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
