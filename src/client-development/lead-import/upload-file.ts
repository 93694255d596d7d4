import type { PersonActor, Work } from '#access/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Input } from '#access/serve.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { accountFor, noCounts } from './account.ts'
import type { uploadLeadFile } from './contract.ts'
import type { KnownClients } from './known.ts'
import { readingOf } from './present.ts'
import { openFile, type SheetFound } from './reader.ts'
import { fileOf, storeOf } from './receive.ts'
import {
  findImport,
  type ImportRecord,
  type KeptSheet,
  type RememberedMapping,
  rememberedMappings,
  saveImport,
} from './sql.ts'

/** Keeps a file, reads it, and proposes how its sheets become leads. */
export async function uploadFile(
  work: Work,
  { request }: Input<typeof uploadLeadFile>,
  clients: KnownClients | undefined,
) {
  if (work.actor.kind !== 'person') throw forbidden()
  const received = await fileOf(request)
  const file = await openFile(received.bytes, received.name)
  try {
    const kept = await storeOf(request).put(received.bytes)
    const { format, encoding, sheets: found } = file.survey
    const known = await rememberedMappings(
      work.tx,
      found.flatMap((sheet) => sheet.candidates.map((one) => one.fingerprint)),
    )
    const id = uuidv7(work.now.getTime())
    const proposed = found.map((sheet, at) => propose(sheet, at, known))
    await insertImport(work, work.actor, {
      id,
      name: received.name,
      content_sha256: kept.sha256,
      byte_count: kept.byteCount,
      format,
      encoding,
    })
    await saveImport(work.tx, id, await accountFor(work, id, file, proposed, clients))
    await publishAboutFirm(work, [
      { type: 'lead_import.read', object: id, data: { byte_count: kept.byteCount } },
    ])
    const record = (await findImport(work.tx, id)) as ImportRecord
    return await readingOf(work, record, clients)
  } finally {
    file.close()
  }
}

async function insertImport(
  work: Work,
  actor: PersonActor,
  row: Pick<ImportRecord, 'id' | 'name' | 'content_sha256' | 'byte_count' | 'format' | 'encoding'>,
): Promise<void> {
  await work.tx
    .insertInto('lead_import')
    .values({
      ...row,
      state: 'read',
      sheets: '[]',
      imported_by: actor.personId,
      imported_at: work.now,
    })
    .execute()
}

/** How a sheet is read unless somebody says otherwise: as its header was read before, else by its titles. */
function propose(
  found: SheetFound,
  sheet: number,
  known: Map<string, RememberedMapping>,
): KeptSheet {
  const before = found.candidates.find((one) => known.has(one.fingerprint))
  const memory = before && known.get(before.fingerprint)
  const header = before ?? found.header
  const take = memory?.take ?? header !== null
  return {
    sheet,
    name: found.name,
    hidden: found.hidden,
    rowCount: found.rowCount,
    hiddenColumns: found.hiddenColumns,
    hiddenRowCount: found.hiddenRowCount,
    take,
    ignored: header === null ? (found.noHeader ?? 'no_header') : take ? null : 'not_taken',
    headerRow: header?.row ?? null,
    titles: header?.titles ?? [],
    fingerprint: header?.fingerprint ?? null,
    columns: memory?.columns ?? found.header?.columns ?? {},
    remembered: memory !== undefined,
    defaults: { channelId: memory?.channelId ?? null, campaignId: memory?.campaignId ?? null },
    counts: noCounts(),
    possibleDuplicates: 0,
  }
}
