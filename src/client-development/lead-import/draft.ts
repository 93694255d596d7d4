import { nameKey } from '#imports/index.ts'
import type { Language } from '#imports/reading/index.ts'
import type { Amount } from '#platform/sheets/amounts.ts'
import type { LeadDraft } from '../leads/index.ts'
import { practiceAreaOf } from './practice-areas.ts'
import { fieldWords, type ReadLead } from './reading/index.ts'

/** What the words of a row are matched with. */
export interface Surroundings {
  /** Channels in use, by `nameKey` of their names. */
  channels: Map<string, string>
  /** Campaigns in use, by `nameKey`. */
  campaigns: Map<string, { id: string; channelId: string }[]>
  /** ISO day. */
  today: string
  language: Language
}
export interface Defaults {
  channelId: string | null
  campaignId: string | null
}

/** Who it is: the person, else the organisation, else whoever speaks for it. */
export function whoIs(lead: ReadLead): Pick<LeadDraft, 'name'> & {
  organisation: string | null
  contactName: string | null
} {
  const name = lead.personName ?? lead.organisationName ?? lead.contactName ?? ''
  const contact = lead.contactName === name ? null : lead.contactName
  return {
    name: name.slice(0, 200),
    organisation: lead.organisationName?.slice(0, 200) ?? null,
    contactName: contact?.slice(0, 100) ?? null,
  }
}

// The longest need a lead holds.
const longestNeed = 5_000

/**
 * The lead a row becomes. What has no place of its own, and what could not be read, stays word for word
 * below the need. Identity numbers do not: they wait in the import until the client is identified.
 */
export function draftOf(lead: ReadLead, defaults: Defaults, around: Surroundings): LeadDraft {
  const { today, language } = around
  const notes: string[] = []
  const note = (title: string, text: string | null | undefined) => {
    if (text) notes.push(language === 'zh' ? `${title}：${text}` : `${title}: ${text}`)
  }
  const words = (field: keyof typeof fieldWords) => fieldWords[field][language]
  const fitting = (field: keyof typeof fieldWords, text: string | null, longest: number) => {
    if (text === null || text.length <= longest) return text
    note(words(field), text)
    return text.slice(0, longest)
  }
  const who = whoIs(lead)
  if (lead.contactName && lead.contactName.length > 100)
    note(words('contact_name'), lead.contactName)
  const place = placeOf(lead, defaults, around)
  const practiceArea = lead.practiceArea === null ? null : practiceAreaOf(lead.practiceArea)
  const amount = amountOf(lead)
  const received = lead.receivedOn !== null && lead.receivedOn <= today ? lead.receivedOn : today
  const [phone = null] = lead.phones
  const [mail = null] = lead.mails
  const draft: LeadDraft = {
    ...who,
    phone,
    mail: mail !== null && mail.length > 254 ? null : mail,
    wechat: fitting('wechat', lead.wechat, 100),
    unifiedSocialCreditCode: lead.unifiedSocialCreditCode,
    region: fitting('region', lead.region, 100),
    practiceArea,
    estimatedAmount: amount,
    channelId: place.channelId,
    campaignId: place.campaignId,
    referrerName: fitting('referrer', lead.referrer, 200),
    receivedOn: received,
  }
  if (!saysAll(lead.phoneText, phone)) note(words('phone'), lead.phoneText)
  if (lead.mailText !== null && lead.mailText.toLowerCase() !== draft.mail)
    note(words('mail'), lead.mailText)
  note(words('job_title'), lead.jobTitle)
  if (practiceArea === null || !fieldIsPlain(lead.practiceArea))
    note(words('practice_area'), lead.practiceArea)
  if (place.channelUnknown) note(words('channel'), lead.channel)
  if (place.campaignUnknown) note(words('campaign'), lead.campaign)
  if (lead.receivedOn !== received) note(words('received_on'), lead.receivedOnText)
  if (lead.amount !== null && !isExact(lead.amount, amount)) note(words('amount'), lead.amount.text)
  note(words('intent'), lead.intent)
  note(words('handler'), lead.handler)
  note(words('note'), lead.note)
  for (const [title, text] of Object.entries(lead.extra)) note(title, text)
  draft.need = [lead.need ?? '', notes.join('\n')]
    .filter(Boolean)
    .join('\n\n')
    .slice(0, longestNeed)
  return draft
}

/** An area named by its short word alone says nothing more than the area itself. */
const fieldIsPlain = (text: string | null): boolean => text !== null && text.length <= 2

/** In yuan. Of a range the lower end; the words stay beside it. */
function amountOf({ amount }: ReadLead): string | null {
  // The most a lead's amount holds: numeric(14,2).
  if (amount === null || amount.lowFen < 0 || amount.lowFen >= 1e14) return null
  const fen = String(amount.lowFen).padStart(3, '0')
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`
}

const isExact = (amount: Amount, yuan: string | null): boolean =>
  yuan !== null && amount.lowFen === amount.highFen && !/[约上下内多余左]/.test(amount.text)

/** Whether the number holds every digit the cells said. */
function saysAll(text: string | null, phone: string | null): boolean {
  if (text === null) return true
  const digits = (from: string) => from.replaceAll(/\D/g, '')
  const said = digits(text.normalize('NFKC'))
  const kept = digits(phone ?? '')
  return (
    kept !== '' &&
    [kept, kept.replace(/^86/, ''), `0${kept.replace(/^86/, '')}`].includes(said) &&
    !/[^\d\s()+.\-—－（）]/.test(text)
  )
}

function placeOf(lead: ReadLead, defaults: Defaults, { channels, campaigns }: Surroundings) {
  const named = lead.channel === null ? undefined : channels.get(nameKey(lead.channel))
  const meant = lead.campaign === null ? [] : (campaigns.get(nameKey(lead.campaign)) ?? [])
  const wanted = named ?? defaults.channelId
  // A campaign belongs to one channel; where no channel is named, the campaign names it.
  const campaign = meant.find((one) => one.channelId === wanted) ?? (named ? undefined : meant[0])
  const channelId = campaign?.channelId ?? wanted
  const campaignId = campaign?.id ?? (channelId === defaults.channelId ? defaults.campaignId : null)
  return {
    channelId,
    campaignId,
    channelUnknown: lead.channel !== null && named === undefined,
    campaignUnknown: lead.campaign !== null && campaign === undefined,
  }
}
