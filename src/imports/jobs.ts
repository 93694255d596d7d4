import {
  asActor,
  type LaterHandler,
  type PersonActor,
  perform,
  permits,
  type Runtime,
  system,
} from '#access/index.ts'
import { actorOfPerson, publishAboutFirm } from '#organisation/index.ts'
import type { ImportKind } from './kinds.ts'
import type { ImportPlug } from './plug.ts'
import type { Plugs } from './plugs.ts'
import { importPolicy } from './policy.ts'
import { anyWaiting, markFailed, takeWaitingRows } from './rows-sql.ts'
import { makeRows, Stopped } from './run-chunk.ts'
import { saveImport } from './sql.ts'

/** Rows of one transaction. */
const chunkRows = 1_000
/** Transactions at the same time: while one is planned and read here, the others are written. */
const lanes = 3
/** Tries without any progress before an import counts as failed. */
const triesAtMost = 5

/** Imports this process is working at. */
const atWork = new Set<string>()

/** Starts the import as soon as somebody asked for it; the chore takes it up again after a crash. */
export const startImports = (runtime: () => Runtime, plugs: Plugs): LaterHandler => ({
  consumer: 'sheet-import.run',
  types: ['sheet_import.started'],
  handle: async () => {
    // A failure is written down in the import, and the chore tries again.
    setImmediate(() => void runImports(runtime(), plugs).catch(() => {}))
  },
})

/** Works at every import that is running, until its rows are done or somebody stops it. */
export async function runImports(runtime: Runtime, plugs: Plugs): Promise<void> {
  const running = await asActor(runtime.database, system, (tx) =>
    tx
      .selectFrom('sheet_import')
      .select(['id', 'kind', 'run_by', 'imported_by'])
      .where('state', '=', 'running')
      .orderBy('started_at')
      .execute(),
  )
  const failures: unknown[] = []
  for (const { id, ...begun } of running) {
    const plug = plugs.get(begun.kind as ImportKind)
    if (!plug || atWork.has(id)) continue
    atWork.add(id)
    try {
      await runOne(runtime, id, { ...begun, kind: begun.kind as ImportKind }, plug)
    } catch (error) {
      failures.push(error)
    } finally {
      atWork.delete(id)
    }
  }
  if (failures.length > 0) throw failures[0]
}

async function runOne(
  runtime: Runtime,
  importId: string,
  begun: { kind: ImportKind; run_by: string | null; imported_by: string },
  plug: ImportPlug,
): Promise<void> {
  const actor = await actorOfPerson(runtime.database, begun.run_by as string, runtime.clock)
  if (!actor || !permits(importPolicy, 'importSheets', actor, begun)) {
    return endWith(runtime, importId, 'not_entitled')
  }
  const ends = await Promise.allSettled(
    Array.from({ length: lanes }, () => drive(runtime, actor, importId, plug)),
  )
  const broken = ends.find((end) => end.status === 'rejected')
  if (!broken) return finish(runtime, actor, importId)
  if (broken.reason instanceof Stopped) return
  await countTry(runtime, importId)
  throw broken.reason
}

/** Chunk after chunk. Where the database refuses a row, chunks shrink until the row stands alone. */
async function drive(
  runtime: Runtime,
  actor: PersonActor,
  importId: string,
  plug: ImportPlug,
): Promise<void> {
  let limit = chunkRows
  for (;;) {
    try {
      const done = await perform(runtime, actor, (work) => makeRows(work, importId, limit, plug))
      if (done === 0) return
      limit = Math.min(chunkRows, limit * 2)
    } catch (error) {
      if (!isRefusedByData(error)) throw error
      if (limit === 1) await setAside(runtime, actor, importId)
      limit = Math.max(1, Math.floor(limit / 4))
    }
  }
}

/** SQLSTATE classes of values and constraints: the same row would be refused again. */
const isRefusedByData = (error: unknown): boolean =>
  /^2[23]/.test((error as { code?: string } | null)?.code ?? '')

async function setAside(runtime: Runtime, actor: PersonActor, importId: string): Promise<void> {
  await perform(runtime, actor, async ({ tx }) => {
    const [row] = await takeWaitingRows(tx, importId, 1)
    if (!row) return
    await markFailed(tx, importId, row)
    await tx
      .updateTable('sheet_import')
      .set((eb) => ({ failed: eb('failed', '+', 1) }))
      .where('id', '=', importId)
      .execute()
  })
}

async function finish(runtime: Runtime, actor: PersonActor, importId: string): Promise<void> {
  await perform(runtime, actor, async (work) => {
    const record = await work.tx
      .selectFrom('sheet_import')
      .select(['kind', 'made', 'duplicate', 'skipped', 'failed'])
      .where('id', '=', importId)
      .where('state', '=', 'running')
      .forUpdate()
      .executeTakeFirst()
    // Rows held by another server are still on their way.
    if (!record || (await anyWaiting(work.tx, importId))) return
    await saveImport(work.tx, importId, { state: 'done', finished_at: work.now })
    await publishAboutFirm(work, [
      { type: 'sheet_import.finished', object: importId, data: { ...record } },
    ])
  })
}

async function countTry(runtime: Runtime, importId: string): Promise<void> {
  const record = await perform(runtime, system, ({ tx }) =>
    tx
      .updateTable('sheet_import')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('id', '=', importId)
      .where('state', '=', 'running')
      .returning('attempts')
      .executeTakeFirst(),
  )
  if (record && record.attempts >= triesAtMost) await endWith(runtime, importId, 'not_possible')
}

const endWith = (runtime: Runtime, importId: string, failure: 'not_entitled' | 'not_possible') =>
  perform(runtime, system, async (work) => {
    await saveImport(work.tx, importId, { state: 'failed', failure, finished_at: work.now })
    await publishAboutFirm(work, [
      { type: 'sheet_import.failed', object: importId, data: { failure } },
    ])
  })
