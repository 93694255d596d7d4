import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lockDataFolder } from '../../launch/data-folder.mjs'
import { checkLibraries, checkNode26, checkPlatform, checkSpace } from '../../launch/machine.mjs'
import { freePort } from '../../launch/postgres.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '../..')
const folder = temporaryFolder()

/** Runs `npm start` on a data folder until it ends by itself. */
async function start(data: string, port: number): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, COVENANT_DATA: data, PORT: String(port), HOST: '127.0.0.1' }
  const child = spawn(process.execPath, ['launch/start.mjs'], { cwd: root, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, said }
}

describe('a start that cannot go on says why, and leaves the data alone', () => {
  test('when the port is taken, it names the port and how to choose another', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as AddressInfo
    const data = join(folder, 'port-taken')
    const { code, said } = await start(data, port)
    other.close()
    expect(code).toBe(1)
    expect(said).toContain(`端口 ${port} 已被其他程序占用`)
    expect(said).toContain(`Port ${port} is taken`)
    expect(said).toMatch(/PORT=\d+ npm start/)
    expect(existsSync(join(data, 'postgres'))).toBe(false)
    expect(existsSync(join(data, 'lock'))).toBe(false)
  })

  test('when the data was written by a newer version', async () => {
    const data = join(folder, 'newer')
    mkdirSync(data)
    writeFileSync(join(data, 'version'), '999\n')
    const { code, said } = await start(data, await freePort())
    expect(code).toBe(1)
    expect(said).toContain('由更新版本的守约写入')
    expect(said).toContain('written by a newer Covenant')
    expect(readFileSync(join(data, 'version'), 'utf8')).toBe('999\n')
  })

  test('when another process uses the data', async () => {
    const data = join(folder, 'in-use')
    mkdirSync(data)
    const lock = lockDataFolder(data, 'start')
    const { code, said } = await start(data, await freePort())
    lock.release()
    expect(code).toBe(1)
    expect(said).toContain(`正被进程 ${process.pid} 使用`)
    expect(said).toContain(`in use by process ${process.pid}`)
  })

  test('when the data folder cannot be', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const { code, said } = await start(join(file, 'data'), await freePort())
    expect(code).toBe(1)
    expect(said).toContain('无法写入')
    expect(said).toContain('COVENANT_DATA')
  })

  test('when PORT is no port', async () => {
    const { code, said } = await start(join(folder, 'no-port'), 99999)
    expect(code).toBe(1)
    expect(said).toContain('PORT=99999 不是有效的端口')
  })
})

describe('a machine that cannot run Covenant is told so', () => {
  test('when libatomic is missing, with the command that installs it', () => {
    expect(() => checkLibraries([folder])).toThrow('apt-get install -y libatomic1')
    expect(() => checkLibraries([folder])).toThrow('The system lacks libatomic.so.1')
    expect(() => checkLibraries()).not.toThrow()
  })

  test('when the Node of the packages does not load for want of a library', () => {
    const fake = join(folder, 'node-that-fails')
    const words = 'error while loading shared libraries: libatomic.so.1: cannot open'
    writeFileSync(fake, `#!/bin/sh\necho "${fake}: ${words}" >&2\nexit 127\n`)
    chmodSync(fake, 0o755)
    expect(() => checkNode26(fake)).toThrow('系统缺少 libatomic.so.1')
    expect(() => checkNode26()).not.toThrow()
  })

  test('when the disk is full', () => {
    expect(() => checkSpace(folder, 120 * 1024 * 1024)).toThrow('只剩 120 MB')
    expect(() => checkSpace(folder, 120 * 1024 * 1024)).toThrow('500 MB are needed')
  })

  test('when it does not run Linux', () => {
    expect(() => checkPlatform('darwin')).toThrow('只能在 Linux 上运行')
  })
})
