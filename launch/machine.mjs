// Whether this machine can run Covenant at all.
import { spawnSync } from 'node:child_process'
import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { node26 } from './places.mjs'
import { both, CannotStart } from './words.mjs'

/** Free space below which a start is refused, in bytes: room for the log of one busy day. */
const leastSpace = 500 * 1024 * 1024

const libraryFolders = [
  ...(process.env.LD_LIBRARY_PATH ?? '').split(':').filter(Boolean),
  ...['/lib', '/usr/lib', '/usr/local/lib'].flatMap((folder) => [
    folder,
    join(folder, 'x86_64-linux-gnu'),
    join(folder, 'aarch64-linux-gnu'),
    `${folder}64`,
  ]),
]

/** Only Linux is carried: the packages of Node and PostgreSQL in the lock file are for it. */
export function checkPlatform(platform = process.platform) {
  if (platform === 'linux') return
  throw new CannotStart(
    both(
      `守约只能在 Linux 上运行（本机：${platform}）。`,
      `Covenant runs on Linux only (this is ${platform}).`,
    ),
  )
}

/** Node 26 is linked against libatomic, which a slim system lacks. */
export function checkLibraries(folders = libraryFolders) {
  if (folders.some((folder) => existsSync(join(folder, 'libatomic.so.1')))) return
  throw new CannotStart(libraryWords('libatomic.so.1'))
}

/** Where the systems keep the libraries we need. */
const carriers = {
  'libatomic.so.1': { debian: 'libatomic1', fedora: 'libatomic' },
  'libstdc++.so.6': { debian: 'libstdc++6', fedora: 'libstdc++' },
  'libgcc_s.so.1': { debian: 'libgcc-s1', fedora: 'libgcc' },
}

/** What to install for a library that is missing. */
export function libraryWords(library) {
  const carrier = carriers[library]
  const how = carrier
    ? `请安装后再启动：\n  Debian / Ubuntu：  sudo apt-get install -y ${carrier.debian}\n  RHEL / openEuler： sudo dnf install -y ${carrier.fedora}`
    : `请查找并安装提供它的软件包：\n  Debian / Ubuntu：  apt-file search ${library}\n  RHEL / openEuler： dnf provides '*/${library}'`
  return both(
    `系统缺少 ${library}。${how}`,
    `The system lacks ${library}. Install it (commands above), then start again.`,
  )
}

/** Runs the Node that came with the packages once: the surest proof that it can run. */
export function checkNode26(program = node26) {
  const result = spawnSync(program, ['--version'], { encoding: 'utf8' })
  if (result.status === 0 && result.stdout.startsWith('v26.')) return
  const library = /error while loading shared libraries: (\S+?):/.exec(result.stderr ?? '')?.[1]
  if (library) throw new CannotStart(libraryWords(library))
  const said = `${result.error?.message ?? ''}${result.stderr ?? ''}${result.stdout ?? ''}`.trim()
  throw new CannotStart(
    both(
      `随软件安装的 Node 26 无法运行（本机：${process.arch}）：${said}`,
      `The Node 26 that came with the packages does not run on this machine (${process.arch}).`,
    ),
  )
}

/** Free space of the disk a folder lies on, in bytes. */
export function freeSpace(folder) {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** A full disk would stop the database in the middle of the day; better not to start. */
export function checkSpace(folder, free = freeSpace(folder)) {
  if (free >= leastSpace) return
  const megabytes = Math.floor(free / 1024 / 1024)
  throw new CannotStart(
    both(
      `磁盘空间不足：${folder} 所在磁盘只剩 ${megabytes} MB，至少需要 500 MB。请腾出空间后再启动。`,
      `Too little disk space: ${megabytes} MB are left at ${folder}; 500 MB are needed.`,
    ),
  )
}
