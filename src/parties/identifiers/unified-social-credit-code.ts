import { type Checked, notAccepted } from './checked.ts'
import { tidyLine } from '#platform/text.ts'

// GB 32100-2015, table 2: I, O, S, V and Z are not used.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 统一社会信用代码 (GB 32100-2015): 18 characters, the last one a check on the others. */
export function unifiedSocialCreditCode(text: string): Checked {
  const value = tidyLine(text)
    .replace(/[\s\-'"]/g, '')
    .toUpperCase()
  if (value === '') return notAccepted('credit_code_blank')
  if (/^\d(\.\d+)?E\+?\d+$/.test(value)) return notAccepted('credit_code_digits_lost')
  if (value.length !== 18) return notAccepted('credit_code_length')
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(value)) {
    return notAccepted('credit_code_character')
  }
  return value.endsWith(creditCodeCheckCharacter(value))
    ? { ok: true, value }
    : notAccepted('credit_code_check')
}

/** The 18th character that belongs to the first seventeen: weights are the powers of 3, modulus 31. */
export function creditCodeCheckCharacter(code: string): string {
  let sum = 0
  let weight = 1
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}
