import { randomUUID } from 'node:crypto'
import { mkdir, opendir, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** Which of these contents are named by something that is kept. */
export type Named = (sha256s: string[]) => Promise<Set<string>>

/** Contents asked about at a time. */
const batchSize = 500

/**
 * Removes contents nothing names any more, such as those of uploads that were rolled back, and drafts
 * that were never finished. Whatever was written less than `age` milliseconds ago is left alone: its
 * row may not be committed yet. Uploads may go on meanwhile.
 * @returns how many were removed.
 */
export async function removeOrphans(folder: string, age: number, named: Named): Promise<number> {
  // By the machine's clock, which wrote the times of the files.
  const before = Date.now() - age
  await mkdir(join(folder, 'incoming'), { recursive: true, mode: 0o700 })
  let removed = await removeDrafts(folder, before)
  let batch: string[] = []
  const settle = async () => {
    const kept = await named(batch)
    for (const sha256 of batch) {
      if (!kept.has(sha256) && (await remove(folder, sha256, before))) removed += 1
    }
    batch = []
  }
  for await (const sha256 of contentsBefore(folder, before)) {
    batch.push(sha256)
    if (batch.length >= batchSize) await settle()
  }
  if (batch.length > 0) await settle()
  return removed
}

async function* contentsBefore(folder: string, before: number): AsyncGenerator<string> {
  for await (const first of entriesOf(folder, /^[0-9a-f]{2}$/)) {
    for await (const second of entriesOf(join(folder, first), /^[0-9a-f]{2}$/)) {
      const place = join(folder, first, second)
      for await (const sha256 of entriesOf(place, /^[0-9a-f]{64}$/)) {
        if (await isOlder(join(place, sha256), before)) yield sha256
      }
    }
  }
}

async function* entriesOf(folder: string, name: RegExp): AsyncGenerator<string> {
  for await (const entry of await opendir(folder)) if (name.test(entry.name)) yield entry.name
}

async function isOlder(path: string, before: number): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found !== null && found.mtimeMs < before
}

/** Takes the content aside first: one put there again in this moment is young, and goes back. */
async function remove(folder: string, sha256: string, before: number): Promise<boolean> {
  const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const aside = join(folder, 'incoming', randomUUID())
  await rename(path, aside)
  const old = await isOlder(aside, before)
  await (old ? unlink(aside) : rename(aside, path))
  return old
}

async function removeDrafts(folder: string, before: number): Promise<number> {
  let removed = 0
  for await (const name of entriesOf(join(folder, 'incoming'), /^[0-9a-f-]{36}$/)) {
    const draft = join(folder, 'incoming', name)
    if (!(await isOlder(draft, before))) continue
    await unlink(draft)
    removed += 1
  }
  return removed
}

/**
 * The contents that rows name: every column called `content_sha256`, in whatever table, so that a table
 * nobody thought of here keeps its contents too. The transaction must see all rows.
 */
export async function contentsNamed(tx: Tx, sha256s: string[]): Promise<Set<string>> {
  const tables = await sql<{ name: string }>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and a.attname = 'content_sha256' and not a.attisdropped`.execute(tx)
  if (tables.rows.length === 0) throw new Error('no table names contents of files')
  const parts = tables.rows.map(
    ({ name }) => sql`select content_sha256 from ${sql.table(name)}
      where content_sha256 = any(${sha256s}::text[])`,
  )
  const found = await sql<{ content_sha256: string }>`${sql.join(parts, sql` union `)}`.execute(tx)
  return new Set(found.rows.map((row) => row.content_sha256))
}
