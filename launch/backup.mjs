// `npm run backup [-- --to FOLDER]`: database, files and keys, also while the server runs. Node 26.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { copyRunningDatabase, copyStandingDatabase, lasting } from './backup-database.mjs'
import { copyFile, copyFolder, hashOf } from './copying.mjs'
import {
  checkVersion,
  dataFolderPath,
  keyOf,
  layoutVersion,
  lockDataFolder,
} from './data-folder.mjs'
import { available, dump, dumpName } from './database-dump.mjs'
import { postgresUrl, runningOn } from './postgres.mjs'
import { noProgress, sizeOf, startProgress } from './progress.mjs'
import { both, CannotStart, say, sayWhy } from './words.mjs'

/** The list of what a backup holds; without it a backup is not one. */
export const manifestName = 'manifest.json'

/**
 * Backs up the data folder.
 * @param {{ folder: string, to: string, databaseUrl?: string, out?: object }} options `out`: where to tell how far it is
 * @returns the manifest it wrote
 */
export async function backUp({ folder, to, databaseUrl, out }) {
  if (!existsSync(join(folder, 'version'))) {
    throw new CannotStart(
      both(`${folder} 中没有数据，无可备份。`, `There is no data in ${folder} to back up.`),
    )
  }
  checkVersion(folder)
  if (existsSync(to) && readdirSync(to).length > 0) {
    throw new CannotStart(
      both(`备份文件夹 ${to} 不是空的。`, `The backup folder ${to} is not empty.`),
    )
  }
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const takenAt = new Date().toISOString()
  // The database first: every file it speaks of is then in the copy made afterwards.
  const progress = out
    ? startProgress('备份 Backing up', sizeAhead(folder, databaseUrl), out)
    : noProgress
  const database = databaseUrl
    ? dumpDatabase(databaseUrl, to)
    : await copyDatabase(folder, to, progress)
  const others = otherParts(folder).map((name) =>
    copyFolder(join(folder, name), to, name, progress),
  )
  progress.end()
  const parts = [database, ...others]
  const version = copyFile(join(folder, 'version'), to, 'version')
  const manifest = {
    format: 1,
    takenAt,
    layoutVersion,
    database: database.kind,
    folders: parts.flatMap((part) => part.folders),
    files: [version, ...parts.flatMap((part) => part.files)],
  }
  writeFileSync(join(to, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, {
    mode: 0o600,
    flush: true,
  })
  return manifest
}

/** Files, keys, mails that wait: every folder but the database's own. */
function otherParts(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('postgres'))
    .map((entry) => entry.name)
}

/** How much there is to copy; a dump is written by its own program and not counted. */
function sizeAhead(folder, databaseUrl) {
  const data = join(folder, 'postgres')
  const sizes = otherParts(folder).map((name) => sizeOf(join(folder, name)))
  if (!databaseUrl && existsSync(data)) sizes.push(sizeOf(realpathSync(data), lasting))
  return {
    bytes: sizes.reduce((sum, size) => sum + size.bytes, 0),
    files: sizes.reduce((sum, size) => sum + size.files, 0),
  }
}

async function copyDatabase(folder, to, progress) {
  const link = join(folder, 'postgres')
  if (!existsSync(link))
    throw new CannotStart(both(`${folder} 中没有数据库。`, `There is no database in ${folder}.`))
  const data = realpathSync(link)
  const running = runningOn(data)
  if (running) {
    const url = postgresUrl(running.port, keyOf(folder, 'postgres'), 'postgres')
    return { kind: 'embedded', ...(await copyRunningDatabase(url, data, to, progress)) }
  }
  const lock = lockDataFolder(folder, 'backup')
  try {
    return { kind: 'embedded', ...copyStandingDatabase(data, to, progress) }
  } finally {
    lock.release()
  }
}

function dumpDatabase(url, to) {
  if (available('pg_dump')) {
    dump(url, join(to, dumpName))
    return { kind: 'dump', files: [{ path: dumpName, ...hashOf(join(to, dumpName)) }], folders: [] }
  }
  say(
    '注意：本机没有 pg_dump，数据库请由数据库管理员另行备份；此处只备份文件与密钥。',
    'Note: there is no pg_dump here. The database must be backed up by its administrator; only files and keys are copied.',
  )
  return { kind: 'none', files: [], folders: [] }
}

/** The command. @returns {Promise<number>} the exit code */
async function main(args) {
  try {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } })
    const folder = dataFolderPath()
    const stamp = new Date().toISOString().replace(/[:.]/g, '-')
    const to = resolve(
      process.env.INIT_CWD ?? process.cwd(),
      values.to ?? join(`${folder}.backups`, stamp),
    )
    const manifest = await backUp({
      folder,
      to,
      databaseUrl: process.env.DATABASE_URL,
      out: process.stdout,
    })
    const megabytes = Math.ceil(
      manifest.files.reduce((sum, file) => sum + file.bytes, 0) / 1024 / 1024,
    )
    say(
      `备份完成：${to}（${manifest.files.length} 个文件，${megabytes} MB）。备份含密钥，请存放在另一处安全的磁盘。`,
      `Backed up to ${to} (${manifest.files.length} files, ${megabytes} MB). It holds the keys: keep it safe, on another disk.`,
    )
    if (process.env.COVENANT_SECRET) {
      say(
        '密钥 COVENANT_SECRET 不在备份中，请另行保管。',
        'COVENANT_SECRET is not in the backup; keep it elsewhere.',
      )
    }
    return 0
  } catch (error) {
    sayWhy(error)
    return 1
  }
}

/** Reads the list of a backup, or refuses what is none. */
export function readManifest(from) {
  try {
    const manifest = JSON.parse(readFileSync(join(from, manifestName), 'utf8'))
    if (manifest.format === 1 && Array.isArray(manifest.files)) return manifest
  } catch {}
  throw new CannotStart(
    both(
      `${from} 不是完整的备份（缺少或无法读取 ${manifestName}）。`,
      `${from} is not a complete backup (${manifestName}).`,
    ),
  )
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2))
