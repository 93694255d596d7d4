// A copy of the embedded PostgreSQL's files, taken while it runs or while it stands still.
// Order and exclusions: PostgreSQL 18 manual, "Making a Base Backup Using the Low Level API".
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { copyFile, copyFolder, hashOf } from './copying.mjs'
import { both, CannotStart } from './words.mjs'

/** Only of use to the running server. */
const transient =
  /^(?:\.s\.PGSQL\..*|postmaster\.(?:pid|opts)|pg_internal\.init)$|(?:^|\/)pgsql_tmp/
/** Kept as empty folders: their content belongs to the running server. */
const emptied =
  /^(?:pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|pg_replslot)\//

/** What of a database's files a backup takes. */
export const lasting = (path) => !transient.test(path) && !emptied.test(path)

/** Copies a database that nobody runs: its files as they lie, log included. */
export const copyStandingDatabase = (data, under, progress) =>
  copyFolder(data, under, 'postgres', progress, lasting)

/** Copies a running database; what is committed before the end of the copy is in it. */
export async function copyRunningDatabase(url, data, under, progress) {
  const client = new pg.Client({ connectionString: url, application_name: 'covenant-backup' })
  await client.connect()
  try {
    return await copyBetween(client, data, under, progress)
  } catch (error) {
    throw new CannotStart(
      both(
        `数据库备份失败：${error.message}`,
        `The database could not be backed up: ${error.message}`,
      ),
    )
  } finally {
    await client.end().catch(() => {})
  }
}

async function copyBetween(client, data, under, progress) {
  // Keeps the log from here on; it goes away with this connection.
  await client.query(
    `select pg_create_physical_replication_slot('covenant_backup_' || pg_backend_pid(), true, true)`,
  )
  const began = await client.query(
    `select pg_walfile_name(lsn) as file from pg_backup_start('covenant', fast => true) as lsn`,
  )
  const parts = copyFolder(
    data,
    under,
    'postgres',
    progress,
    (path) => lasting(path) && path !== 'global/pg_control' && !/^pg_wal\/[^/]+$/.test(path),
  )
  // Last of all, so that it never points beyond what was copied.
  parts.files.push(copyFile(join(data, 'global/pg_control'), under, 'postgres/global/pg_control'))
  const ended = await client.query(
    `select pg_walfile_name(lsn) as file, labelfile from pg_backup_stop(wait_for_archive => false)`,
  )
  const { file, labelfile } = ended.rows[0]
  parts.files.push(written(under, 'postgres/backup_label', labelfile))
  parts.folders.push(
    'postgres/pg_wal',
    'postgres/pg_wal/archive_status',
    'postgres/pg_wal/summaries',
  )
  const log = copyFolder(join(data, 'pg_wal'), under, 'postgres/pg_wal', progress, (path) =>
    /^[0-9A-F]{24}$/.test(path)
      ? path >= began.rows[0].file && path <= file
      : path.endsWith('.history'),
  )
  if (!log.files.some((one) => one.path.endsWith(file))) throw new Error(`log ${file} is missing`)
  return { files: [...parts.files, ...log.files], folders: parts.folders }
}

function written(under, path, text) {
  const place = join(under, path)
  writeFileSync(place, text, { mode: 0o600, flush: true })
  return { path, ...hashOf(place) }
}
