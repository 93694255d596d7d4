// Copies folders file by file and keeps the SHA-256 of what was written.
import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Bytes read at a time. */
const portion = 1024 * 1024

/**
 * Reads a file to its end, hashing it, and writes what it read where `to` is given.
 * @param {{ bytes(count: number): void, file(): void }} [progress] is told as it goes
 */
export function hashOf(from, to, progress) {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(portion)
  const source = openSync(from, 'r')
  let target = null
  let bytes = 0
  try {
    if (to) {
      mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
      target = openSync(to, 'wx', 0o600)
    }
    for (;;) {
      const count = readSync(source, buffer, 0, portion, null)
      if (count === 0) break
      const part = buffer.subarray(0, count)
      hash.update(part)
      bytes += count
      progress?.bytes(count)
      for (let written = 0; target !== null && written < count; )
        written += writeSync(target, part, written)
    }
    if (target !== null) fsyncSync(target)
  } finally {
    closeSync(source)
    if (target !== null) closeSync(target)
  }
  progress?.file()
  return { bytes, sha256: hash.digest('hex') }
}

/**
 * Everything below a folder, in the order of names.
 * @param {(path: string) => boolean} [wanted] given the path below `folder`; refused folders are not entered
 */
export function* walk(folder, wanted = () => true, below = '') {
  const entries = readdirSync(join(folder, below), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(below, entry.name)
    if (!wanted(path)) continue
    if (entry.isDirectory()) {
      yield { path, isFolder: true }
      yield* walk(folder, wanted, path)
    } else if (entry.isFile()) yield { path, isFolder: false }
  }
}

/**
 * Copies a folder. Files that vanish meanwhile are left out: a running database removes some.
 * @returns {{ files: { path: string, bytes: number, sha256: string }[], folders: string[] }} paths below `to`'s parent `under`
 */
export function copyFolder(from, under, name, progress, wanted) {
  const copied = { files: [], folders: [name] }
  mkdirSync(join(under, name), { recursive: true, mode: 0o700 })
  for (const { path, isFolder } of walk(from, wanted)) {
    const place = join(name, path)
    if (isFolder) {
      mkdirSync(join(under, place), { recursive: true, mode: 0o700 })
      copied.folders.push(place)
      continue
    }
    const file = copyFile(join(from, path), under, place, progress)
    if (file) copied.files.push(file)
  }
  return copied
}

/** Copies one file to `under/place`, or returns null where it has vanished. */
export function copyFile(from, under, place, progress) {
  try {
    return { path: place, ...hashOf(from, join(under, place), progress) }
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}
