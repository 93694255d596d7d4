import { type LaterHandler, perform, type Runtime, system } from '#access/index.ts'
import { chatter, departmentTeller, trier } from './chat.ts'
import { makeDigests } from './digest.ts'
import { letterOf } from './letter.ts'
import { noticeMaker } from './make-notices.ts'
import { mannerOf } from './manner.ts'
import type { NotificationParts } from './parts.ts'
import { systemForget } from './sql.ts'
import { type Send, teller } from './tell.ts'

/** What notifications do when something has happened, and when time has passed. */
export function notificationJobs(parts: NotificationParts): {
  later: LaterHandler[]
  chores: { name: string; cron: string; run(runtime: Runtime): Promise<unknown> }[]
} {
  return {
    later: [
      noticeMaker(parts),
      teller(parts, 'mail', mailer(parts)),
      teller(parts, 'webhook', chatter(parts)),
      departmentTeller(parts),
      trier(parts),
    ],
    chores: [
      { name: 'send-digests', cron: '* * * * *', run: (runtime) => makeDigests(runtime, parts) },
      {
        name: 'forget-old-notices',
        cron: '50 3 * * *',
        run: (runtime) => perform(runtime, system, (work) => systemForget(work.tx, work.now)),
      },
    ],
  }
}

const mailer =
  (parts: NotificationParts): Send =>
  async (work, message) => {
    const { officeId, language } = message.receiver
    await parts.sendMail(letterOf(message, await mannerOf(work, parts, officeId, language)))
  }
