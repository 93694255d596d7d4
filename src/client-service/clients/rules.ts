import {
  mailAddress,
  phoneNumber,
  residentIdentityNumber,
  unifiedSocialCreditCode,
} from '#parties/contract.ts'
import type { FieldProblem } from '#platform/http/refusal.ts'
import type { ContactFields } from './contract.ts'

export type ClientRefusal = 'contact_missing' | 'same_tier' | 'person_has_left' | 'not_available'

/** An identity number as whoever need not know it sees it. */
export function maskedIdentity(number: string | null): string | null {
  if (number === null) return null
  const shown = number.length > 8 ? 4 : 1
  return '*'.repeat(number.length - shown) + number.slice(-shown)
}

/** A contact as it will be kept, or what is wrong with it. */
export function checkedContact(contact: ContactFields): {
  contact: ContactFields
  problems: FieldProblem[]
} {
  const problems: FieldProblem[] = []
  const kept = { ...contact }
  if (contact.phone !== null) {
    const phone = phoneNumber(contact.phone)
    if (phone.ok) kept.phone = phone.value
    else problems.push({ path: 'phone', code: phone.code })
  }
  if (contact.mail !== null) {
    const mail = mailAddress(contact.mail)
    if (mail.ok) kept.mail = mail.value
    else problems.push({ path: 'mail', code: mail.code })
  }
  return { contact: kept, problems }
}

export interface Identity {
  unifiedSocialCreditCode: string | null
  identityKind: string | null
  identityNumber: string | null
}

/** The numbers a client is known by, checked; each kind of client has its own. */
export function checkedIdentity(
  kind: 'person' | 'organisation',
  wanted: Identity,
): { identity: Identity; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const identity = { ...wanted }
  if (wanted.unifiedSocialCreditCode !== null) {
    const code = unifiedSocialCreditCode(wanted.unifiedSocialCreditCode)
    if (kind === 'person') {
      problems.push({ path: 'unifiedSocialCreditCode', code: 'not_for_this_kind' })
    } else if (code.ok) identity.unifiedSocialCreditCode = code.value
    else problems.push({ path: 'unifiedSocialCreditCode', code: code.code })
  }
  if ((wanted.identityKind === null) !== (wanted.identityNumber === null)) {
    const path = wanted.identityKind === null ? 'identityKind' : 'identityNumber'
    problems.push({ path, code: 'required' })
  }
  if (wanted.identityNumber !== null && kind === 'organisation') {
    problems.push({ path: 'identityNumber', code: 'not_for_this_kind' })
  } else if (wanted.identityNumber !== null && wanted.identityKind === 'resident_identity_card') {
    const number = residentIdentityNumber(wanted.identityNumber)
    if (number.ok) identity.identityNumber = number.value
    else problems.push({ path: 'identityNumber', code: number.code })
  }
  return { identity, problems }
}

/** What a search for a client looks through. */
export function searchTextOf(
  client: { name: string; unifiedSocialCreditCode: string | null },
  contacts: { name: string; phone: string | null }[],
): string {
  return [
    client.name,
    client.unifiedSocialCreditCode,
    ...contacts.flatMap((contact) => [contact.name, contact.phone]),
  ]
    .filter(Boolean)
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
}
