import { z } from 'zod'
import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { pageOf, placeAfter, readPlace } from '#platform/http/page.ts'
import { refused } from '#platform/http/refusal.ts'
import type {
  downloadImportFailures,
  listImports as listImportsEndpoint,
  previewImport as previewImportEndpoint,
  readImport as readImportEndpoint,
} from './contract.ts'
import type { ImportRow } from './fields.ts'
import { type Plugs, plugOf } from './plugs.ts'
import { cardOf, presentRows, viewOf } from './present.ts'
import { openFile } from './reader.ts'
import { bytesOf } from './receive.ts'
import { selectFailures, selectRows, sheetsWithFailures } from './rows-sql.ts'
import { problemOf } from './rules.ts'
import { seeImport } from './see.ts'
import { type ImportRecord, selectImports } from './sql.ts'

const importsOfPage = 50
const rowsOfPage = 100
/** Rows judged at once, and how often for one page. */
const rowsOfLook = 500
const looksOfPage = 10

/** What is asked of the imports; the export asks the same. */
export type ImportsWanted = Omit<QueryOf<typeof listImportsEndpoint>, 'after'>

/** A page of the imports the actor may look at, the latest first. */
export async function importPage(
  work: Work,
  { kind }: ImportsWanted,
  after: string | undefined,
  size: number,
) {
  const place = readPlace(after, z.tuple([z.iso.datetime(), z.uuid()]))
  const from = place ? { at: place[0], id: place[1] } : null
  const rows = await selectImports(work.tx, kind, from, size + 1)
  const page = pageOf(rows, size, (row) => [row.imported_at.toISOString(), row.id])
  return { items: page.items.map(cardOf), next: page.next }
}

export const listImports = (
  work: Work,
  { query: { after, ...wanted } }: Input<typeof listImportsEndpoint>,
) => importPage(work, wanted, after, importsOfPage)

export const readImport = async (work: Work, { params }: Input<typeof readImportEndpoint>) =>
  viewOf(work, await seeImport(work, params.id))

export async function previewImport(
  work: Work,
  { params, query }: Input<typeof previewImportEndpoint>,
  plugs: Plugs,
) {
  const record = await seeImport(work, params.id, 'readImportRows')
  const [after] = readPlace(query.after, z.tuple([z.string().regex(/^\d{1,7}$/)])) ?? ['0']
  const { sheet, kind } = query
  const runs = problemOf('run', record.state) === null
  if (kind === 'waits' || (kind === 'failed' && runs))
    return rowsOfFate(work, record, { sheet, kind, after: Number(after) }, plugs)
  const rows = await selectRows(work.tx, record.id, sheet, kind, Number(after), rowsOfPage + 1)
  const page = pageOf(rows, rowsOfPage, (row) => [String(row.row)])
  return { items: await presentRows(work, record, page.items, plugs), next: page.next }
}

/** Rows of the sheet with a fate that only looking at each tells: a page looks through a part of the sheet. */
async function rowsOfFate(
  work: Work,
  record: ImportRecord,
  { sheet, kind, after }: { sheet: number; kind: 'waits' | 'failed'; after: number },
  plugs: Plugs,
) {
  const wanted = ({ kind: read, fate }: ImportRow) =>
    kind === 'waits' ? fate === 'waits' : read === 'rejected' || fate === 'cannot'
  const items: ImportRow[] = []
  let from = after
  for (let look = 0; look < looksOfPage; look += 1) {
    const rows = await selectRows(work.tx, record.id, sheet, 'candidate', from, rowsOfLook)
    const found = (await presentRows(work, record, rows, plugs)).filter(wanted)
    items.push(...found.slice(0, rowsOfPage - items.length))
    const last = items.length === rowsOfPage ? items.at(-1) : rows.at(-1)
    const isEnd = rows.length < rowsOfLook && last?.row === rows.at(-1)?.row
    if (!last || isEnd) return { items, next: null }
    from = last.row
    if (items.length === rowsOfPage) break
  }
  return { items, next: placeAfter([String(from)]) }
}

/** The rows that were not imported, with the reasons, as a workbook to correct. */
export async function downloadFailures(
  work: Work,
  { params, query, request }: Input<typeof downloadImportFailures>,
  plugs: Plugs,
): Promise<Response> {
  const record = await seeImport(work, params.id, 'readImportRows')
  const which = query.sheet ?? (await sheetsWithFailures(work.tx, record.id))[0]
  const sheet = which === undefined ? undefined : record.sheets[which]
  const rows = sheet ? await selectFailures(work.tx, record.id, sheet.sheet) : []
  if (!sheet || rows.length === 0) throw refused('nothing_rejected')
  const bytesThen = await bytesOf(request, record.content_sha256)
  const { readingModule } = plugOf(plugs, record.kind)
  const file = await openFile(readingModule, bytesThen, record.name)
  try {
    const headerRow = sheet.headerRow ?? 1
    const { language } = query
    const bytes = await file.failures({ sheet: sheet.sheet, headerRow, rows, language })
    return new Response(bytes as unknown as BodyInit, { headers: headersOf(record.name, language) })
  } finally {
    file.close()
  }
}

function headersOf(name: string, language: 'zh' | 'en'): Record<string, string> {
  const stem = name.replace(/\.\w{1,5}$/, '')
  const title = language === 'zh' ? `${stem}-未导入的行.xlsx` : `${stem}-not-imported.xlsx`
  const encoded = encodeURIComponent(title).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename="failures.xlsx"; filename*=UTF-8''${encoded}`,
    'cache-control': 'no-store',
  }
}
