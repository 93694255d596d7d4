import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  randomUUID,
} from 'node:crypto'
import { type FileHandle, mkdir, open, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type Named, removeOrphans } from './orphans.ts'

/** Where the contents of files are kept: by the SHA-256 of the plain bytes, encrypted at rest. */
export interface FileStore {
  /** Keeps the content; it is on disk when the promise resolves. A source that throws leaves nothing. */
  put(
    content: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<{ sha256: string; byteCount: number }>
  /** Plain bytes, verified as they are read: a stream that ends without an error was what was put. */
  open(sha256: string): Promise<Readable>
  /** Removes what nothing names and nobody has put for `age` milliseconds. @returns how many. */
  removeOrphans(age: number, named: Named): Promise<number>
}

/** The content on disk is not what was put there. */
export class FileDamaged extends Error {
  constructor(sha256: string) {
    super(`the content ${sha256} is damaged`)
    this.name = 'FileDamaged'
  }
}
/** There is no such content. */
export class FileMissing extends Error {
  constructor(sha256: string) {
    super(`the content ${sha256} is not there`)
    this.name = 'FileMissing'
  }
}

// A file: magic (8), byte count (8), iv (12), key of the content, encrypted (32), tag (16); then chunks
// of 64 KiB, each with its tag. The key of the key comes from the installation's secret and the hash, so
// that a file moved to another name, cut short or put together from two does not open.
const magic = Buffer.from('COVFILE1')
const headerLength = 8 + 8 + 12 + 32 + 16
const chunkLength = 65_536
const tagLength = 16

/** A store in a folder. `secret` is the installation's; without it nothing can be read again. */
export function openFileStore(folder: string, secret: string): FileStore {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new FileMissing(sha256)
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  return {
    async put(content) {
      const parts = content instanceof Uint8Array ? [content] : content
      await mkdir(join(folder, 'incoming'), { recursive: true, mode: 0o700 })
      const draft = join(folder, 'incoming', randomUUID())
      try {
        const written = await writeDraft(draft, parts, secret)
        await settle(draft, pathOf(written.sha256))
        return written
      } catch (error) {
        await unlink(draft).catch(() => {})
        throw error
      }
    },
    async open(sha256) {
      const file = await open(pathOf(sha256), 'r').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new FileMissing(sha256) : error
      })
      try {
        const { key, byteCount } = await readHeader(file, sha256, secret)
        return Readable.from(plainChunks(file, { key, byteCount, sha256 }), { objectMode: false })
      } catch (error) {
        await file.close()
        throw error
      }
    },
    removeOrphans: (age, named) => removeOrphans(folder, age, named),
  }
}

async function writeDraft(
  path: string,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  secret: string,
): Promise<{ sha256: string; byteCount: number }> {
  const file = await open(path, 'wx', 0o600)
  try {
    const key = randomBytes(32)
    const hash = createHash('sha256')
    let byteCount = 0
    let index = 0
    let at = headerLength
    const write = async (plain: Uint8Array, last: boolean) => {
      const sealed = seal(key, index, last, plain)
      await file.write(sealed, 0, sealed.length, at)
      index += 1
      at += sealed.length
    }
    let waiting = Buffer.alloc(0)
    for await (const part of parts) {
      hash.update(part)
      byteCount += part.length
      waiting = Buffer.concat([waiting, part])
      // The last chunk is marked, so a full one waits until more has come.
      let from = 0
      for (; waiting.length - from > chunkLength; from += chunkLength) {
        await write(waiting.subarray(from, from + chunkLength), false)
      }
      waiting = waiting.subarray(from)
    }
    await write(waiting, true)
    const sha256 = hash.digest('hex')
    await file.write(headerOf(key, sha256, byteCount, secret), 0, headerLength, 0)
    await file.sync()
    return { sha256, byteCount }
  } finally {
    await file.close()
  }
}

/** Gives a finished draft its name, and makes sure the name survives a crash. */
async function settle(draft: string, path: string): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(draft, path)
  for (const place of [folder, dirname(folder), dirname(dirname(folder))]) {
    const handle = await open(place, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

const nonceOf = (index: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

function seal(key: Buffer, index: number, last: boolean, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, last))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

const keyOfKey = (sha256: string, secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.from(sha256, 'hex'), 'covenant stored file', 32))

function headerOf(key: Buffer, sha256: string, byteCount: number, secret: string): Buffer {
  const start = Buffer.alloc(16)
  magic.copy(start)
  start.writeBigUInt64BE(BigInt(byteCount), 8)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOfKey(sha256, secret), iv)
  cipher.setAAD(Buffer.concat([start, Buffer.from(sha256, 'hex')]))
  return Buffer.concat([start, iv, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

async function readHeader(
  file: FileHandle,
  sha256: string,
  secret: string,
): Promise<{ key: Buffer; byteCount: number }> {
  const header = Buffer.alloc(headerLength)
  const { bytesRead } = await file.read(header, 0, headerLength, 0)
  if (bytesRead < headerLength || !header.subarray(0, 8).equals(magic)) {
    throw new FileDamaged(sha256)
  }
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      keyOfKey(sha256, secret),
      header.subarray(16, 28),
    )
    decipher.setAAD(Buffer.concat([header.subarray(0, 16), Buffer.from(sha256, 'hex')]))
    decipher.setAuthTag(header.subarray(60, 76))
    const key = Buffer.concat([decipher.update(header.subarray(28, 60)), decipher.final()])
    return { key, byteCount: Number(header.readBigUInt64BE(8)) }
  } catch {
    throw new FileDamaged(sha256)
  }
}

async function* plainChunks(
  file: FileHandle,
  { key, byteCount, sha256 }: { key: Buffer; byteCount: number; sha256: string },
): AsyncGenerator<Buffer> {
  try {
    const hash = createHash('sha256')
    const count = Math.max(1, Math.ceil(byteCount / chunkLength))
    for (let index = 0; index < count; index += 1) {
      const last = index === count - 1
      const length = (last ? byteCount - index * chunkLength : chunkLength) + tagLength
      const sealed = Buffer.alloc(length)
      const at = headerLength + index * (chunkLength + tagLength)
      const { bytesRead } = await file.read(sealed, 0, length, at)
      if (bytesRead < length) throw new FileDamaged(sha256)
      const plain = unseal(key, index, last, sealed)
      if (!plain) throw new FileDamaged(sha256)
      hash.update(plain)
      if (last && hash.digest('hex') !== sha256) throw new FileDamaged(sha256)
      if (plain.length > 0) yield plain
    }
  } finally {
    await file.close()
  }
}

function unseal(key: Buffer, index: number, last: boolean, sealed: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
  try {
    const plain = decipher.update(sealed.subarray(0, sealed.length - tagLength))
    return Buffer.concat([plain, decipher.final()])
  } catch {
    return null
  }
}
