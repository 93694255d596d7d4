import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { registerLeads } from '../leads/index.ts'
import { dayOf } from '#organisation/index.ts'
import { draftOf, nameKey, type Surroundings } from './draft.ts'
import type { DuplicateMode, ImportRowOutcome } from './fields.ts'
import { findKnown, type KnownClients, placeOf } from './known.ts'
import { markKnown, settleRows, takeWaitingRows, type WaitingRow } from './rows-sql.ts'
import { decide } from './rules.ts'
import type { KeptSheet } from './sql.ts'
import { languageOf } from './sql.ts'

/** Somebody stopped the import while the chunk was made: the chunk is undone with its transaction. */
export class Stopped extends Error {}

/**
 * Makes the next rows into leads, in the transaction of `work`: leads, events, promises, what became of
 * each row and the progress stand or fall together.
 * @returns how many rows were dealt with; 0 when none is waiting for us.
 */
export async function makeLeads(
  work: Work,
  importId: string,
  limit: number,
  clients: KnownClients | undefined,
): Promise<number> {
  const { tx } = work
  const state = await readState(tx, importId)
  if (!state) throw new Stopped()
  const rows = await takeWaitingRows(tx, importId, limit)
  if (rows.length === 0) return 0
  const open = undecided(rows, state.duplicates)
  // Whom a row repeats by name is known from its reading; numbers entered since are looked up again.
  const named = open.filter((row) => row.known_by?.startsWith('organisation'))
  const known = await findKnown(tx, importId, open, clients, named)
  const around = await surroundingsOf(work)
  const settled = rows.map((row) => {
    const outcome = decide({ ...row, known: known.has(placeOf(row)) }, state.duplicates)
    const leadId = outcome === 'made' ? uuidv7(work.now.getTime()) : null
    return { sheet: row.sheet, row: row.row, lead: row.lead, outcome, leadId }
  })
  await registerLeads(
    work,
    settled.flatMap(({ sheet, lead, leadId }) => {
      const defaults = state.sheets[sheet]?.defaults ?? { channelId: null, campaignId: null }
      return leadId ? [{ ...draftOf(lead, defaults, around), id: leadId, importId }] : []
    }),
  )
  await settleRows(tx, importId, settled)
  await markKnown(
    tx,
    importId,
    rows.flatMap(({ sheet, row }) => {
      const found = known.get(placeOf({ sheet, row }))
      return found ? [{ sheet, row, known: found }] : []
    }),
  )
  await addProgress(tx, importId, settled)
  return rows.length
}

/** Rows whose fate depends on whether the firm knows them. */
const undecided = (rows: WaitingRow[], mode: DuplicateMode): WaitingRow[] =>
  mode === 'import' ? [] : rows.filter((row) => row.choice === null && !row.repeats)

async function readState(tx: Tx, importId: string) {
  const found = await tx
    .selectFrom('lead_import')
    .select(['sheets', 'duplicates'])
    .where('id', '=', importId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (!found) return null
  return { sheets: found.sheets as KeptSheet[], duplicates: found.duplicates as DuplicateMode }
}

async function surroundingsOf(work: Work): Promise<Surroundings> {
  const { tx, actor } = work
  const channels = await tx
    .selectFrom('channel')
    .select(['id', 'name'])
    .where('archived_at', 'is', null)
    .execute()
  const campaigns = await tx
    .selectFrom('campaign')
    .innerJoin('channel', 'channel.id', 'campaign.channel_id')
    .select(['campaign.id', 'campaign.name', 'campaign.channel_id as channelId'])
    .where('campaign.archived_at', 'is', null)
    .where('channel.archived_at', 'is', null)
    .execute()
  return {
    channels: new Map(channels.map((row) => [nameKey(row.name), row.id])),
    campaigns: Map.groupBy(campaigns, (row) => nameKey(row.name)),
    today: dayOf(work.now),
    language: actor.kind === 'person' ? await languageOf(tx, actor.personId) : 'zh',
  }
}

async function addProgress(
  tx: Tx,
  importId: string,
  settled: { outcome: ImportRowOutcome }[],
): Promise<void> {
  const of = (outcome: ImportRowOutcome) => settled.filter((row) => row.outcome === outcome).length
  const updated = await tx
    .updateTable('lead_import')
    .set((eb) => ({
      made: eb('made', '+', of('made')),
      duplicate: eb('duplicate', '+', of('duplicate')),
      skipped: eb('skipped', '+', of('skipped')),
      attempts: 0,
    }))
    .where('id', '=', importId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (updated.numUpdatedRows === 0n) throw new Stopped()
}
