import { type PersonActor, permits, type Work } from '#access/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Input } from '#access/serve.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { accountFor, noCounts } from './account.ts'
import type { uploadImportFile } from './contract.ts'
import type { Defaults } from './fields.ts'
import { type Plugs, plugOf } from './plugs.ts'
import { ownFieldsOf } from './own-fields.ts'
import type { ImportPlug } from './plug.ts'
import { importPolicy } from './policy.ts'
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

/** Keeps a file, reads it, and proposes how its sheets are imported. */
export async function uploadFile(
  work: Work,
  { query, request }: Input<typeof uploadImportFile>,
  plugs: Plugs,
) {
  const { kind } = query
  const { actor } = work
  if (actor.kind !== 'person') throw forbidden()
  const thing = { kind, imported_by: actor.personId }
  if (!permits(importPolicy, 'importSheets', actor, thing)) throw forbidden()
  const plug = plugOf(plugs, kind)
  const received = await fileOf(request)
  const own = await ownFieldsOf(work.tx, plug)
  const titled = own.map(({ field, words }) => ({ field, titles: [words.zh, words.en] }))
  const file = await openFile(plug.readingModule, received.bytes, received.name, titled)
  try {
    const kept = await storeOf(request).put(received.bytes)
    const { format, encoding, sheets: found } = file.survey
    const known = await rememberedMappings(
      work.tx,
      kind,
      found.flatMap((sheet) => sheet.candidates.map((one) => one.fingerprint)),
    )
    const usable = await stillUsable(work, plug, known, new Set(own.map(({ field }) => field)))
    const id = uuidv7(work.now.getTime())
    const proposed = found.map((sheet, at) => propose(sheet, at, usable))
    await insertImport(work, actor, {
      id,
      kind,
      name: received.name,
      content_sha256: kept.sha256,
      byte_count: kept.byteCount,
      format,
      encoding,
    })
    const accounted = await accountFor(work, { id, names: [] }, file, proposed, plug)
    await saveImport(work.tx, id, accounted)
    await publishAboutFirm(work, [
      { type: 'sheet_import.read', object: id, data: { kind, byte_count: kept.byteCount } },
    ])
    const record = (await findImport(work.tx, id)) as ImportRecord
    return await readingOf(work, record, plugs)
  } finally {
    file.close()
  }
}

async function insertImport(
  work: Work,
  actor: PersonActor,
  row: Pick<
    ImportRecord,
    'id' | 'kind' | 'name' | 'content_sha256' | 'byte_count' | 'format' | 'encoding'
  >,
): Promise<void> {
  await work.tx
    .insertInto('sheet_import')
    .values({
      ...row,
      state: 'read',
      sheets: '[]',
      imported_by: actor.personId,
      imported_at: work.now,
    })
    .execute()
}

/** Remembered mappings without what was put away since. */
async function stillUsable(
  work: Work,
  plug: ImportPlug,
  known: Map<string, RememberedMapping>,
  own: Set<string>,
): Promise<Map<string, RememberedMapping>> {
  if (known.size === 0) return known
  const offered = new Set<string>()
  for (const field of plug.defaults) {
    for (const { id } of await field.options(work.tx)) offered.add(id)
  }
  const within = (defaults: Defaults): Defaults =>
    Object.fromEntries(
      Object.entries(defaults).map(([name, id]) => [name, id && offered.has(id) ? id : null]),
    )
  const kept = [...known].map(([fingerprint, mapping]) => {
    const columns = Object.entries(mapping.columns).filter(
      ([, field]) => Object.hasOwn(plug.reading.fields, field) || own.has(field),
    )
    return [
      fingerprint,
      { ...mapping, columns: Object.fromEntries(columns), defaults: within(mapping.defaults) },
    ] as const
  })
  return new Map(kept)
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
    defaults: memory?.defaults ?? {},
    counts: noCounts(),
    possibleDuplicates: 0,
  }
}
