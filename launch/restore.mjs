// `npm run restore -- --from FOLDER [--replace]`: puts a backup in place of the data folder. Node 26.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { isAbsolute, join, normalize, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readManifest } from './backup.mjs'
import { hashOf } from './copying.mjs'
import { dataFolderPath, layoutVersion, lockDataFolder, openDataFolder } from './data-folder.mjs'
import { available, dumpName, load } from './database-dump.mjs'
import { runningOn } from './postgres.mjs'
import { noProgress, startProgress } from './progress.mjs'
import { both, CannotStart, say, sayWhy } from './words.mjs'

/**
 * Restores the backup `from` into `folder`. Everything is verified before anything is touched.
 * @param {{ from: string, folder: string, replace?: boolean, databaseUrl?: string, out?: object }} options `out`: where to tell how far it is
 * @returns {Promise<{ manifest: object, aside: string | null }>} where the data that was there lies now
 */
export async function restore({ from, folder, replace = false, databaseUrl, out }) {
  const manifest = readManifest(from)
  checkLayout(manifest)
  verify(from, manifest, progressOver('核对备份 Verifying', manifest, out))
  openDataFolder(folder)
  const lock = lockDataFolder(folder, 'restore')
  try {
    checkNotRunning(folder)
    const occupied = readdirSync(folder).some((name) => name !== 'lock')
    if (occupied && !replace) throw notEmpty(folder)
    const fresh = `${folder}.restoring`
    unpack(from, manifest, fresh, progressOver('恢复 Restoring', manifest, out))
    await restoreDatabase(from, manifest, databaseUrl)
    return { manifest, aside: swap(folder, fresh, occupied) }
  } finally {
    lock.release()
  }
}

/** What every byte of the backup passes through once. */
function progressOver(words, { files }, out) {
  if (!out) return noProgress
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return startProgress(words, { bytes, files: files.length }, out)
}

function notEmpty(folder) {
  return new CannotStart(
    both(
      `数据文件夹 ${folder} 中已有数据。加上 --replace 会把原数据移到一旁再恢复。`,
      `The data folder ${folder} holds data. With --replace it is moved aside first.`,
    ),
  )
}

function checkLayout({ layoutVersion: found }) {
  if (Number.isInteger(found) && found <= layoutVersion) return
  throw new CannotStart(
    both(
      `该备份由更新版本的守约写入（版式 ${found}），请先升级程序。`,
      `The backup was written by a newer Covenant (layout ${found}); upgrade the program first.`,
    ),
  )
}

/** Every file is there with the very bytes that were written. */
function verify(from, { files, folders }, progress) {
  for (const path of [...folders, ...files.map((file) => file.path)]) {
    if (isAbsolute(path) || normalize(path).startsWith('..')) throw broken(path)
  }
  for (const { path, bytes, sha256 } of files) {
    const file = join(from, path)
    const found = existsSync(file) ? hashOf(file, null, progress) : null
    if (found?.sha256 !== sha256 || found.bytes !== bytes) throw broken(path)
  }
  progress.end()
}

function broken(path) {
  return new CannotStart(
    both(
      `备份已损坏：${path} 缺失或与清单不符。未作任何改动，请使用另一份备份。`,
      `The backup is damaged: ${path} is missing or not as it was written. Nothing was changed; use another backup.`,
    ),
  )
}

function checkNotRunning(folder) {
  const data = join(folder, 'postgres')
  const running = existsSync(data) ? runningOn(realpathSync(data)) : null
  if (!running) return
  throw new CannotStart(
    both(
      `数据库进程 ${running.pid} 仍在使用 ${folder}，请先停止。`,
      `The database process ${running.pid} still uses ${folder}. Stop it first.`,
    ),
  )
}

/** Copies the backup next to the data folder, verifying once more what is written. */
function unpack(from, { files, folders, layoutVersion: version }, fresh, progress) {
  rmSync(fresh, { recursive: true, force: true })
  openDataFolder(fresh)
  for (const path of folders) mkdirSync(join(fresh, path), { recursive: true, mode: 0o700 })
  for (const { path, sha256 } of files.filter((file) => file.path !== dumpName)) {
    const { sha256: written } = hashOf(join(from, path), join(fresh, path), progress)
    if (written !== sha256) throw broken(path)
  }
  progress.end()
  writeFileSync(join(fresh, 'version'), `${version}\n`)
}

/** Two renames, so that the folder holds the old data or the new, never a mixture. */
function swap(folder, fresh, occupied) {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const aside = `${folder}.before-${stamp}`
  // Its own mark, so that nobody starts on it before we let go.
  lockDataFolder(fresh, 'restore')
  renameSync(folder, aside)
  renameSync(fresh, folder)
  rmSync(join(aside, 'lock'), { force: true })
  if (occupied) return aside
  rmSync(aside, { recursive: true })
  return null
}

/** The firm's own database: an empty one is filled, one with data is never touched. */
async function restoreDump(from, address) {
  if (!available('pg_restore')) {
    throw new CannotStart(
      both(
        '本机没有 pg_restore，无法恢复数据库。',
        'There is no pg_restore here to restore the database with.',
      ),
    )
  }
  const { prepareForDump } = await import('../src/platform/db/backup-target.ts')
  if (await prepareForDump(address)) return load(address, join(from, dumpName))
  throw new CannotStart(
    both(
      'DATABASE_URL 指向的数据库中已有守约的数据。请新建一个空数据库，将 DATABASE_URL 指向它后再恢复。',
      'The database at DATABASE_URL already holds data of Covenant. Create an empty one, point DATABASE_URL at it, and restore again.',
    ),
  )
}

/** Words and steps for the kinds of database a backup can hold. */
async function restoreDatabase(from, { database }, address) {
  if ((database === 'embedded') !== !address) {
    throw new CannotStart(
      address
        ? both(
            '该备份来自内置数据库，请先取消 DATABASE_URL。',
            'The backup is of the embedded database; unset DATABASE_URL.',
          )
        : both(
            '该备份来自外部数据库，请先设置 DATABASE_URL。',
            'The backup is of an external database; set DATABASE_URL.',
          ),
    )
  }
  if (database === 'dump') await restoreDump(from, address)
  if (database === 'none') {
    say(
      '备份中没有数据库，请由数据库管理员恢复。',
      'The backup holds no database; its administrator restores it.',
    )
  }
}

/** The command. @returns {Promise<number>} the exit code */
async function main(args) {
  try {
    const options = { from: { type: 'string' }, replace: { type: 'boolean' } }
    const { values } = parseArgs({ args, options })
    if (!values.from) {
      throw new CannotStart(
        both(
          '用法：npm run restore -- --from 文件夹 [--replace]',
          'npm run restore -- --from FOLDER [--replace]',
        ),
      )
    }
    const from = resolve(process.env.INIT_CWD ?? process.cwd(), values.from)
    const folder = dataFolderPath()
    const databaseUrl = process.env.DATABASE_URL
    const { manifest, aside } = await restore({
      from,
      folder,
      replace: values.replace,
      databaseUrl,
      out: process.stdout,
    })
    say(
      `已恢复 ${manifest.takenAt} 的备份（${manifest.files.length} 个文件）到 ${folder}。`,
      `Restored the backup of ${manifest.takenAt} (${manifest.files.length} files) to ${folder}.`,
    )
    if (aside) say(`原数据保留在 ${aside}。`, `The data that was there lies in ${aside}.`)
    return 0
  } catch (error) {
    sayWhy(error)
    return 1
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2))
