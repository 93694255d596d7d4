import type { LeadRow, ReadLead, RejectedRow, Row } from './lead.ts'

export type RepeatKey =
  | 'phone'
  | 'mail'
  | 'unified_social_credit_code'
  | 'identity_number'
  | 'organisation_and_person'
  | 'organisation'

export interface Repeat {
  /** The first row of the sheet that says the same. */
  first: number
  by: RepeatKey
  value: string
}

/**
 * By row, the earliest lead of the same sheet with the same telephone, mail, code, or organisation and
 * person. Keys are compared exactly: two people of one name are not one person.
 */
export function duplicatesWithin(rows: Row[]): Map<number, Repeat> {
  const seen = new Map<string, number>()
  const repeats = new Map<number, Repeat>()
  for (const row of rows) {
    if (row.kind !== 'lead') continue
    for (const [by, value] of keysOf(row.lead)) {
      const key = `${by} ${value}`
      const first = seen.get(key)
      const found = repeats.get(row.row)
      if (first === undefined) seen.set(key, row.row)
      else if (!found || first < found.first) repeats.set(row.row, { first, by, value })
    }
  }
  return repeats
}

function keysOf(lead: ReadLead): [RepeatKey, string][] {
  const keys: [RepeatKey, string][] = lead.phones.map((phone) => ['phone', phone])
  for (const mail of lead.mails) keys.push(['mail', mail])
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

/** Entries that repeat name and telephone of the entry just above: typed, or submitted, twice. */
export function adjacentRepeats(rows: Row[]): { row: number; repeats: number }[] {
  const found: { row: number; repeats: number }[] = []
  let above: LeadRow | RejectedRow | null = null
  for (const row of rows) {
    if (row.kind !== 'lead' && row.kind !== 'rejected') continue
    if (above && sameEntry(above.lead, row.lead)) found.push({ row: row.row, repeats: above.row })
    above = row
  }
  return found
}

function sameEntry(one: ReadLead, other: ReadLead): boolean {
  const nameOf = (lead: ReadLead) =>
    [lead.organisationName, lead.personName, lead.contactName].filter(Boolean).join('\n')
  const phoneOf = (lead: ReadLead) => lead.phones.join(' ') || lead.phoneText
  return nameOf(one) !== '' && nameOf(one) === nameOf(other) && phoneOf(one) === phoneOf(other)
}
