import { createHash } from 'node:crypto'
import PostalMime, { type Attachment, type Email, type Mailbox } from 'postal-mime'
import { mailAddress } from '#parties/contract.ts'
import { tidyText } from '#platform/text.ts'
import type { MailFile, MailRead } from '../received/index.ts'
import { plainOf } from './plain.ts'

/** Bytes of a mail at most, as it travels. */
export const largestMail = 25 * 1024 * 1024
/** Files of one mail. */
export const filesOfMail = 30
/** Characters of the text that are shown and become the note; what is longer is kept as a file too. */
const shownText = 9_000
const longestSubject = 300
/** Addresses looked up to find whose it is. */
const addressesAtMost = 50
/** Bytes below which a picture inside the text is an ornament: the logo of a signature. */
const ornament = 8_192

/** Why a mail is not taken. */
export class MailUnusable extends Error {
  readonly why: 'unreadable' | 'too_many_files'
  constructor(why: MailUnusable['why']) {
    super(why)
    this.why = why
  }
}

/** Reads a mail. Hostile ones cost time: see `readMailBeside`. */
export async function readMail(raw: Uint8Array): Promise<MailRead> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 50, maxRfc822NestingDepth: 5 }).catch(
    () => {
      throw new MailUnusable('unreadable')
    },
  )
  const files = mail.attachments.filter(isFile).map(fileOf)
  if (files.length > filesOfMail) throw new MailUnusable('too_many_files')
  const text = tidyText((mail.text?.trim() || plainOf(mail.html ?? '')).toWellFormed())
  const sender = mailboxes(mail.from ? [mail.from] : [])[0]
  if (text.length > shownText) {
    const bytes = Buffer.from(text)
    files.unshift({ name: 'mail.txt', mediaType: 'text/plain', bytes })
  }
  const name = oneLine(sender?.name ?? '').slice(0, 150)
  const address = sender?.address ?? ''
  return {
    key: createHash('sha256')
      .update(mail.messageId ?? raw)
      .digest(),
    sender: (name && name !== address ? `${name} <${address}>` : address).slice(0, 320),
    senderMail: known(address),
    subject: cut(oneLine(mail.subject?.toWellFormed() ?? ''), longestSubject),
    text: cut(text, shownText),
    addresses: addressesOf(mail, text),
    sentAt: instantOf(mail.date),
    files,
  }
}

/** One line, its wording and punctuation as they were. */
const oneLine = (text: string): string => tidyText(text).replaceAll(/\s+/g, ' ')

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text

const mailboxes = (all: Email['to']): Mailbox[] => (all ?? []).flatMap((one) => one.group ?? [one])

const known = (address: string): string | null => {
  const read = mailAddress(address)
  return read.ok ? read.value : null
}

function addressesOf(mail: Email, text: string): string[] {
  const head = [mail.from ? [mail.from] : [], mail.replyTo, mail.to, mail.cc].flatMap(mailboxes)
  // The heads of what is passed on stand in its text.
  const inside = text.slice(0, 20_000).match(/[\w.+-]{1,64}@[\w.-]{1,190}/g) ?? []
  const all = [...head.map(({ address }) => address), ...inside].flatMap(
    (one) => known(one.replace(/\.+$/, '')) ?? [],
  )
  return [...new Set(all)].slice(0, addressesAtMost)
}

function instantOf(date: string | undefined): string | null {
  const at = new Date(date ?? '')
  return Number.isNaN(at.getTime()) || at.getFullYear() < 1990 ? null : at.toISOString()
}

const sizeOf = ({ content }: Attachment) =>
  typeof content === 'string' ? content.length : content.byteLength

function isFile(one: Attachment): boolean {
  if (sizeOf(one) === 0) return false
  return !(one.related && one.mimeType.startsWith('image/') && sizeOf(one) < ornament)
}

function fileOf({ filename, mimeType, content }: Attachment, at: number): MailFile {
  const bytes =
    typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer)
  return { name: filename?.toWellFormed() || `file-${at + 1}`, mediaType: mimeType, bytes }
}
