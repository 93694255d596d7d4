import {
  mailAddresses,
  phoneNumbers,
  residentIdentityNumber,
  unifiedSocialCreditCode,
} from '#parties/index.ts'
import { tidyLine, tidyText } from '#platform/text.ts'
import { readAmount } from './amounts.ts'
import { readDay } from './days.ts'
import type { Field } from './fields.ts'
import type { ReadLead } from './lead.ts'
import type { RowProblem, WarningCode } from './problems.ts'
import { isOrganisationName, readName, saysNothing } from './who.ts'

/** What reading one cell needs to know of its place. */
export interface Place {
  column: number
  title: string
  /** Of an amount column. */
  yuanPerUnit: number
  /** The year of the other dates of the file, or null. */
  year: number | null
  /** Whether those other dates are all of that one year. */
  yearIsSure: boolean
}
export type Warnings = RowProblem<WarningCode>[]
export type ReadCell = (text: string, lead: ReadLead, place: Place, warnings: Warnings) => void

const longestLine = 500
const longestText = 8000

const warn = (warnings: Warnings, place: Place, code: WarningCode, text: string) =>
  warnings.push({ column: place.column, code, values: { text: text.slice(0, 200) } })

function cut(text: string, longest: number, place: Place, warnings: Warnings): string {
  if (text.length <= longest) return text
  warn(warnings, place, 'text_cut', text)
  return text.slice(0, longest)
}

type LineKey = {
  [Key in keyof ReadLead]: string | null extends ReadLead[Key] ? Key : never
}[keyof ReadLead]

const line =
  (key: LineKey): ReadCell =>
  (text, lead, place, warnings) => {
    const value = tidyLine(text)
    if (value !== '' && !saysNothing(value)) lead[key] = cut(value, longestLine, place, warnings)
  }

const runningText =
  (key: 'need' | 'note'): ReadCell =>
  (text, lead, place, warnings) => {
    const value = tidyText(text)
    if (value === '') return
    const earlier = lead[key]
    lead[key] = cut(earlier === null ? value : `${earlier}\n${value}`, longestText, place, warnings)
  }

const name =
  (as: 'name' | 'organisation' | 'contact'): ReadCell =>
  (text, lead, place, warnings) => {
    const read = readName(text, as === 'organisation' ? 'organisation' : 'person')
    if (read === null) {
      if (tidyLine(text).length > 200) warn(warnings, place, 'name_too_long', text)
    } else if (as === 'contact') lead.contactName = read
    else if (as === 'organisation') lead.organisationName = read
    else if (isOrganisationName(read) && lead.organisationName === null)
      lead.organisationName = read
    else lead.personName = read
  }

const phone: ReadCell = (text, lead, place, warnings) => {
  const value = tidyLine(text)
  if (value === '' || saysNothing(value)) return
  lead.phoneText = lead.phoneText === null ? value : `${lead.phoneText} / ${value}`
  const read = phoneNumbers(text)
  for (const number of read.numbers) {
    if (!lead.phones.includes(number.value)) lead.phones.push(number.value)
    if (!number.areaCodeKnown) warn(warnings, place, 'phone_area_code_unknown', value)
  }
  for (const part of read.unreadable) warn(warnings, place, part.code, part.text)
}

const mail: ReadCell = (text, lead, place, warnings) => {
  const value = tidyLine(text)
  if (value === '' || saysNothing(value)) return
  lead.mailText = lead.mailText === null ? value : `${lead.mailText} / ${value}`
  const read = mailAddresses(text)
  for (const address of read.addresses) if (!lead.mails.includes(address)) lead.mails.push(address)
  for (const part of read.unreadable) warn(warnings, place, part.code, part.text)
}

const day: ReadCell = (text, lead, place, warnings) => {
  const value = tidyLine(text)
  if (value === '') return
  lead.receivedOnText = cut(value, longestLine, place, warnings)
  const read = readDay(value, place.year)
  if (!read.ok) return void warn(warnings, place, read.code, value)
  lead.receivedOn = read.day
  if (read.assumed === 'order') warn(warnings, place, 'date_order_assumed', value)
  if (read.assumed === 'year' && !place.yearIsSure)
    warn(warnings, place, 'date_year_assumed', value)
}

const amount: ReadCell = (text, lead, place, warnings) => {
  const read = readAmount(text, place.yuanPerUnit)
  if (read === 'unreadable') warn(warnings, place, 'amount_unreadable', text)
  else if (read !== 'unknown') lead.amount = read
}

const numberOf =
  (key: 'unifiedSocialCreditCode' | 'identityNumber'): ReadCell =>
  (text, lead, place, warnings) => {
    const value = tidyLine(text)
    if (value === '' || saysNothing(value)) return
    const check = key === 'identityNumber' ? residentIdentityNumber : unifiedSocialCreditCode
    const read = check(value)
    if (read.ok) lead[key] = read.value
    else warn(warnings, place, read.code, value)
  }

const extra: ReadCell = (text, lead, place, warnings) => {
  const value = tidyText(text)
  if (value !== '') lead.extra[place.title] = cut(value, longestText, place, warnings)
}

export const readers: Record<Exclude<Field, 'ignore'>, ReadCell> = {
  name: name('name'),
  contact_name: name('contact'),
  organisation: name('organisation'),
  job_title: line('jobTitle'),
  phone,
  mail,
  wechat: line('wechat'),
  need: runningText('need'),
  practice_area: line('practiceArea'),
  channel: line('channel'),
  campaign: line('campaign'),
  referrer: line('referrer'),
  received_on: day,
  region: line('region'),
  amount,
  intent: line('intent'),
  handler: line('handler'),
  note: runningText('note'),
  unified_social_credit_code: numberOf('unifiedSocialCreditCode'),
  identity_number: numberOf('identityNumber'),
  extra,
}
