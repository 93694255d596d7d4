import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../../launch/postgres.mjs'

const root = join(import.meta.dirname, '../..')

/** A product started as people start it. */
export interface Running {
  child: ChildProcess
  url: string
  /** Resolves with the exit code. */
  ended: Promise<number | null>
  /** Seconds to the first page. */
  seconds: number
  said(): string
}

/** `npm start` on a data folder until the first page comes; fails when it gives up. */
export async function start(
  data: string,
  more: Record<string, string> = {},
  args: string[] = [],
): Promise<Running> {
  const port = await freePort()
  const env = {
    ...process.env,
    COVENANT_DATA: data,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    ...more,
  }
  const began = Date.now()
  const child = spawn(process.execPath, ['launch/start.mjs', ...args], { cwd: root, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const url = `http://127.0.0.1:${port}`
  const page = async () => fetch(`${url}/`).catch(() => null)
  for (let reply = await page(); !reply?.ok; reply = await page()) {
    if (child.exitCode !== null) throw new Error(said)
    await new Promise((go) => setTimeout(go, 50))
  }
  return { child, url, ended, seconds: (Date.now() - began) / 1000, said: () => said }
}
