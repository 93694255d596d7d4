import { type Checked, notAccepted } from './checked.ts'
import { tidyLine } from '#platform/text.ts'

export interface PhoneDetails {
  kind: 'mobile' | 'landline' | 'service' | 'foreign'
  /** Without the extension, ready for dialling. */
  number: string
  extension: string | null
  /** False for a landline whose area code no place in China has: kept, but worth a look. */
  areaCodeKnown: boolean
}
export type PhoneNumber = Extract<Checked<PhoneDetails>, { ok: true }>

const dashes = /[‐‑‒–—―−﹣－ー~〜]/g
const separators = /[\s\-.()（）/·]/g
const label =
  /^(手机号?码?|联系电话|电话号?码?|座机|固话|tel|mobile|phone|cell)\s*[:.]?\s*(?=[+(\d])/i
const extensionMark =
  /(?:\s*(?:转|分机号?|ext\.?|extension|#)\s*[:.]?\s*|(?<=\d)\s*x\s*)(\d{1,6})$/i
const mobile = /^1[3-9]\d{9}$/
const service = /^([48]00\d{7}|9[56]\d{3,6})$/
// Three-digit area codes in use; every four-digit one begins with 03 to 09.
const threeDigitArea = /^0(10|2[0-57-9])\d{7,8}$/
const fourDigitArea = /^0[3-9]\d{2}\d{7,8}$/

/**
 * One telephone number in one canonical form: `+8613812345678`, `+861012345678`,
 * `+861012345678;ext=544` (RFC 3966), `+85291234567`. No digit is ever dropped: what does not fit whole
 * is not accepted.
 */
export function phoneNumber(text: string): Checked<PhoneDetails> {
  let line = tidyLine(text)
    .replace(dashes, '-')
    .replace(label, '')
    .replace(/^['"]+|['"]+$/g, '')
  if (line === '') return notAccepted('phone_blank')
  if (/^\D*(微信|wechat)\D*$/i.test(line)) return notAccepted('phone_same_as_wechat')
  if (/\d[*xX×?]{2,}|[*×]{2,}\d/.test(line)) return notAccepted('phone_masked')
  if (/^\d(\.\d+)?e\+?\d{1,2}$/i.test(line)) {
    const whole = wholeOfExponent(line)
    if (whole === null) return notAccepted('phone_digits_lost')
    line = whole
  }
  line = line.replace(/^(\d{7,15})\.0$/, '$1')
  const extension = line.match(extensionMark)?.[1] ?? null
  if (extension !== null) line = line.replace(extensionMark, '')
  const bare = withoutRemarks(line)
  if (!/\d/.test(bare)) return notAccepted('phone_without_digits')
  const plan = bare.replace(/\(0\)/, '')
  const compact = plan.replace(separators, '')
  if (!/^\+?\d+$/.test(compact)) return notAccepted('phone_character')
  return numbered(compact, plan, extension)
}

/** `1.3812345678E+10` still holds all eleven digits; `1.38E+10` has lost eight. */
function wholeOfExponent(text: string): string | null {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const digits = mantissa.replace('.', '')
  return digits.length === Number(exponent) + 1 ? digits : null
}

/**
 * Words around a number (`王经理13812345678（同微信）`) go; every digit stays. A letter between two digits
 * may stand for a digit, so it stays too and makes the number unreadable.
 */
function withoutRemarks(line: string): string {
  const word = /[([【]?[\p{Script=Han}\p{Script=Latin}:,]+[)\]】]?/gu
  return line
    .replace(word, (found, at: number) => {
      const inside = /\d/.test(line.charAt(at - 1)) && /\d/.test(line.charAt(at + found.length))
      return inside ? found : ' '
    })
    .trim()
}

function numbered(compact: string, spelled: string, extension: string | null) {
  const abroad = compact.match(/^(?:\+|00)(\d+)$/)?.[1]
  if (abroad !== undefined && !abroad.startsWith('86')) return foreign(abroad, extension)
  if (abroad !== undefined) return domestic(abroad.slice(2), spelled, extension, true)
  if (/^86\d{10,12}$/.test(compact)) {
    return domestic(compact.slice(2), spelled, extension, true)
  }
  return domestic(compact, spelled, extension, false)
}

function foreign(digits: string, extension: string | null): Checked<PhoneDetails> {
  const lengths: Record<string, RegExp> = { '852': /^852\d{8}$/, '853': /^853\d{8}$/ }
  const exact = lengths[digits.slice(0, 3)]
  // E.164: at most 15 digits, no country code begins with 0.
  const fits = exact ? exact.test(digits) : /^[1-9]\d{6,14}$/.test(digits)
  return fits ? accepted('foreign', `+${digits}`, extension) : notAccepted('phone_length')
}

function domestic(
  digits: string,
  spelled: string,
  extension: string | null,
  prefixed: boolean,
): Checked<PhoneDetails> {
  // Old exchanges wanted a 0 before a mobile of another city.
  const withoutTrunk = /^01[3-9]\d{9}$/.test(digits) ? digits.slice(1) : digits
  if (mobile.test(withoutTrunk)) return accepted('mobile', `+86${withoutTrunk}`, extension)
  if (service.test(digits)) return accepted('service', `+86${digits}`, extension)
  const trunked = prefixed && /^[2-9]|^10/.test(digits) ? `0${digits}` : digits
  if (threeDigitArea.test(trunked) || fourDigitArea.test(trunked)) {
    return accepted('landline', `+86${trunked.slice(1)}`, extension)
  }
  const dashedExtension = spelled.match(/^(\(?0\d{2,3}\)?[\s-]?\d{7,8})-(\d{1,6})$/)
  if (dashedExtension && extension === null) {
    const [, line = '', part = ''] = dashedExtension
    return domestic(line.replace(separators, ''), line, part, prefixed)
  }
  if (/^\(?0\d{2}\)?[\s-]+\d{7,8}$|^\(0\d{2}\)\d{7,8}$/.test(spelled.trim())) {
    return accepted('landline', `+86${digits.slice(1)}`, extension, false)
  }
  return notAccepted(misfit(digits))
}

function misfit(digits: string) {
  if (/^[2-8]\d{6,7}$/.test(digits)) return 'phone_area_code_missing'
  if (/^1[3-9]/.test(digits))
    return digits.length < 11 ? 'phone_digit_missing' : 'phone_too_many_digits'
  if (/^1\d{10}$/.test(digits)) return 'phone_unknown_prefix'
  return 'phone_length'
}

function accepted(
  kind: PhoneDetails['kind'],
  number: string,
  extension: string | null,
  areaCodeKnown = true,
): Checked<PhoneDetails> {
  const value = extension === null ? number : `${number};ext=${extension}`
  return { ok: true, value, kind, number, extension, areaCodeKnown }
}
