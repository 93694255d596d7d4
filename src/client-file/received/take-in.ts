import { perform, type Runtime, system } from '#access/index.ts'
import { fileName, mediaType } from '#client-service/index.ts'
import type { FileStore } from '#platform/files/store.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Drop } from './drop.ts'
import {
  systemCountWaiting,
  systemForgetItems,
  systemInsertItem,
  systemNoteUse,
  waitAtMost,
} from './sql.ts'

export interface MailFile {
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** What a mail says, without anything it would have fetched or run. */
export interface MailRead {
  /** SHA-256 of what names it: its Message-ID, else all of it. */
  key: Uint8Array
  sender: string
  senderMail: string | null
  subject: string
  text: string
  /** Whom it names, in its head and in the heads of what it passes on. */
  addresses: string[]
  sentAt: string | null
  files: MailFile[]
}

/** Too much waits for this person already. */
export class NoRoom extends Error {}

/**
 * Keeps a mail for its owner until they say whose it is. Brought twice it is one.
 * @returns whether it was new
 */
export async function takeIn(
  { runtime, files }: { runtime: Runtime; files: FileStore },
  drop: Drop,
  mail: MailRead,
): Promise<boolean> {
  const kept: { sha256: string; byteCount: number }[] = []
  // Before the transaction: contents nobody names are cleared away by themselves.
  for (const { bytes } of mail.files) kept.push(await files.put(bytes))
  return perform(runtime, system, async (work) => {
    if ((await systemCountWaiting(work.tx, drop.personId)) >= waitAtMost) throw new NoRoom()
    await systemNoteUse(work, drop.id)
    return systemInsertItem(
      work.tx,
      {
        id: uuidv7(),
        person_id: drop.personId,
        mail_key: Buffer.from(mail.key),
        sender: mail.sender,
        sender_mail: mail.senderMail,
        subject: mail.subject,
        text: mail.text,
        addresses: mail.addresses,
        sent_at: mail.sentAt ? new Date(mail.sentAt) : null,
        received_at: work.now,
      },
      mail.files.map((file, at) => ({
        content_sha256: kept[at]?.sha256 ?? '',
        byte_count: kept[at]?.byteCount ?? 0,
        name: fileName(file.name) ?? `file-${at + 1}`,
        media_type: mediaType(file.mediaType),
      })),
    )
  })
}

/** Discards what nobody wanted for thirty days, and forgets what was settled before. */
export const forgetReceived = (runtime: Runtime): Promise<void> =>
  perform(runtime, system, systemForgetItems)
