import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { spawnServer, supervise } from '../../launch/supervise.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
const script = join(import.meta.dirname, 'fixtures/server.ts')
const never = new Promise<never>(() => {})

function server(name: string, behaviour: 'live' | 'crash' | 'refuse') {
  const file = join(folder, name)
  return {
    start: () => spawnServer({ STARTS: file, BEHAVIOUR: behaviour }, script),
    story: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []),
    env: { STARTS: file, BEHAVIOUR: behaviour },
  }
}

async function until(condition: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(condition()).toBe(true), { timeout: 8_000, interval: 20 })
}

describe('the server', () => {
  test('is started again after a crash, three times within a minute and no more', async () => {
    const { start, story } = server('crashes', 'crash')
    expect(await supervise(start, { stopAsked: never, databaseGone: never })).toBe(3)
    expect(story()).toEqual(['started', 'started', 'started', 'started'])
  })

  test('is not started again when it says that as things are set it cannot run', async () => {
    const { start, story } = server('refuses', 'refuse')
    expect(await supervise(start, { stopAsked: never, databaseGone: never })).toBe(78)
    expect(story()).toEqual(['started'])
  })

  test('ends in order when asked', async () => {
    const { start, story } = server('asked', 'live')
    const stopAsked = until(() => story().length === 1)
    expect(await supervise(start, { stopAsked, databaseGone: never })).toBe(0)
    expect(story()).toEqual(['started', 'ended'])
  })

  test('ends when its database is gone', async () => {
    const { start, story } = server('no database', 'live')
    const databaseGone = until(() => story().length === 1)
    expect(await supervise(start, { stopAsked: never, databaseGone })).toBe(1)
    expect(story()).toEqual(['started', 'ended'])
  })

  test('ends when its launcher is killed', async () => {
    const { env, story } = server('orphan', 'live')
    const launcher = `
      const { spawnServer } = await import(${JSON.stringify(join(import.meta.dirname, '../../launch/supervise.mjs'))})
      spawnServer(${JSON.stringify(env)}, ${JSON.stringify(script)})`
    const child = spawn(process.execPath, ['--input-type=module', '-e', launcher], {
      stdio: 'ignore',
    })
    await until(() => story().length === 1)
    child.kill('SIGKILL')
    await until(() => story().length === 2)
    expect(story()).toEqual(['started', 'ended'])
  })
})
