import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { uuidv7 } from '#platform/identifier.ts'

export type SendMail = (to: string, subject: string, text: string) => Promise<void>

/** A header value of one line: a line break in it would begin another header. */
const oneLine = (text: string) => text.replaceAll(/[\r\n\0]+/g, ' ').slice(0, 500)

/**
 * Sends over SMTP. Without a server, mails are laid down as files in the data folder, readable by
 * the operator alone: links in them let people in.
 */
export function createMail(
  smtpUrl: string | null,
  from: string | null,
  dataFolder: string,
): SendMail {
  const sender = from ?? 'Covenant <covenant@localhost>'
  if (smtpUrl) {
    const transport = createTransport(smtpUrl, {
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return async (to, subject, text) => {
      await transport.sendMail({ from: sender, to: oneLine(to), subject: oneLine(subject), text })
    }
  }
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (to, subject, text) => {
    const folder = join(dataFolder, 'mail')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const { message } = await transport.sendMail({
      from: sender,
      to: oneLine(to),
      subject: oneLine(subject),
      text,
    })
    await writeFile(join(folder, `${uuidv7()}.eml`), message as Buffer, { mode: 0o600 })
  }
}
