import { sql } from 'kysely'
import { perform, type RecordedEvent, type Runtime, system, type Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { factEvents, noteFacts } from './keep-facts.ts'
import { systemForgetAll, systemProgress, systemSaveProgress } from './sql.ts'

/** Events one transaction reads. */
const atOnce = 5_000

/**
 * Makes facts of what happened before facts were kept. Goes on where it stopped; once the end is
 * reached it does nothing, and costs one look.
 */
export async function readLog(runtime: Runtime, parts: KeeperParts): Promise<void> {
  for (;;) {
    const more = await perform(runtime, system, (work) => readPart(work, parts))
    if (!more) return
  }
}

/** Makes all facts anew from the log: the same as were kept, but for lawyers and tiers as they are now. */
export async function rebuildFacts(runtime: Runtime, parts: KeeperParts): Promise<void> {
  await perform(runtime, system, (work) => systemForgetAll(work.tx))
  await readLog(runtime, parts)
}

async function readPart(work: Work, parts: KeeperParts): Promise<boolean> {
  const { readTo, readUntil } = await systemProgress(work.tx)
  if (readTo >= readUntil) return false
  const rows = await work.tx
    .selectFrom('event')
    .selectAll()
    .select(sql<boolean>`is_taken_back(id, subject_id)`.as('takenBack'))
    .where('id', '>', readTo)
    .where('id', '<=', readUntil)
    .orderBy('id')
    .limit(atOnce)
    .execute()
  const events = rows
    .filter((row) => factEvents.includes(row.type) && !row.takenBack)
    .map(
      (row): RecordedEvent => ({
        id: row.id,
        at: row.at,
        type: row.type,
        actorId: row.actor_id,
        subject: { kind: row.subject_kind as RecordedEvent['subject']['kind'], id: row.subject_id },
        object: row.object_id,
        clause: row.clause,
        charterVersion: row.charter_version,
        data: row.data as Record<string, unknown>,
      }),
    )
  await noteFacts(work, events, parts)
  await systemSaveProgress(work.tx, rows.length < atOnce ? readUntil : (rows.at(-1)?.id as number))
  return rows.length === atOnce
}
