import { join } from 'node:path'
import { createSignIn } from '#access/sign-in/index.ts'
import type { Runtime } from '#access/index.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { openFileStore } from '#platform/files/store.ts'
import { NewerDatabase, UnfitDatabase } from '#platform/db/migrate.ts'
import { roleUrl } from '#platform/db/roles.ts'
import { createSeal } from '#platform/seal.ts'
import { assembleAreas } from './areas.ts'
import { startMailDrop } from '#client-file/index.ts'
import { clearAway } from './clear-away.ts'
import { createMail } from './mail.ts'
import { prepareDatabase, UnreachableDatabase } from './prepare-database.ts'
import { createServer } from './server.ts'
import { createSetUpCode } from './set-up/code.ts'
import { isSetUp, setUpEntrances } from './set-up/set-up.ts'
import { BadSetting, readSettings } from './settings.ts'
import { startWorker } from './worker.ts'

/** Milliseconds after which starting up has come to rest. */
const quiet = 5_000

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const migrated = await prepareDatabase(settings.adminUrl, settings.secret)
  if (migrated.length > 0)
    say(`数据库已升级（${migrated.length} 步）。 / Database migrated (${migrated.length} steps).`)
  const database = openDatabase({
    url: roleUrl(settings.adminUrl, settings.secret, 'app'),
    // A database that does not answer leaves nobody waiting: people are told that the system is not answering.
    waitAtMost: 15_000,
  })
  const sendMail = createMail(settings.smtpUrl, settings.mailFrom, settings.dataFolder, (file) =>
    say(`邮件已存放 / A mail is kept:  ${file}`),
  )
  const signIn = await createSignIn({
    authDatabaseUrl: roleUrl(settings.adminUrl, settings.secret, 'auth'),
    secret: settings.secret,
    publicUrl: settings.publicUrl,
    clock: systemClock,
    sendMail,
    mailsLeave: settings.smtpUrl !== null,
    idleMinutes: settings.idleMinutes,
    // What a mail server complains about names the recipient.
    log: (message, error) => say(`${message}: ${(error as Error)?.name ?? 'Error'}`),
  })
  const files = openFileStore(join(settings.dataFolder, 'files'), settings.secret)
  const runtime: Runtime = { database, clock: systemClock, handlers: { immediate: [], later: [] } }
  const areas = assembleAreas(signIn, files, () => runtime, {
    sendMail: ({ to, subject, text, html }) => sendMail(to, subject, text, { html }),
    publicUrl: settings.publicUrl,
    seal: createSeal(settings.secret, 'webhook'),
    webhookOrigins: settings.webhookOrigins,
    mailDrop: settings.mailDrop && {
      domain: settings.mailDrop.domain,
      seal: createSeal(settings.secret, 'mail drop'),
    },
  })
  runtime.handlers = areas.handlers
  const code = (await isSetUp(database))
    ? null
    : createSetUpCode(() =>
        say(
          '一次性代码输错次数过多，已失效；请重新启动以取得新代码。 / Too many wrong codes: start again for a new one.',
        ),
      )
  const app = await createServer({
    settings,
    runtime,
    signIn,
    entrances: [...setUpEntrances(runtime, signIn, code), ...areas.entrances],
    policy: areas.policy,
    routes: areas.routes,
    files,
    webFolder: join(import.meta.dirname, '../../dist/web'),
  })
  const stopWorker = await startWorker({
    jobsUrl: roleUrl(settings.adminUrl, settings.secret, 'jobs'),
    runtime,
    chores: areas.chores,
    log: (message, error) => app.log.error({ err: error }, message),
  })
  const mailDrop =
    settings.mailDrop &&
    (await startMailDrop({
      ...settings.mailDrop,
      runtime,
      files,
      tls: settings.tls,
      log: (message, error) => app.log.error({ err: error }, message),
    }).catch((error: NodeJS.ErrnoException) => {
      throw new BadSetting(
        `COVENANT_MAIL_DROP 的地址或端口无法使用（${error.code}）。 / COVENANT_MAIL_DROP: the address or port cannot be used.`,
      )
    }))
  await app.listen({ host: settings.host, port: settings.port })
  say(`守约已就绪 / Covenant is ready:  ${settings.publicUrl}`)
  if (!settings.smtpUrl)
    say(
      `未设置 SMTP_URL：邮件存放在 ${join(settings.dataFolder, 'mail')}。 / No SMTP_URL: mails are kept there.`,
    )
  if (code)
    say(
      `首次使用，请用此代码建立律所 / First visit, set up your firm with this code:  ${code.code}`,
    )
  setTimeout(clearAway, quiet).unref()
  const stop = async () => {
    await mailDrop?.stop()
    await app.close()
    await stopWorker()
    await signIn.close()
    await database.destroy()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
}

/** Words for why the server cannot run as things are set; null for a surprise. */
function wordsFor(error: unknown): string | null {
  if (error instanceof NewerDatabase)
    return `数据库由更新的版本写成，请升级程序。 / The database was written by a newer version.\n${error.message}`
  if (
    error instanceof BadSetting ||
    error instanceof UnfitDatabase ||
    error instanceof UnreachableDatabase
  )
    return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE' || code === 'EACCES')
    return `端口无法使用（${code}），请更换 PORT。 / The port cannot be used (${code}); choose another PORT.`
  return null
}

main().catch((error: unknown) => {
  const words = wordsFor(error)
  say(words ?? String((error as Error).stack ?? error))
  // 78 (EX_CONFIG): starting again would not help.
  process.exit(words === null ? 1 : 78)
})
