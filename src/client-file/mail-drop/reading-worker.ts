// Reads one mail beside the main thread: a hostile one ends this thread, not the server.
import { parentPort, workerData } from 'node:worker_threads'
import { MailUnusable, readMail } from './read-mail.ts'

readMail(workerData as Uint8Array).then(
  (mail) => parentPort?.postMessage({ mail }),
  (error: unknown) =>
    parentPort?.postMessage({ why: error instanceof MailUnusable ? error.why : 'unreadable' }),
)
