import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Runtime } from '#access/index.ts'
import type { FileStore } from '#platform/files/store.ts'
import { type Drop, dropOf, NoRoom, takeIn } from '../received/index.ts'
import { readMailBeside } from './read-beside.ts'
import { largestMail, MailUnusable } from './read-mail.ts'

export interface MailDropParts {
  runtime: Runtime
  files: FileStore
  /** What stands after the @. */
  domain: string
  host: string
  /** 0: any that is free. */
  port: number
  tls: { cert: Buffer; key: Buffer } | null
  /** Mails one person may drop in an hour, 200 unless told; the sender's server tries the others later. */
  anHour?: number
  log(message: string, error: unknown): void
}

/** Wrong addresses after which a connection is closed: nobody guesses. */
const wrongAtMost = 5

/** What an SMTP server says back: 4xx is tried again, 5xx is told to whoever sent it. */
class Answer extends Error {
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

interface Connection extends SMTPServerSession {
  wrong?: number
  drops?: Map<string, Drop>
}

/**
 * Takes mail for people's drop addresses and nothing else: it passes nothing on, and says nothing of who
 * is there. What was answered with 250 is on disk and in the database.
 * @returns the port, and how to stop
 */
export async function startMailDrop(
  parts: MailDropParts,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const { runtime, host, port, tls, log, anHour = 200 } = parts
  const hour = countingByHour(runtime)
  const server = new SMTPServer({
    size: largestMail,
    authOptional: true,
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...tls,
    banner: 'Covenant',
    logger: false,
    disableReverseLookup: true,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    onMailFrom: (_address, session: Connection, answer) => {
      session.drops = new Map()
      answer()
    },
    onRcptTo: ({ address }, session: Connection, answer) => {
      recipient(parts, session, address).then(
        (drop) => {
          if (hour.count(drop.personId) >= anHour)
            return answer(new Answer(451, 'Too many for now'))
          session.drops?.set(drop.personId, drop)
          hour.note(drop.personId)
          return answer()
        },
        (error: unknown) => answer(spoken(error, log)),
      )
    },
    onData: (stream, session: Connection, answer) => {
      const drops = [...(session.drops?.values() ?? [])]
      take(parts, stream, drops).then(
        () => answer(),
        (error: unknown) => answer(spoken(error, log)),
      )
    },
  })
  // A line that breaks is no failure of ours, and what it complains of may name people.
  server.on('error', () => undefined)
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed)
    server.listen(port, host, () => {
      server.server.off('error', failed)
      listening()
    })
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  }
}

function spoken(error: unknown, log: MailDropParts['log']): Error {
  if (error instanceof Answer) return error
  if (error instanceof NoRoom) return new Answer(452, 'Too many mails wait already')
  if (error instanceof MailUnusable)
    return error.why === 'too_many_files'
      ? new Answer(552, 'Too many attachments')
      : new Answer(554, 'The mail cannot be read')
  log('mail drop', error)
  return new Answer(451, 'Try again later')
}

async function recipient(
  { runtime, domain }: MailDropParts,
  session: Connection,
  address: string,
): Promise<Drop> {
  const [code = '', at = ''] = address.toLowerCase().split('@')
  const drop = at === domain.toLowerCase() ? await dropOf(runtime, code) : null
  if (drop) return drop
  session.wrong = (session.wrong ?? 0) + 1
  throw session.wrong > wrongAtMost
    ? new Answer(421, 'Too many unknown addresses')
    : new Answer(550, 'No such address')
}

async function take(
  { runtime, files }: MailDropParts,
  stream: SMTPServerDataStream,
  drops: Drop[],
): Promise<void> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    length += part.length
    // It is read to its end: an answer before would break the line.
    if (length <= largestMail) parts.push(part)
    else parts.length = 0
  }
  if (length > largestMail) throw new Answer(552, 'The mail is larger than 25 MB')
  const mail = await readMailBeside(Buffer.concat(parts))
  for (const drop of drops) await takeIn({ runtime, files }, drop, mail)
}

/** How many somebody has dropped within the hour, by the clock of the product. */
function countingByHour({ clock }: Runtime) {
  let hour = 0
  let counts = new Map<string, number>()
  const now = () => {
    const current = Math.floor(clock.now().getTime() / 3_600_000)
    if (current !== hour) counts = new Map()
    hour = current
    return counts
  }
  return {
    count: (personId: string) => now().get(personId) ?? 0,
    note: (personId: string) => now().set(personId, (now().get(personId) ?? 0) + 1),
  }
}
