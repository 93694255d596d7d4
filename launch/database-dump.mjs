// The firm's own PostgreSQL (DATABASE_URL): pg_dump and pg_restore, where they are installed.
import { spawnSync } from 'node:child_process'
import { both, CannotStart } from './words.mjs'

/** Where a backup keeps the dump. */
export const dumpName = 'database.dump'

/** Whether a program of PostgreSQL is on the PATH. */
export const available = (program) => spawnSync(program, ['--version']).status === 0

/** The password goes by the environment: arguments can be read by every user of the machine. */
function withoutPassword(address) {
  const url = new URL(address)
  const password = decodeURIComponent(url.password)
  url.password = ''
  return { url: url.href, env: { ...process.env, ...(password && { PGPASSWORD: password }) } }
}

function runTool(program, args, address) {
  const { url, env } = withoutPassword(address)
  const result = spawnSync(program, [...args, `--dbname=${url}`], { env, encoding: 'utf8' })
  if (result.status === 0) return
  const said = (result.error?.message ?? result.stderr ?? '').trim().slice(-1500)
  throw new CannotStart(both(`${program} 失败：\n${said}`, `${program} failed (see above).`))
}

/** Writes the database at `address` to `file`. */
export const dump = (address, file) =>
  runTool('pg_dump', ['--format=custom', `--file=${file}`], address)

/** Reads the dump into the empty database at `address`. */
export const load = (address, file) =>
  runTool('pg_restore', ['--exit-on-error', '--single-transaction', file], address)
