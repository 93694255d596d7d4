// Reads one mail beside the main thread: a hostile one ends this thread, not the server.
import { parentPort, workerData } from 'node:worker_threads'
import { MailUnusable, readMail } from './read-mail.ts'

async function answer() {
  try {
    return { mail: await readMail(workerData as Uint8Array) }
  } catch (error) {
    return { why: error instanceof MailUnusable ? error.why : 'unreadable' }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.postMessage(await answer())
