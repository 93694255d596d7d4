import type { ChildProcess } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { holderOf } from '../../launch/data-folder.mjs'
import { start as startOn } from './running.ts'
import { temporaryFolder } from './temporary-folder.ts'

const data = join(temporaryFolder(), 'data')
let running: ChildProcess | null = null

async function start() {
  const started = await startOn(data)
  running = started.child
  return started
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
    // It may have to build the web app first.
  }, 120_000)

  // How soon: npm run bench -- spine start.
  test('the second time shows it again, also after a power cut', async () => {
    const { child } = await start()
    child.kill('SIGKILL')
    const again = await start()
    again.child.kill('SIGTERM')
    expect(await again.ended, again.said()).toBe(0)
  })
})
