import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { holderOf, keyOf, lockDataFolder, secretOf } from '../../launch/data-folder.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const parent = temporaryFolder()

function newFolder(name: string): string {
  const folder = join(parent, name)
  mkdirSync(folder)
  return folder
}

describe('the data folder belongs to one process at a time', () => {
  test('a second taker is told who holds it; after the release it is free', () => {
    const folder = newFolder('twice')
    const first = lockDataFolder(folder, 'start')
    expect(() => lockDataFolder(folder, 'backup')).toThrow(`in use by process ${process.pid}`)
    first.release()
    const second = lockDataFolder(folder, 'backup')
    expect(second.recovered).toBe(false)
    second.release()
    expect(existsSync(join(folder, 'lock'))).toBe(false)
  })

  test('the mark of a process that is gone does not hold it', () => {
    const folder = newFolder('gone')
    const { pid } = spawnSync('true')
    writeFileSync(join(folder, 'lock'), `${pid} 12345 start\n`)
    const lock = lockDataFolder(folder, 'start')
    expect(lock.recovered).toBe(true)
    expect(holderOf(folder)).toMatchObject({ pid: process.pid, stale: false })
    lock.release()
  })

  test('a process that was given the same number later is not mistaken for the holder', () => {
    const folder = newFolder('reborn')
    writeFileSync(join(folder, 'lock'), `${process.pid} 1 start\n`)
    expect(holderOf(folder)?.stale).toBe(true)
    lockDataFolder(folder, 'start').release()
  })
})

describe('the keys', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('are made once, 256 bits, and shut to others', () => {
    const folder = newFolder('keys')
    const key = keyOf(folder, 'secret')
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
    expect(keyOf(folder, 'secret')).toBe(key)
    expect(readFileSync(join(folder, 'keys/secret'), 'utf8')).toBe(`${key}\n`)
    expect(statSync(join(folder, 'keys/secret')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700)
  })

  test('can be given from outside, and then none is kept', () => {
    const folder = newFolder('given')
    vi.stubEnv('COVENANT_SECRET', 'x'.repeat(43))
    expect(secretOf(folder)).toBe('x'.repeat(43))
    expect(existsSync(join(folder, 'keys/secret'))).toBe(false)
    expect(readFileSync(join(folder, 'keys/mark'), 'utf8')).not.toContain('x'.repeat(43))
    vi.stubEnv('COVENANT_SECRET', 'short')
    expect(() => secretOf(folder)).toThrow('COVENANT_SECRET is too short')
  })

  test('data is never opened with another secret than it was written with', () => {
    const folder = newFolder('marked')
    vi.stubEnv('COVENANT_SECRET', 'x'.repeat(43))
    secretOf(folder)
    vi.stubEnv('COVENANT_SECRET', 'y'.repeat(43))
    expect(() => secretOf(folder)).toThrow('written with another secret')
    vi.stubEnv('COVENANT_SECRET', '')
    expect(() => secretOf(folder)).toThrow('written with another secret')
    expect(existsSync(join(folder, 'keys/secret'))).toBe(false)
  })

  test('a folder from before there were marks is marked with the secret it has', () => {
    const folder = newFolder('unmarked')
    const key = keyOf(folder, 'secret')
    expect(secretOf(folder)).toBe(key)
    expect(existsSync(join(folder, 'keys/mark'))).toBe(true)
    expect(secretOf(folder)).toBe(key)
  })
})
