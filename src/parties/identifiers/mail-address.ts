import { type Checked, notAccepted } from './checked.ts'
import { tidyLine } from '#platform/text.ts'

// RFC 5321 4.5.3.1: 64 octets before the @, 254 for a path.
const longestLocalPart = 64
const longestAddress = 254
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const domain = /^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*$/u

/** One mail address in lower case, as people write it: `Zhang <Z@Example.com>`, `u808＠example.com`. */
export function mailAddress(text: string): Checked {
  const line = tidyLine(text)
  const inBrackets = line.match(/<([^<>]*)>\s*$/)
  const value = (inBrackets?.[1] ?? line)
    .replace(/^(mailto|e-?mail|邮箱|邮件)\s*:?\s*/i, '')
    .replaceAll('。', '.')
    .trim()
    .toLowerCase()
  if (value === '') return notAccepted('mail_blank')
  const parts = value.split('@')
  if (parts.length === 1) return notAccepted('mail_without_at')
  if (parts.length > 2) return notAccepted('mail_with_several_at')
  if (/\s/.test(value)) return notAccepted('mail_with_blank')
  const [before = '', after = ''] = parts
  if (before.length > longestLocalPart || value.length > longestAddress) {
    return notAccepted('mail_too_long')
  }
  if (!localPart.test(before)) return notAccepted('mail_name_unusable')
  return domain.test(after) ? { ok: true, value } : notAccepted('mail_domain_unusable')
}

/** Every address in a cell, and what in it could not be read. */
export function mailAddresses(text: string) {
  const addresses: string[] = []
  const unreadable: { text: string; code: ReturnType<typeof notAccepted>['code'] }[] = []
  for (const part of tidyLine(text).split(/[;,、|]|\s\/\s?|\/(?=[^/]*@)/)) {
    if (part.trim() === '') continue
    const read = mailAddress(part)
    if (!read.ok) unreadable.push({ text: part.trim(), code: read.code })
    else if (!addresses.includes(read.value)) addresses.push(read.value)
  }
  return { addresses, unreadable }
}
