import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { uuidv7 } from '#platform/identifier.ts'

export type SendMail = (
  to: string,
  subject: string,
  text: string,
  more?: { html?: string },
) => Promise<void>

/** A mail of which nobody knows whether the server took it: the line broke after it was under way. */
class MailUncertain extends Error {
  readonly uncertain = true
}

/** Milliseconds a mail server may take: the outbox waits for it within a transaction. */
const patience = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000 }

/** Whether the mail surely did not leave: the server refused it, or was never reached. */
function surelyFailed(error: unknown): boolean {
  const { responseCode, syscall, code } = error as {
    responseCode?: number
    syscall?: string
    code?: string
  }
  const before = ['EDNS', 'EAUTH', 'EENVELOPE', 'ENOTFOUND', 'ECONNREFUSED']
  return responseCode !== undefined || syscall === 'connect' || before.includes(code ?? '')
}

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
      ...patience,
    })
    return async (to, subject, text, { html } = {}) => {
      const head = { from: sender, to: oneLine(to), subject: oneLine(subject) }
      try {
        await transport.sendMail({ ...head, text, ...(html ? { html } : {}) })
      } catch (error) {
        throw surelyFailed(error) ? error : new MailUncertain('mail', { cause: error })
      }
    }
  }
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (to, subject, text, { html } = {}) => {
    const folder = join(dataFolder, 'mail')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const { message } = await transport.sendMail({
      from: sender,
      to: oneLine(to),
      subject: oneLine(subject),
      text,
      ...(html ? { html } : {}),
    })
    await writeFile(join(folder, `${uuidv7()}.eml`), message as Buffer, { mode: 0o600 })
  }
}
