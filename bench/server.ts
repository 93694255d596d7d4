import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../launch/postgres.mjs'
import { serverFlags } from '../launch/supervise.mjs'
import { benchSecret } from './place.ts'
import type { CaptureOrder, Transaction } from './capture.ts'

/** The product's own server process, as the launcher starts it. */
export interface BenchServer {
  port: number
  pid: number
  child: ChildProcess
  exited: Promise<void>
  /** What the application's role sends to the database while `act` runs. */
  captured(act: () => Promise<unknown>): Promise<Transaction[]>
  stop(): Promise<void>
}

export interface ServerOptions {
  adminUrl: string
  /** Folder under which its data lies. */
  folder: string
  port?: number
  dataFolder?: string
  /** Loads the file that notes statements. */
  capturing?: boolean
}

const root = join(import.meta.dirname, '..')

export async function startServer(options: ServerOptions): Promise<BenchServer> {
  const port = options.port ?? (await freePort())
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(options.folder, 'data-')))
  const loaded = [
    './launch/follow-launcher.mjs',
    ...(options.capturing ? ['./bench/capture.ts'] : []),
  ]
  const child = spawn(
    process.execPath,
    [...serverFlags, ...loaded.flatMap((file) => ['--import', file]), 'src/shell/main.ts'],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        COVENANT_ADMIN_URL: options.adminUrl,
        COVENANT_SECRET: benchSecret,
        COVENANT_DATA: dataFolder,
        PORT: String(port),
        LOG_LEVEL: 'error',
        TRUST_PROXY: '127.0.0.1',
      },
      // Standard output belongs to the figures.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000)
    })
  let running = true
  const exited = new Promise<void>((done) =>
    child.once('exit', () => {
      running = false
      done()
    }),
  )
  await untilReady(port, () => {
    if (!running) throw new Error(`the server ended: ${said}`)
  })
  return {
    port,
    pid: child.pid as number,
    child,
    exited,
    captured: (act) => captured(child, act),
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function untilReady(port: number, check: () => void): Promise<void> {
  for (;;) {
    check()
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (ready?.ok) return
    await new Promise((go) => setTimeout(go, 50))
  }
}

async function captured(child: ChildProcess, act: () => Promise<unknown>): Promise<Transaction[]> {
  const order = (what: CaptureOrder) => child.send(what)
  order('capture')
  // Messages to the server and requests travel by different ways.
  await new Promise((go) => setTimeout(go, 30))
  await act()
  const answer = new Promise<Transaction[]>((done) =>
    child.once('message', (message) => done((message as { captured: Transaction[] }).captured)),
  )
  order('release')
  return answer
}
