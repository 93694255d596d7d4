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
 * @param kept is told of each file.
 */
export function createMail(
  smtpUrl: string | null,
  from: string | null,
  dataFolder: string,
  kept: (file: string) => void = () => {},
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
  const folder = join(dataFolder, 'mail')
  return async (to, subject, text) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, `${uuidv7()}.eml`)
    await writeFile(file, laidDown({ from: sender, to, subject, text }), { mode: 0o600 })
    kept(file)
  }
}

/**
 * A mail as a person reads it with any program: nothing is encoded, no line is broken, so that a link
 * can be taken from it whole (RFC 6532, 8bit).
 */
function laidDown({ text, ...head }: Record<'from' | 'to' | 'subject' | 'text', string>): string {
  return [
    `From: ${oneLine(head.from)}`,
    `To: ${oneLine(head.to)}`,
    `Subject: ${oneLine(head.subject)}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\n')
}
