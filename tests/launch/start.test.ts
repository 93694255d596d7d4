import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { holderOf } from '../../launch/data-folder.mjs'
import { freePort } from '../../launch/postgres.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '../..')
const data = join(temporaryFolder(), 'data')
let running: ChildProcess | null = null

/** `npm start` until the first page comes, or until it gives up. */
async function start() {
  const port = await freePort()
  const env = { ...process.env, COVENANT_DATA: data, PORT: String(port), LOG_LEVEL: 'silent' }
  const began = Date.now()
  const child = spawn(process.execPath, ['launch/start.mjs'], { cwd: root, env })
  running = child
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const page = async () => fetch(`http://127.0.0.1:${port}/`).catch(() => null)
  for (let reply = await page(); !reply?.ok; reply = await page()) {
    if (child.exitCode !== null) throw new Error(said)
    await new Promise((go) => setTimeout(go, 50))
  }
  return { child, ended, seconds: (Date.now() - began) / 1000, said: () => said }
}

describe('npm start', () => {
  afterAll(() => running?.kill('SIGTERM'))

  test('from nothing shows the first page, and ends in order when asked', async () => {
    const { child, ended, said } = await start()
    expect(holderOf(data)).toMatchObject({ pid: child.pid, stale: false })
    expect(statSync(join(data, 'keys/secret')).mode & 0o777).toBe(0o600)
    child.kill('SIGTERM')
    expect(await ended, said()).toBe(0)
    expect(existsSync(join(data, 'lock'))).toBe(false)
  })

  test('the second time shows it within five seconds, also after a power cut', async () => {
    const { child, seconds } = await start()
    expect(seconds).toBeLessThan(5)
    child.kill('SIGKILL')
    const again = await start()
    again.child.kill('SIGTERM')
    expect(await again.ended, again.said()).toBe(0)
  })
})
