import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FileDamaged, FileMissing, openFileStore } from './store.ts'

const secret = 'the secret of an installation, long enough'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'covenant-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const store = () => openFileStore(folder, secret)
const read = async (sha256: string) => buffer(await store().open(sha256))
const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
const contents = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))

async function* pieces(content: Buffer, size: number) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

describe('the store of files', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 300_000])(
    '%i bytes come back as they were',
    async (length) => {
      const content = Buffer.alloc(length, 'covenant')
      const put = await store().put(pieces(content, 7_777))
      expect(put.byteCount).toBe(length)
      expect((await read(put.sha256)).equals(content)).toBe(true)
    },
  )

  test('the same content is stored once', async () => {
    const before = (await contents()).length
    const first = await store().put(Buffer.from('委托合同'))
    const second = await store().put(pieces(Buffer.from('委托合同'), 2))
    expect(second).toEqual(first)
    expect((await contents()).length).toBe(before + 1)
  })

  test('what lies on the disk says nothing and is for the owner alone', async () => {
    const { sha256 } = await store().put(Buffer.from('当事人的秘密'.repeat(100)))
    const stored = await readFile(pathOf(sha256))
    expect(stored.includes(Buffer.from('秘密'))).toBe(false)
    expect((await stat(pathOf(sha256))).mode & 0o777).toBe(0o600)
    await expect(openFileStore(folder, 'another secret').open(sha256)).rejects.toThrow(FileDamaged)
  })

  test('tampering is detected wherever it happens', async () => {
    const content = Buffer.alloc(200_000, 'x')
    const { sha256 } = await store().put(content)
    const stored = await readFile(pathOf(sha256))
    for (const at of [0, 9, 20, 40, 70, 76, 70_000, stored.length - 1]) {
      const changed = Buffer.from(stored)
      changed[at] = (changed[at] as number) ^ 1
      await writeFile(pathOf(sha256), changed)
      await expect(read(sha256), `byte ${at}`).rejects.toThrow(FileDamaged)
    }
    await writeFile(pathOf(sha256), stored)
    await truncate(pathOf(sha256), 76 + 65_552 * 2)
    await expect(read(sha256)).rejects.toThrow(FileDamaged)
    await store().put(content)
    expect((await read(sha256)).equals(content)).toBe(true)
  })

  test('a file moved to the name of another does not open', async () => {
    const one = await store().put(Buffer.from('one'))
    const two = await store().put(Buffer.from('two'))
    await writeFile(pathOf(one.sha256), await readFile(pathOf(two.sha256)))
    await expect(store().open(one.sha256)).rejects.toThrow(FileDamaged)
  })

  test('an upload that breaks off leaves nothing', async () => {
    const before = (await contents()).length
    async function* broken() {
      yield Buffer.alloc(100_000)
      throw new Error('the line broke')
    }
    await expect(store().put(broken())).rejects.toThrow('the line broke')
    expect((await contents()).length).toBe(before)
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
  })

  test('what was never put is not there', async () => {
    await expect(store().open('0'.repeat(64))).rejects.toThrow(FileMissing)
    await expect(store().open('../../etc/passwd')).rejects.toThrow(FileMissing)
  })
})
