// The first run of the embedded PostgreSQL, and words for what it complains about.
import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { libraryWords } from './machine.mjs'
import { both, CannotStart } from './words.mjs'

/** The name of the superuser. */
export const superuser = 'covenant_admin'

/** What the programs of PostgreSQL see of our environment: nothing that could change how they work. */
export function environment(native) {
  const path = process.env.PATH
  return {
    LD_LIBRARY_PATH: join(native, 'lib'),
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    PATH: path,
    TZ: 'UTC',
  }
}

/** Makes an empty cluster in the folder `data`; cut off half-way, it leaves `data` empty. */
export function initialise({ native, data, user, password, durable }) {
  const half = `${data}.half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  const secretFile = join(dirname(data), `.first-run-${process.pid}`)
  writeFileSync(secretFile, `${password}\n`, { mode: 0o600 })
  if (user) for (const path of [half, secretFile]) chownSync(path, user.uid, user.gid)
  const args = [
    ['-D', half],
    ['-U', superuser],
    [`--pwfile=${secretFile}`, '--auth=scram-sha-256'],
    // In the locale `C` trigrams of Chinese come back empty, without an error.
    ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ['--data-checksums', '--no-instructions'],
    durable ? [] : ['--no-sync'],
  ].flat()
  const result = spawnSync(join(native, 'bin/initdb'), args, {
    ...user,
    env: environment(native),
    encoding: 'utf8',
  })
  rmSync(secretFile, { force: true })
  if (result.status === 0) return renameSync(half, data)
  rmSync(half, { recursive: true, force: true })
  throw new CannotStart(
    explain(`${result.error?.message ?? ''}\n${result.stderr}\n${result.stdout}`),
  )
}

/** Words for what PostgreSQL complains about. */
export function explain(output) {
  const library = /error while loading shared libraries: (\S+?):/.exec(output)?.[1]
  if (library) return libraryWords(library)
  const said = output.trim().slice(-1500)
  if (/No space left on device/i.test(output)) {
    return both(
      '磁盘已满，数据库无法运行。请腾出空间后再试，已确认的数据不会丢失。',
      'The disk is full; the database does not run. Make room and start again; nothing acknowledged is lost.',
    )
  }
  if (/database files are incompatible|initialized by PostgreSQL version/i.test(output)) {
    return both(
      `数据属于另一版本的 PostgreSQL：\n${said}`,
      'The data belongs to another version of PostgreSQL (see above).',
    )
  }
  if (/Permission denied/i.test(output)) {
    return both(
      `没有读写数据文件夹的权限：\n${said}`,
      'No permission on the data folder (see above).',
    )
  }
  return both(`数据库无法运行：\n${said}`, 'PostgreSQL does not run (see above).')
}
