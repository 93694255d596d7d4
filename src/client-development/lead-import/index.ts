import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { DefaultField, Defaults, ImportPlug } from '#imports/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { type FieldProblem, Refusal } from '#platform/http/refusal.ts'
import { checkDetails } from '../leads/index.ts'
import { findKnown, type KnownClients } from './known.ts'
import { campaignsInUse, channelsInUse, makeLeads } from './make-leads.ts'
import { reading, type ReadLead } from './reading/index.ts'
import { undoLeads } from './undo-leads.ts'
import { wasUndone } from './undone.ts'

export type { ClientKeys, KnownClients } from './known.ts'
export { practiceAreaOf } from './practice-areas.ts'

/** Lists of leads. `clients` are known by an area above; without them hints are about leads only. */
export const leadImport = (clients?: KnownClients): ImportPlug<ReadLead> => ({
  reading,
  readingModule: new URL('./reading/index.ts', import.meta.url),
  makes: 'lead',
  fieldsOn: 'lead',
  defaults,
  checkDefaults,
  findKnown: (tx, importId, entries, byName) => findKnown(tx, importId, entries, byName, clients),
  names,
  make: makeLeads,
  undo: undoLeads,
})

const defaults: DefaultField[] = [
  {
    name: 'channelId',
    words: { zh: '没写渠道的归到', en: 'Channel where none is named' },
    under: null,
    options: async (tx) => (await channelsInUse(tx)).map((one) => ({ ...one, under: null })),
  },
  {
    name: 'campaignId',
    words: { zh: '没写活动的归到', en: 'Campaign where none is named' },
    under: 'channelId',
    options: async (tx) =>
      (await campaignsInUse(tx)).map(({ id, name, channelId }) => ({ id, name, under: channelId })),
  },
]

async function checkDefaults(work: Work, chosen: Defaults): Promise<FieldProblem[]> {
  const { channelId = null, campaignId = null } = chosen
  try {
    await checkDetails(work, { channelId, campaignId })
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.fields
  }
}

async function names(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; name: string }>`
    select l.id, l.name from lead l where l.id = any (${ids}::uuid[]) and not ${wasUndone('l')}`.execute(
    tx,
  )
  return new Map(found.rows.map((row) => [row.id, row.name]))
}
