// How far a long copy is: on a terminal in one line that is written over, elsewhere in a line now and then.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { walk } from './copying.mjs'

/** Milliseconds between two figures. */
const pauses = { terminal: 200, other: 5_000 }

const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1)

/**
 * @param {string} words what is being done: `备份 Backing up`
 * @param {{ bytes: number, files: number }} total what lies ahead; a running database may grow beyond it
 * @param {{ write(text: string): unknown, isTTY?: boolean }} [out]
 * @param {() => number} [clock] in milliseconds
 */
export function startProgress(words, total, out = process.stdout, clock = Date.now) {
  const pause = out.isTTY ? pauses.terminal : pauses.other
  let last = out.isTTY ? -Infinity : clock()
  let done = 0
  let files = 0
  let shown = false
  const show = (percent) => {
    const figures = `${percent}% · ${files}/${Math.max(total.files, files)} 个文件 files · ${megabytes(done)}/${megabytes(Math.max(total.bytes, done))} MB`
    out.write(out.isTTY ? `\r\u001B[K${words} ${figures}` : `${words} ${figures}\n`)
    shown = true
  }
  return {
    /** So many bytes more are done. */
    bytes(count) {
      done += count
      if (clock() - last < pause) return
      last = clock()
      show(total.bytes > 0 ? Math.min(99, Math.floor((done / total.bytes) * 100)) : 0)
    },
    /** One file more is done. */
    file() {
      files += 1
    },
    /** All is done: the last figure stays where any was shown. */
    end() {
      if (!shown) return
      show(100)
      if (out.isTTY) out.write('\n')
    },
  }
}

/** Tells nothing: where nobody looks. */
export const noProgress = { bytes() {}, file() {}, end() {} }

/** How much lies below a folder; what vanishes meanwhile is left out. */
export function sizeOf(folder, wanted) {
  const size = { bytes: 0, files: 0 }
  for (const { path, isFolder } of walk(folder, wanted)) {
    if (isFolder) continue
    const found = lstatSync(join(folder, path), { throwIfNoEntry: false })
    if (!found) continue
    size.bytes += found.size
    size.files += 1
  }
  return size
}
