import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { roles } from '#access/index.ts'
import { cast, mailOf, shownFor } from '#demo/index.ts'
import { ownStatistics } from './own-statistics.ts'
import { fillWithDemo } from './load-demo.ts'
import { prepareDatabase } from './prepare-database.ts'
import { readSettings } from './settings.ts'

// Run by the launcher before the server, once: `npm start -- --demo`. The server knows nothing of it.

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Letters that are not mistaken for each other when read from a console. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const madePassword = () =>
  [...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length]).join('')

async function main(): Promise<void> {
  const { adminUrl, secret, dataFolder } = readSettings(process.env)
  const password = process.env.COVENANT_DEMO_PASSWORD || madePassword()
  // A smaller firm for a slower machine.
  const scale = Math.min(1, Math.max(0.02, Number(process.env.COVENANT_DEMO_SCALE || 1)))
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  await prepareDatabase(adminUrl, secret)
  const now = new Date()
  const statistics = await ownStatistics(adminUrl)
  const { counts } = await fillWithDemo(
    { adminUrl, secret, dataFolder, password },
    {
      seed: 'covenant',
      now,
      months: 24,
      scale,
      progress: async (month, acts) => {
        say(`  ${month}  ${acts} 件事 / acts  (${seconds()} s)`)
        await statistics.monthIsOver()
      },
    },
  )
  await statistics.giveBack()
  const accounts = roles.map((role) => ({
    role,
    name: cast[shownFor[role]][0],
    email: mailOf(shownFor[role]),
  }))
  // What the launcher reads: the firm is whole, and how to get in.
  const mark = { state: 'ready', madeAt: now.toISOString(), password, accounts }
  writeFileSync(join(dataFolder, 'demo.json'), `${JSON.stringify(mark, null, 2)}\n`, {
    mode: 0o600,
  })
  say(
    `  ${counts.staff} 人，${counts.leads} 条线索，${counts.clients} 位客户，${counts.engagements} 件委托；` +
      `承诺：按时 ${counts.kept}，逾期履行 ${counts.late}，待履行 ${counts.open}（已逾期 ${counts.overdue}）`,
  )
  say(
    `  ${counts.staff} people, ${counts.leads} leads, ${counts.clients} clients, ${counts.engagements} engagements; ` +
      `promises: ${counts.kept} kept, ${counts.late} late, ${counts.open} open (${counts.overdue} overdue)`,
  )
  say(`演示律所已就绪，用时 ${seconds()} 秒。 / The demonstration firm is ready (${seconds()} s).`)
  process.exit(0)
}

main().catch((error: unknown) => {
  say(String((error as Error).stack ?? error))
  process.exit(1)
})
