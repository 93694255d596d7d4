import type { FieldProblem } from '#platform/http/refusal.ts'
import { tidyLine } from '#platform/text.ts'
import {
  type Checked,
  mailAddress,
  organisationName,
  personName,
  phoneNumber,
  residentIdentityNumber,
  unifiedSocialCreditCode,
} from '../identifiers/index.ts'
import type { PartyContactKind, PartyIdentifierType, PartyKind } from './fields.ts'

type Read = { ok: true; value: string } | { ok: false; code: string }

/** A name as it is kept: a problem at `path` where it says nothing. */
export function readName(kind: PartyKind, text: string): Read {
  return kind === 'person' ? personName(text) : organisationName(text)
}

/** Numbers of one kind of party only. */
const bearers: Partial<Record<PartyIdentifierType, PartyKind>> = {
  unified_social_credit_code: 'organisation',
  resident_identity_number: 'person',
  passport: 'person',
}

/** ICAO 9303: up to nine letters and digits; some countries write more on the page. */
const passport = /^[A-Z0-9]{5,12}$/

/** A number as it is kept, checked by its check digit where it has one. */
export function readNumber(kind: PartyKind, type: PartyIdentifierType, text: string): Read {
  const bearer = bearers[type]
  if (bearer && bearer !== kind) return { ok: false, code: 'not_for_this_kind' }
  if (type === 'unified_social_credit_code') return unifiedSocialCreditCode(text)
  if (type === 'resident_identity_number') return residentIdentityNumber(text)
  const value = tidyLine(text)
    .replace(/[\s'"]/g, '')
    .toUpperCase()
  if (value === '') return { ok: false, code: 'number_blank' }
  if (type === 'passport' && !passport.test(value)) return { ok: false, code: 'passport_form' }
  return { ok: true, value }
}

/** A way to reach somebody, as it is kept. */
export function readContact(kind: PartyContactKind, text: string): Read {
  if (kind === 'phone') return plain(phoneNumber(text))
  if (kind === 'mail') return plain(mailAddress(text))
  const value = tidyLine(text)
  return value === '' ? { ok: false, code: 'blank' } : { ok: true, value }
}

const plain = (read: Checked): Read =>
  read.ok ? { ok: true, value: read.value } : { ok: false, code: read.code }

/** Problems of a period at its end. */
export const periodProblems = (
  { fromDate, toDate }: { fromDate: string | null; toDate: string | null },
  path = '',
): FieldProblem[] =>
  fromDate && toDate && toDate < fromDate ? [{ path: `${path}toDate`, code: 'before_start' }] : []

const withShares = ['shareholder', 'parent', 'subsidiary', 'actual_controller']
const ofPeople = ['spouse', 'near_relative']

/** What is wrong with a relation between parties of these kinds. */
export function relationProblems(
  { type, share }: { type: string; share: string | null },
  from: PartyKind,
  to: PartyKind,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (share !== null && (!withShares.includes(type) || Number(share) <= 0 || Number(share) > 100))
    problems.push({ path: 'share', code: withShares.includes(type) ? 'share_range' : 'no_share' })
  if (ofPeople.includes(type) && (from !== 'person' || to !== 'person'))
    problems.push({ path: 'type', code: 'only_between_people' })
  if (['parent', 'subsidiary', 'branch'].includes(type) && (from === 'person' || to === 'person'))
    problems.push({ path: 'type', code: 'only_between_organisations' })
  return problems
}

/** A person's own number as somebody sees it who need not know it. */
export const masked = (number: string): string =>
  '*'.repeat(Math.max(0, number.length - 4)) + number.slice(-4)

export const isPersonal = (type: string): boolean =>
  type === 'resident_identity_number' || type === 'passport'
