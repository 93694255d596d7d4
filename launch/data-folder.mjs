// The data folder of one installation: postgres/, files/, keys/, version, and the lock of who uses it.
import { createHmac, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './places.mjs'
import { startTime } from './processes.mjs'
import { both, CannotStart } from './words.mjs'

/** How the folder is laid out. Goes up when an older Covenant could not read it any more. */
export const layoutVersion = 1

/** The folder of this installation: COVENANT_DATA, or `.covenant` in the checkout. */
export function dataFolderPath(otherwise = '.covenant') {
  return resolve(root, process.env.COVENANT_DATA || otherwise)
}

/** Makes the folder where it is missing, and refuses one we cannot use. */
export function openDataFolder(folder) {
  try {
    // Passable for others, so that PostgreSQL can reach its part when root starts us; what lies inside is shut.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new CannotStart(
      both(
        `数据文件夹 ${folder} 无法写入（${error.code}）。请修改权限，或用 COVENANT_DATA 指定其他文件夹。`,
        `The data folder ${folder} cannot be written to (${error.code}). Change its rights, or choose another with COVENANT_DATA.`,
      ),
    )
  }
}

/** Refuses data that a newer Covenant laid out; marks a new folder with our layout. */
export function checkVersion(folder) {
  const file = join(folder, 'version')
  if (!existsSync(file)) return writeFileSync(file, `${layoutVersion}\n`)
  const found = Number(readFileSync(file, 'utf8').trim())
  if (Number.isInteger(found) && found <= layoutVersion) return
  throw new CannotStart(
    both(
      `数据文件夹 ${folder} 由更新版本的守约写入（版式 ${found}，本程序只认识到 ${layoutVersion}）。请升级程序后再启动，数据未被改动。`,
      `The data folder ${folder} was written by a newer Covenant (layout ${found}; this one knows ${layoutVersion}). Upgrade the program; the data was left alone.`,
    ),
  )
}

/** Who holds the folder, or null; `stale` tells the mark of a process that is gone. */
export function holderOf(folder) {
  const file = join(folder, 'lock')
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return null
  }
  const [pid, began, purpose = ''] = text.trim().split(' ')
  return {
    pid: Number(pid),
    purpose,
    text,
    stale: startTime(pid) === null || startTime(pid) !== began,
  }
}

function inUse(folder, { pid }) {
  return new CannotStart(
    both(
      `数据文件夹 ${folder} 正被进程 ${pid} 使用。请先停止它，或用 COVENANT_DATA 指定其他文件夹。`,
      `The data folder ${folder} is in use by process ${pid}. Stop it first, or choose another with COVENANT_DATA.`,
    ),
  )
}

/**
 * Takes the folder for this process. The mark holds the process's number and start time, so that
 * one left behind by a crash is recognised.
 * @param {'start' | 'backup' | 'restore'} purpose
 * @returns {{ release: () => void, recovered: boolean }} `recovered`: the last one did not end properly
 */
export function lockDataFolder(folder, purpose) {
  const file = join(folder, 'lock')
  const mine = `${process.pid} ${startTime(process.pid)} ${purpose}\n`
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    let recovered = false
    // A link, unlike a written file, appears whole or not at all.
    while (!linked(draft, file)) {
      const holder = holderOf(folder)
      if (holder && !holder.stale) throw inUse(folder, holder)
      if (holder) takeAway(folder, file, holder)
      recovered = true
    }
    const release = () => {
      process.off('exit', release)
      if (holderOf(folder)?.text === mine) rmSync(file, { force: true })
    }
    process.once('exit', release)
    return { release, recovered }
  } finally {
    rmSync(draft, { force: true })
  }
}

function linked(draft, file) {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Removes a stale mark; had another process taken the folder in between, its mark goes back. */
function takeAway(folder, file, stale) {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  const moved = readFileSync(aside, 'utf8')
  if (moved !== stale.text) linked(aside, file)
  rmSync(aside, { force: true })
  if (moved !== stale.text) throw inUse(folder, { pid: moved.split(' ')[0] })
}

/** Reads a key of the installation, made at the first start. */
export function keyOf(folder, name) {
  const file = join(folder, 'keys', name)
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  return writeKey(folder, name, randomBytes(32).toString('base64url'))
}

function writeKey(folder, name, key) {
  const keys = join(folder, 'keys')
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  chmodSync(keys, 0o700)
  const file = join(keys, name)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${key}\n`, { mode: 0o600, flush: true })
  renameSync(draft, file)
  return key
}

/**
 * The secret everything else is derived from: COVENANT_SECRET, or the key kept in the folder. A mark
 * of it stays in the folder, so that data is never opened with another secret, which could read
 * neither files nor second factors.
 */
export function secretOf(folder) {
  const given = process.env.COVENANT_SECRET
  if (given && given.length < 32) {
    throw new CannotStart(
      both(
        'COVENANT_SECRET 太短，至少需要 32 个字符。',
        'COVENANT_SECRET is too short: 32 characters at least.',
      ),
    )
  }
  const file = join(folder, 'keys', 'mark')
  const mark = existsSync(file) ? readFileSync(file, 'utf8').trim() : null
  // Without its secret, a marked folder must not be given a new one.
  if (!given && mark && !existsSync(join(folder, 'keys', 'secret'))) throw otherSecret(folder)
  const secret = given || keyOf(folder, 'secret')
  const own = createHmac('sha256', secret).update('mark of the secret').digest('base64url')
  if (mark === null) writeKey(folder, 'mark', own)
  else if (mark !== own) throw otherSecret(folder)
  return secret
}

function otherSecret(folder) {
  return new CannotStart(
    both(
      `数据文件夹 ${folder} 是用另一个密钥写入的。请设置当时的 COVENANT_SECRET（或恢复 keys/secret）后再启动，数据未被改动。`,
      `The data folder ${folder} was written with another secret. Set the COVENANT_SECRET it was written with (or bring back keys/secret); the data was left alone.`,
    ),
  )
}
