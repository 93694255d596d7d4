// The embedded PostgreSQL: starts and stops it.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { environment, explain, initialise, superuser } from './postgres-first-run.mjs'
import { binariesFor, dataPlace, serverUser } from './postgres-place.mjs'
import { alive, gone, pause } from './processes.mjs'
import { both, CannotStart } from './words.mjs'

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

/** Lines of postmaster.pid: process, data, start time, port, sockets, address, memory, state. */
function pidFile(data) {
  const file = join(data, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

/** The running server of a data folder, ours or that of a killed predecessor. */
export function runningOn(data) {
  const lines = pidFile(data)
  const pid = Number(lines[0])
  if (!pid || !alive(pid)) return null
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data ? { pid, port: Number(lines[3]) } : null
  } catch {
    return null
  }
}

/** Processes of a server that was itself killed: at work, they hold its memory until they notice. */
function leftBehind(data) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
        return name === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === data
      } catch {
        return false
      }
    })
}

async function endLeftBehind(data) {
  const pids = leftBehind(data)
  // One that has gone meanwhile is what we want.
  for (const pid of pids) if (alive(pid)) process.kill(pid, 'SIGQUIT')
  await Promise.all(pids.map((pid) => gone(pid, 20_000)))
}

async function endOrphan(data, log) {
  const orphan = runningOn(data)
  if (!orphan) return endLeftBehind(data)
  log('上次未正常结束，正在收尾…', 'Ending the database of a run that was cut off…')
  process.kill(orphan.pid, 'SIGINT')
  if (await gone(orphan.pid, 20_000)) return
  process.kill(orphan.pid, 'SIGQUIT')
  if (await gone(orphan.pid, 20_000)) return
  throw new CannotStart(
    both(
      `上次的数据库进程 ${orphan.pid} 无法结束。`,
      `The database process ${orphan.pid} cannot be ended.`,
    ),
  )
}

const everywhere = {
  listen_addresses: '127.0.0.1',
  max_connections: 100,
  shared_buffers: '128MB',
  work_mem: '8MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // Parameters of statements are personal data.
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_min_error_statement: 'panic',
  // So are the details of an error: `Key (email)=(…) already exists`.
  log_error_verbosity: 'terse',
  max_wal_size: '2GB',
  jit: 'off',
  // Fresh statistics soon after an import: plans depend on them.
  autovacuum_naptime: '15s',
}
/** A share of the machine for the pages in use: a firm of some years is larger than the smallest of servers need. */
const pageMemory = Math.min(1024, Math.max(128, Math.round(totalmem() / 8 / 2 ** 20)))
const durableSettings = { wal_level: 'replica', shared_buffers: `${pageMemory}MB` }
const forgetfulSettings = {
  wal_level: 'minimal',
  max_wal_senders: 0,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // It lives too briefly to be tidied up in.
  autovacuum: 'off',
  shared_buffers: '48MB',
}

/** Longest path of a socket; the file's name behind the folder takes up to 20. */
const longestSocketFolder = 107 - 20

/**
 * Where the server listens besides its port: in its data folder, which nobody else may enter. What is said there costs a
 * third less than over loopback. Null where the folder lies too deep for the name of a socket.
 */
const socketFolder = (data) => (Buffer.byteLength(data) <= longestSocketFolder ? data : null)

/** Those of a server that was killed: nobody answers there any more. */
function removeSockets(data) {
  for (const name of readdirSync(data))
    if (name.startsWith('.s.PGSQL.')) rmSync(join(data, name), { force: true })
}

function launchServer({ native, data, user, port, durable }) {
  const settings = {
    ...everywhere,
    ...(durable ? durableSettings : forgetfulSettings),
    unix_socket_directories: socketFolder(data) ?? '',
    port,
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(native, 'bin/postgres'), ['-D', data, ...args], {
    ...user,
    env: environment(native),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own group: Ctrl-C reaches us alone, and we end it after the server has.
    detached: true,
  })
  const server = { child, said: '', running: true }
  const hear = (text) => {
    server.said = (server.said + text).slice(-4000)
  }
  child.stderr.setEncoding('utf8').on('data', hear)
  const stopWithUs = () => child.kill('SIGINT')
  process.once('exit', stopWithUs)
  server.exited = new Promise((done) => {
    const end = (result) => {
      server.running = false
      process.off('exit', stopWithUs)
      done(result)
    }
    child.once('exit', (code, signal) => end({ code, signal }))
    child.once('error', (error) => {
      hear(error.message)
      end({ code: null, signal: null })
    })
  })
  return server
}

/** Longest wait for a start, in ms: after a power cut the log of a busy day is replayed. */
const longestStart = 300_000

async function untilReady(server, data) {
  const began = Date.now()
  for (;;) {
    if (!server.running) {
      // Its last words may still be in the pipe.
      await pause(50)
      throw new CannotStart(explain(server.said))
    }
    const lines = pidFile(data)
    if (Number(lines[0]) === server.child.pid && lines[7]?.trim() === 'ready') return
    if (Date.now() - began > longestStart) {
      server.child.kill('SIGINT')
      throw new CannotStart(explain(`${server.said}\n(${longestStart / 1000} s)`))
    }
    await pause(20)
  }
}

/** Starts PostgreSQL on `dataDir`, which is made when it is not there. Types: postgres.d.mts. */
export async function startPostgres({ dataDir, password, port, durable = true, log = () => {} }) {
  const user = serverUser(dataDir)
  const native = binariesFor(user)
  const data = dataPlace(dataDir, user)
  if (!existsSync(join(data, 'PG_VERSION'))) {
    log('正在建立数据库（首次约需数秒）…', 'Creating the database (a few seconds, the first time)…')
    initialise({ native, data, user, password, durable })
  }
  await endOrphan(data, log)
  removeSockets(data)
  const listening = port ?? (await freePort())
  const server = launchServer({ native, data, user, port: listening, durable })
  await untilReady(server, data)
  return {
    host: '127.0.0.1',
    port: listening,
    superuser,
    password,
    pid: server.child.pid,
    binaries: native,
    data,
    url: (database = 'postgres') => postgresUrl(listening, password, database, socketFolder(data)),
    exited: server.exited,
    said: () => server.said,
    stop: async () => {
      if (server.running) server.child.kill('SIGINT')
      await server.exited
      // Where `dataDir` was out of reach the data lies elsewhere: nobody would remove a test's.
      if (!durable && data !== resolve(dataDir)) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Address of a database of the embedded PostgreSQL, as the superuser: by its port, or by the sockets in a folder. */
export function postgresUrl(port, password, database, sockets = null) {
  const url = `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  return sockets ? `${url}?host=${encodeURIComponent(sockets)}` : url
}
