import {
  type Cell,
  type ReadCell,
  type Reading,
  type RowLook,
  type RowProblem,
  type SameKey,
  type Words,
  creditCode,
  day,
  extraColumn,
  identityNumber,
  isOrganisationName,
  line,
  mail,
  phone,
  readName,
  runningText,
  warn,
} from '#imports/reading/index.ts'
import { phoneNumber } from '#parties/contract.ts'
import { readAmount } from '#platform/sheets/amounts.ts'
import { isBlank } from '#platform/sheets/workbook.ts'
import { type Field, fieldWords, vocabulary } from './fields.ts'
import { emptyLead, type ReadLead } from './lead.ts'

type LeadProblem = 'nobody_named' | 'unreachable' | 'unreachable_as_written' | 'name_missing'

const problems: Record<LeadProblem, Words> = {
  nobody_named: {
    zh: '既没有姓名也没有单位，请补上',
    en: 'Neither a person nor an organisation is named; please add one',
  },
  unreachable: {
    zh: '没有电话、邮箱、微信，也没有推荐人，无法联系',
    en: 'No telephone, mail, WeChat or referrer: nobody could get in touch',
  },
  unreachable_as_written: {
    zh: '“{text}”无法使用，又没有其他联系方式，请核对后再导入',
    en: '“{text}” cannot be used and there is no other way to get in touch; please check it',
  },
  name_missing: { zh: '有单位而没有姓名', en: 'An organisation is named, but no person' },
}

const name =
  (as: 'name' | 'organisation' | 'contact'): ReadCell<ReadLead> =>
  (text, lead, place, warnings) => {
    const kind = as === 'organisation' ? 'organisation' : 'person'
    const read = readName(text, kind, place, warnings)
    if (read === null) return
    if (as === 'contact') lead.contactName = read
    else if (as === 'organisation') lead.organisationName = read
    else if (isOrganisationName(read) && lead.organisationName === null)
      lead.organisationName = read
    else lead.personName = read
  }

const amount: ReadCell<ReadLead> = (text, lead, place, warnings) => {
  const read = readAmount(text, place.yuanPerUnit)
  if (read === 'unreadable') warn(warnings, place, 'amount_unreadable', text)
  else if (read !== 'unknown') lead.amount = read
}

/** How lists of leads are read. */
export const reading: Reading<ReadLead, Field> = {
  kind: 'lead',
  vocabulary,
  fields: fieldWords,
  days: new Set<Field>(['received_on']),
  empty: emptyLead,
  readers: {
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
    received_on: day('receivedOn', 'receivedOnText'),
    region: line('region'),
    amount,
    intent: line('intent'),
    handler: line('handler'),
    note: runningText('note'),
    unified_social_credit_code: creditCode('unifiedSocialCreditCode'),
    identity_number: identityNumber('identityNumber'),
    extra: extraColumn,
  },
  judge(lead, row) {
    lendNumbers(lead)
    return { problems: rejections(lead, row), warnings: nameless(lead, row) }
  },
  keysOf,
  problems,
}

/** 微信同号 beside a mobile, in either direction: the one number is both. */
function lendNumbers(lead: ReadLead): void {
  const same = /同号|同手机|同电话|同上|same/i
  if (lead.wechat !== null && same.test(lead.wechat)) {
    lead.wechat = lead.phones.find((number) => /^\+861[3-9]/.test(number))?.slice(3) ?? null
  } else if (lead.wechat !== null && lead.phones.length === 0 && lead.phoneText !== null) {
    const read = phoneNumber(lead.wechat)
    if (read.ok && read.kind === 'mobile' && same.test(lead.phoneText)) lead.phones.push(read.value)
  }
}

/**
 * A lead needs somebody to speak of and a way to speak to them. A number that cannot be read rejects the
 * row only where nothing else leads to the client: no mail, no WeChat, nobody who introduced them.
 */
function rejections(lead: ReadLead, { columnOf }: RowLook): RowProblem<LeadProblem>[] {
  const found: RowProblem<LeadProblem>[] = []
  const named = lead.personName ?? lead.organisationName ?? lead.contactName
  if (named === null) {
    const column = columnOf('name') ?? columnOf('organisation')
    found.push({ column, code: 'nobody_named', values: {} })
  }
  const reachable = lead.phones.length > 0 || lead.mails.length > 0
  if (reachable || lead.wechat !== null || lead.referrer !== null) return found
  const text = [lead.phoneText, lead.mailText].filter((part) => part !== null).join(' / ')
  const column = columnOf(lead.phoneText === null && text !== '' ? 'mail' : 'phone')
  found.push(
    text === ''
      ? { column, code: 'unreachable', values: {} }
      : { column, code: 'unreachable_as_written', values: { text: text.slice(0, 200) } },
  )
  return found
}

function nameless(lead: ReadLead, { cells, columnOf }: RowLook): RowProblem<LeadProblem>[] {
  if (lead.personName !== null || lead.contactName !== null) return []
  const column = columnOf('name')
  if (column === null || isNameOfOrganisation(lead, cells[column])) return []
  return [{ column, code: 'name_missing', values: {} }]
}

const isNameOfOrganisation = (lead: ReadLead, cell: Cell | undefined): boolean =>
  lead.organisationName !== null && !isBlank(cell)

/** Telephone, mail, code, or organisation and person: two people of one name are not one person. */
function keysOf(lead: ReadLead): [SameKey, string][] {
  const keys: [SameKey, string][] = lead.phones.map((number) => ['phone', number])
  for (const address of lead.mails) keys.push(['mail', address])
  if (lead.identityNumber !== null) keys.push(['identity_number', lead.identityNumber])
  if (lead.unifiedSocialCreditCode !== null) {
    keys.push(['unified_social_credit_code', lead.unifiedSocialCreditCode])
  }
  if (lead.organisationName === null) return keys
  const organisation = lead.organisationName.toLowerCase()
  const person = (lead.personName ?? lead.contactName)?.toLowerCase()
  keys.push(
    person === undefined
      ? ['organisation', organisation]
      : ['organisation_and_person', `${organisation} ${person}`],
  )
  return keys
}
