import { Worker } from 'node:worker_threads'
import type { MailRead } from '../received/index.ts'
import { MailUnusable } from './read-mail.ts'

/** Milliseconds the reading of one mail may take. */
const longest = 20_000
/** Mails read at the same time; others wait for their turn. */
const atOnce = 2

let reading = 0
const waiting: (() => void)[] = []

/** Reads a mail in a thread of its own, bounded in time and memory. */
export async function readMailBeside(raw: Uint8Array): Promise<MailRead> {
  if (reading >= atOnce) await new Promise<void>((turn) => waiting.push(turn))
  else reading += 1
  try {
    return await inThread(raw)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else reading -= 1
  }
}

function inThread(raw: Uint8Array): Promise<MailRead> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    workerData: raw,
  })
  return new Promise<MailRead>((resolve, reject) => {
    const unusable = () => reject(new MailUnusable('unreadable'))
    const timer = setTimeout(unusable, longest)
    worker.once('error', unusable)
    worker.once('exit', unusable)
    worker.once('message', (said: { mail: MailRead } | { why: MailUnusable['why'] }) => {
      clearTimeout(timer)
      if ('mail' in said) resolve(said.mail)
      else reject(new MailUnusable(said.why))
    })
  }).finally(() => void worker.terminate())
}
