import { z } from 'zod'
import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { pageOf, readPlace } from '#platform/http/page.ts'
import { refused } from '#platform/http/refusal.ts'
import type {
  downloadImportFailures,
  listImports as listImportsEndpoint,
  previewImport as previewImportEndpoint,
  readImport as readImportEndpoint,
} from './contract.ts'
import { type Plugs, plugOf } from './plugs.ts'
import { cardOf, presentRows, viewOf } from './present.ts'
import { openFile } from './reader.ts'
import { bytesOf } from './receive.ts'
import { selectFailures, selectRows, sheetsWithFailures } from './rows-sql.ts'
import { seeImport } from './see.ts'
import { selectImports } from './sql.ts'

const importsOfPage = 50
const rowsOfPage = 100

export async function listImports(work: Work, { query }: Input<typeof listImportsEndpoint>) {
  const place = readPlace(query.after, z.tuple([z.iso.datetime(), z.uuid()]))
  const after = place ? { at: place[0], id: place[1] } : null
  const rows = await selectImports(work.tx, query.kind, after, importsOfPage + 1)
  const page = pageOf(rows, importsOfPage, (row) => [row.imported_at.toISOString(), row.id])
  return { items: page.items.map(cardOf), next: page.next }
}

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
  const rows = await selectRows(work.tx, record.id, sheet, kind, Number(after), rowsOfPage + 1)
  const page = pageOf(rows, rowsOfPage, (row) => [String(row.row)])
  return { items: await presentRows(work, record, page.items, plugs), next: page.next }
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
