import { type Checked, notAccepted } from './checked.ts'
import { tidyLine } from '#platform/text.ts'

// GB 11643: weights 2^(18-i) mod 11, and the character for each remainder.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'
// GB/T 2260 provinces; 81, 82 and 83 are residence permits of Hong Kong, Macao and Taiwan residents.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

/**
 * 居民身份号码 (GB 11643). The 15-digit form of before 1999 is accepted and comes back as the 18-digit
 * number that replaced it.
 */
export function residentIdentityNumber(
  text: string,
): Checked<{ birthDate: string; fromOldForm: boolean }> {
  const written = tidyLine(text)
    .replace(/[\s\-'"]/g, '')
    .toUpperCase()
  if (written === '') return notAccepted('identity_number_blank')
  if (/^\d(\.\d+)?E\+?\d+$/.test(written)) return notAccepted('identity_number_digits_lost')
  if (written.length !== 15 && written.length !== 18) return notAccepted('identity_number_length')
  if (!/^(\d{15}|\d{17}[\dX])$/.test(written)) return notAccepted('identity_number_character')
  if (!provinces.has(written.slice(0, 2))) return notAccepted('identity_number_region')
  const fromOldForm = written.length === 15
  const body = fromOldForm ? `${written.slice(0, 6)}19${written.slice(6)}` : written.slice(0, 17)
  const birthDate = `${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`
  if (!isRealDay(birthDate)) return notAccepted('identity_number_birth_date')
  const value = body + identityNumberCheckCharacter(body)
  if (!fromOldForm && value !== written) return notAccepted('identity_number_check')
  return { ok: true, value, birthDate, fromOldForm }
}

/** The 18th character that belongs to the first seventeen digits (ISO 7064 MOD 11-2). */
export function identityNumberCheckCharacter(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return checkCharacters.charAt(sum % 11)
}

function isRealDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (year < 1850 || year > 2199) return false
  const moment = new Date(Date.UTC(year, month - 1, date))
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date
}
