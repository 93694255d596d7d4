import { crc32, inflateRawSync } from 'node:zlib'
import { FileTrouble, limits } from './workbook.ts'

// Field offsets below: PKWARE APPNOTE 6.3, 4.3.7, 4.3.12, 4.3.16 and 4.5.3.
const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
const zip64Extra = 0x0001
const inZip64Extra = 0xffff_ffff
const isEncrypted = 0x1
const longestComment = 0xffff

interface Part {
  name: string
  packedBytes: number
  unpackedBytes: number
  method: number
  at: number
}

/**
 * Unpacks the XML parts of an .xlsx by itself, before any other reader sees the file: the sizes a zip
 * file declares may lie, and a reader that trusts them either fills the memory or drops the rest without
 * a word. Here a part that unpacks to more or less than it declares ends the reading.
 */
export function unpackParts(bytes: Uint8Array): Map<string, Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = new Map<string, Uint8Array>()
  let total = 0
  try {
    for (const part of listParts(buffer)) {
      if (!/\.(xml|rels|bin)$/i.test(part.name)) continue
      total += part.unpackedBytes
      if (total > limits.unpackedBytes) throw new FileTrouble('unpacks_too_large')
      if (parts.has(part.name)) throw new FileTrouble('damaged')
      const content = part.name.endsWith('.bin') ? new Uint8Array() : unpack(buffer, part)
      if (isNoSheet(content)) throw new FileTrouble('damaged')
      parts.set(part.name, content)
    }
  } catch (error) {
    // Anything else is a read beyond the end of a cut-off file, or zlib's own complaint.
    throw error instanceof FileTrouble ? error : new FileTrouble('damaged')
  }
  return parts
}

// CDATA and comments may hold a few.
const mostTagsInTags = 1000

// A cell holds 32,767 characters at most.
const longestStretch = 1024 * 1024

/**
 * XML parsers take a minute over a megabyte of `<row <row <row`, and over some ten megabytes without
 * any tag; no spreadsheet program writes either.
 */
function isNoSheet(xml: Uint8Array): boolean {
  let inside = false
  let found = 0
  let since = 0
  for (let at = 0; at < xml.length; at++) {
    const byte = xml[at]
    if (byte === 0x3c) {
      if (inside && ++found > mostTagsInTags) return true
      inside = true
    } else if (byte === 0x3e) inside = false
    else if (at - since > longestStretch) return true
    else continue
    since = at
  }
  return false
}

function listParts(buffer: Buffer): Part[] {
  const end = findEnd(buffer)
  const count = buffer.readUInt16LE(end + 10)
  if (count > limits.parts) throw new FileTrouble('unpacks_too_large')
  const parts: Part[] = []
  let at = buffer.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (buffer.readUInt32LE(at) !== directoryEntry) throw new FileTrouble('damaged')
    if (buffer.readUInt16LE(at + 8) & isEncrypted) throw new FileTrouble('encrypted')
    const nameLength = buffer.readUInt16LE(at + 28)
    const extraLength = buffer.readUInt16LE(at + 30)
    const part = {
      // Some writers use the separator of their own system.
      name: buffer.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: buffer.readUInt16LE(at + 10),
      packedBytes: buffer.readUInt32LE(at + 20),
      unpackedBytes: buffer.readUInt32LE(at + 24),
      at: buffer.readUInt32LE(at + 42),
    }
    const extra = at + 46 + nameLength
    readZip64(buffer.subarray(extra, extra + extraLength), part)
    parts.push(part)
    at = extra + extraLength + buffer.readUInt16LE(at + 32)
  }
  return parts
}

/** Export programs of large systems write every size in the 64-bit form, however small the file. */
function readZip64(extra: Buffer, part: Part): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== zip64Extra) continue
    let field = at + 4
    for (const key of ['unpackedBytes', 'packedBytes', 'at'] as const) {
      if (part[key] !== inZip64Extra) continue
      part[key] = Number(extra.readBigUInt64LE(field))
      field += 8
    }
    return
  }
}

function findEnd(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - 22 - longestComment)
  for (let at = buffer.length - 22; at >= lowest; at--) {
    if (buffer.readUInt32LE(at) === endOfDirectory) return at
  }
  throw new FileTrouble('damaged')
}

function unpack(buffer: Buffer, part: Part): Uint8Array {
  if (buffer.readUInt32LE(part.at) !== localEntry) throw new FileTrouble('damaged')
  const from = part.at + 30 + buffer.readUInt16LE(part.at + 26) + buffer.readUInt16LE(part.at + 28)
  const packed = buffer.subarray(from, from + part.packedBytes)
  if (packed.length !== part.packedBytes) throw new FileTrouble('damaged')
  if (part.method !== 0 && part.method !== 8) throw new FileTrouble('damaged')
  const whole = part.method === 0 ? packed : inflated(packed, part.unpackedBytes)
  if (whole.length !== part.unpackedBytes) throw new FileTrouble('damaged')
  return whole
}

function inflated(packed: Buffer, declared: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, declared) })
  } catch (error) {
    const lied = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new FileTrouble(lied ? 'unpacks_too_large' : 'damaged')
  }
}

/** Puts parts into a plain zip without compression, so that the next reader sees what was checked here. */
export function packParts(parts: Map<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of parts) {
    const file = partHeader(localEntry, name, content)
    const entry = partHeader(directoryEntry, name, content)
    entry.writeUInt32LE(at, 42)
    directory.push(entry)
    files.push(file, Buffer.from(content.buffer, content.byteOffset, content.byteLength))
    at += file.length + content.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endOfDirectory, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(
    directory.reduce((sum, entry) => sum + entry.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  // A Buffer may be a window on a larger ArrayBuffer; the copy is exactly the file.
  return new Uint8Array(Buffer.concat([...files, ...directory, end]))
}

function partHeader(signature: number, name: string, content: Uint8Array): Buffer {
  const isLocal = signature === localEntry
  const fixed = Buffer.alloc(isLocal ? 30 : 46)
  // The directory has one field more in front: the version that wrote it.
  const shift = isLocal ? 0 : 2
  fixed.writeUInt32LE(signature, 0)
  fixed.writeUInt16LE(20, 4 + shift)
  fixed.writeUInt32LE(crc32(content), 14 + shift)
  fixed.writeUInt32LE(content.length, 18 + shift)
  fixed.writeUInt32LE(content.length, 22 + shift)
  fixed.writeUInt16LE(Buffer.byteLength(name), 26 + shift)
  return Buffer.concat([fixed, Buffer.from(name)])
}
