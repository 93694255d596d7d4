import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { demoAsked, makeRoom, refuseRealFirm } from '../../launch/demo.mjs'
import { temporaryFolder } from './temporary-folder.ts'

describe('npm start -- --demo', () => {
  afterEach(() => {
    delete process.env.DATABASE_URL
    delete process.env.COVENANT_DEMO_PASSWORD
  })

  test('is asked for in so many words; anything else is no start at all', () => {
    expect(demoAsked([])).toBeNull()
    expect(demoAsked(['--demo'])).toEqual({ fresh: false })
    expect(demoAsked(['--demo', '--fresh'])).toEqual({ fresh: true })
    expect(() => demoAsked(['--fresh'])).toThrow('--demo --fresh')
    expect(() => demoAsked(['--dmeo'])).toThrow('--dmeo')
  })

  test('never uses the firm’s own PostgreSQL, nor a password that is too short', () => {
    process.env.COVENANT_DEMO_PASSWORD = 'short'
    expect(() => demoAsked(['--demo'])).toThrow('COVENANT_DEMO_PASSWORD')
    process.env.DATABASE_URL = 'postgres://db.example/covenant'
    expect(() => demoAsked(['--demo'])).toThrow('DATABASE_URL')
  })

  test('leaves a folder with a real firm alone', () => {
    const folder = temporaryFolder()
    refuseRealFirm(folder)
    mkdirSync(join(folder, 'keys'))
    expect(() => refuseRealFirm(folder)).toThrow('真实律所')
  })

  test('keeps a demonstration that is ready, and clears away one that was cut off or is wanted anew', async () => {
    const folder = temporaryFolder()
    const mark = join(folder, 'demo.json')
    mkdirSync(join(folder, 'files'))
    writeFileSync(mark, '{ "state": "ready" }')
    await makeRoom(folder, { fresh: false })
    expect(existsSync(join(folder, 'files'))).toBe(true)
    await makeRoom(folder, { fresh: true })
    expect(existsSync(join(folder, 'files'))).toBe(false)
    expect(JSON.parse(readFileSync(mark, 'utf8'))).toEqual({ state: 'loading' })
    mkdirSync(join(folder, 'mail'))
    await makeRoom(folder, { fresh: false })
    expect(existsSync(join(folder, 'mail'))).toBe(false)
  })
})
