import {
  type LaterHandler,
  type NewEvent,
  perform,
  type Runtime,
  system,
  type Work,
} from '#access/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import type { Clause } from '../clauses/index.ts'
import type { KeeperParts } from './keep.ts'
import { type LiveCommitment, systemTriggerData } from './sql.ts'
import { recount } from './timing.ts'

/** Commitments one transaction counts again. */
const batchSize = 1_000
/** Before every id. */
const first = '00000000-0000-0000-0000-000000000000'

/** A year whose holidays become known moves the deadlines that were estimates, at once. */
export const recountWhenLoaded = (parts: KeeperParts, runtime: () => Runtime): LaterHandler => ({
  consumer: 'charter.recount',
  types: ['calendar.loaded'],
  handle: async () => {
    await settleProvisional(runtime(), parts)
  },
})

/**
 * Counts deadlines again that go through a year whose holidays were not known, batch by batch; what
 * stays an estimate stands in nobody's way. The time for which the clock stood still is kept.
 * @returns how many changed.
 */
export async function settleProvisional(runtime: Runtime, parts: KeeperParts): Promise<number> {
  let changed = 0
  let after: string | null = first
  while (after !== null) {
    const from: string = after
    const batch = await perform(runtime, system, (work) => settleBatch(work, parts, from))
    changed += batch.changed
    after = batch.last
  }
  return changed
}

async function settleBatch(
  work: Work,
  parts: KeeperParts,
  after: string,
): Promise<{ changed: number; last: string | null }> {
  const rows = (await work.tx
    .selectFrom('commitment')
    .selectAll()
    .where('due_provisional', '=', true)
    .where('closed_at', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(batchSize)
    .forUpdate()
    .execute()) as unknown as LiveCommitment[]
  const versions = await parts.charters.versions(
    work.tx,
    rows.map((row) => row.charter_version),
  )
  const counted = await recountAll(work, parts, rows, (row) =>
    versions.get(row.charter_version)?.clauses.get(row.clause_code),
  )
  const changes = counted.filter(
    ({ row, change }) => !change.due_provisional || isMoved(row, change.due_at),
  )
  await updateRows(
    work.tx,
    'commitment',
    changes.map(({ change }) => change),
  )
  await work.publish(
    changes
      .filter(({ row, change }) => isMoved(row, change.due_at))
      .map(({ row, change }) => recountedNews(row, change.due_at)),
  )
  const last = rows.length === batchSize ? (rows.at(-1)?.id ?? null) : null
  return { changed: changes.length, last }
}

const isMoved = (row: LiveCommitment, due: Date) => due.getTime() !== row.due_at.getTime()

const recountedNews = (row: LiveCommitment, due: Date): NewEvent => ({
  type: 'commitment.recounted',
  subject: { kind: row.subject_kind, id: row.subject_id },
  object: row.id,
  clause: row.clause_code,
  charterVersion: row.charter_version,
  data: { owner_id: row.owner_id, from: row.due_at.toISOString(), due_at: due.toISOString() },
})

export type Recounted = Awaited<ReturnType<typeof recountAll>>[number]

/** Each commitment counted again by its clause, as columns to save; without a clause it is left out. */
export async function recountAll(
  work: Work,
  { calendars }: KeeperParts,
  rows: LiveCommitment[],
  clauseOf: (row: LiveCommitment) => Clause | undefined,
) {
  const said = await systemTriggerData(
    work.tx,
    rows.flatMap((row) => row.trigger_event_id ?? []),
  )
  const counted = []
  for (const row of rows) {
    const clause = clauseOf(row)
    if (!clause) continue
    const calendar = await calendars.forOffice(work.tx, row.office_id)
    const data = said.get(row.trigger_event_id ?? 0) ?? {}
    const change = recount(clause, row, data, work.now, calendar)
    counted.push({ row, change: { ...change, id: row.id, version: row.version + 1 } })
  }
  return counted
}
