import type { Amount } from '#platform/sheets/amounts.ts'

/** A row of the office's list in the words of the firm. Nothing is guessed: what is not known is null. */
export interface ReadLead {
  personName: string | null
  organisationName: string | null
  contactName: string | null
  jobTitle: string | null
  /** Canonical numbers (`+8613812345678`), and everything the cells said, digit for digit. */
  phones: string[]
  phoneText: string | null
  mails: string[]
  mailText: string | null
  wechat: string | null
  need: string | null
  practiceArea: string | null
  channel: string | null
  campaign: string | null
  referrer: string | null
  /** ISO day. */
  receivedOn: string | null
  receivedOnText: string | null
  region: string | null
  amount: Amount | null
  intent: string | null
  handler: string | null
  note: string | null
  unifiedSocialCreditCode: string | null
  identityNumber: string | null
  /** Columns without a place of their own, by their title. */
  extra: Record<string, string>
  /** Titles of columns by the key of the firm's own field they were mapped to. */
  meant?: Record<string, string>
}

export const emptyLead = (): ReadLead => ({
  personName: null,
  organisationName: null,
  contactName: null,
  jobTitle: null,
  phones: [],
  phoneText: null,
  mails: [],
  mailText: null,
  wechat: null,
  need: null,
  practiceArea: null,
  channel: null,
  campaign: null,
  referrer: null,
  receivedOn: null,
  receivedOnText: null,
  region: null,
  amount: null,
  intent: null,
  handler: null,
  note: null,
  unifiedSocialCreditCode: null,
  identityNumber: null,
  extra: {},
})
