// `npm start`: from a fresh checkout to a running server, and its orderly end.
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { checkAddress, wantedAddress } from './address.mjs'
import {
  checkVersion,
  dataFolderPath,
  keyOf,
  lockDataFolder,
  openDataFolder,
  secretOf,
} from './data-folder.mjs'
import { demoAsked, demoFolder, fillDemo, makeRoom, refuseRealFirm } from './demo.mjs'
import { checkSpace } from './machine.mjs'
import { startPostgres } from './postgres.mjs'
import { explain } from './postgres-first-run.mjs'
import { setUp } from './set-up.mjs'
import { spawnServer, supervise } from './supervise.mjs'
import { buildWebApp } from './web-build.mjs'
import { say, sayWhy } from './words.mjs'

/** Resolves at the first Ctrl-C, SIGTERM or closed terminal; later ones change nothing. */
function asked() {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => done(signal))
    // Asked to end, npm ends its shell and not what runs in it: then our parent is another.
    const parent = process.ppid
    const look = () => process.ppid !== parent && done('SIGTERM')
    if (process.env.npm_lifecycle_event) setInterval(look, 300).unref()
  })
}

/** Starts Covenant and stays until it ends. @returns {Promise<number>} the exit code */
export async function start(args = []) {
  const stopAsked = asked()
  try {
    return await serve(stopAsked, demoAsked(args))
  } catch (error) {
    sayWhy(error)
    return 1
  }
}

async function serve(stopAsked, demo) {
  const address = wantedAddress()
  await setUp()
  const folder = dataFolderPath(demo ? demoFolder : undefined)
  if (demo) refuseRealFirm(folder)
  openDataFolder(folder)
  checkSpace(folder)
  // Where root starts us the database may lie on another disk: `postgres` is then a link.
  const place = join(folder, 'postgres')
  if (existsSync(place)) checkSpace(realpathSync(place))
  const lock = lockDataFolder(folder, 'start')
  try {
    checkVersion(folder)
    if (demo) await makeRoom(folder, demo)
    await checkAddress(address, lock.recovered ? 12_000 : 0)
    return await withDatabase(folder, address, stopAsked, demo)
  } finally {
    lock.release()
  }
}

async function withDatabase(folder, { host, port }, stopAsked, demo) {
  const secret = secretOf(folder)
  const [database] = await bothDone(openDatabase(folder), buildWebApp())
  const env = {
    COVENANT_ADMIN_URL: database.url,
    COVENANT_SECRET: secret,
    COVENANT_DATA: folder,
    HOST: host,
    PORT: String(port),
    NODE_ENV: process.env.NODE_ENV ?? 'production',
  }
  try {
    const signs = { stopAsked, databaseGone: database.gone }
    if (demo) {
      const code = await fillDemo(folder, env, signs)
      if (code !== 0) return code
    }
    const code = await supervise(() => spawnServer(env), signs)
    say('正在停止…', 'Stopping…')
    return code
  } finally {
    await database.close()
  }
}

/** Both at once; when the web app cannot be built, the database does not stay behind. */
async function bothDone(opening, building) {
  const [database, web] = await Promise.allSettled([opening, building])
  if (database.status === 'rejected') throw database.reason
  if (web.status === 'fulfilled') return [database.value]
  await database.value.close()
  throw web.reason
}

/** The firm's own PostgreSQL where DATABASE_URL names one, else ours. */
async function openDatabase(folder) {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, gone: new Promise(() => {}), close: async () => {} }
  const password = keyOf(folder, 'postgres')
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), password, log: say })
  const gone = server.exited.then(() => explain(server.said()))
  return { url: server.url('covenant'), gone, close: server.stop }
}
