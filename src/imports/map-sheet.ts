import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, type FieldProblem } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import { accountFor } from './account.ts'
import type { mapImportSheet } from './contract.ts'
import { ownFieldsOf } from './own-fields.ts'
import type { ImportPlug } from './plug.ts'
import { type Plugs, plugOf } from './plugs.ts'
import { readingOf, viewOf } from './present.ts'
import { openFile } from './reader.ts'
import { bytesOf } from './receive.ts'
import { clearRows } from './rows-sql.ts'
import { importFor } from './see.ts'
import {
  findImport,
  type ImportRecord,
  type KeptSheet,
  rememberMapping,
  saveImport,
} from './sql.ts'

type Mapping = Input<typeof mapImportSheet>['body']

/** Says how a sheet is to be read, accounts for its rows anew, and remembers it for the same header. */
export async function mapSheet(
  work: Work,
  { params, body, ifMatch, request }: Input<typeof mapImportSheet>,
  plugs: Plugs,
) {
  const record = await importFor(work, params.id, 'importSheets', 'map')
  if (ifMatch !== record.version) expectVersion(ifMatch, await viewOf(work, record))
  const plug = plugOf(plugs, record.kind)
  await check(work, body, record.sheets[body.sheet], plug)
  const bytes = await bytesOf(request, record.content_sha256)
  const file = await openFile(plug.readingModule, bytes, record.name)
  try {
    const header = await file.header(body.sheet, body.headerRow)
    const sheets = record.sheets.map(
      (sheet): KeptSheet =>
        sheet.sheet !== body.sheet
          ? sheet
          : {
              ...sheet,
              take: body.take,
              ignored: body.take ? null : 'not_taken',
              headerRow: body.headerRow,
              titles: header.titles,
              fingerprint: header.fingerprint,
              columns: body.columns,
              remembered: false,
              defaults: body.defaults,
            },
    )
    await clearRows(work.tx, record.id)
    const accounted = await accountFor(work, record, file, sheets, plug)
    await saveImport(work.tx, record.id, { ...accounted, state: 'mapped' })
    const { columns, take, defaults } = body
    await rememberMapping(
      work,
      record.kind,
      header.fingerprint,
      { columns, take, defaults },
      work.actor.kind === 'person' ? work.actor.personId : record.imported_by,
    )
    const saved = (await findImport(work.tx, record.id)) as ImportRecord
    return await readingOf(work, saved, plugs)
  } finally {
    file.close()
  }
}

async function check(
  work: Work,
  body: Mapping,
  sheet: KeptSheet | undefined,
  plug: ImportPlug,
): Promise<void> {
  const problems: FieldProblem[] = []
  if (!sheet) problems.push({ path: 'sheet', code: 'not_found' })
  else if (body.headerRow > sheet.rowCount) {
    problems.push({ path: 'headerRow', code: 'too_large', values: { max: sheet.rowCount } })
  }
  const own = new Set((await ownFieldsOf(work.tx, plug)).map(({ field }) => field))
  problems.push(...columnProblems(body.columns, plug, own))
  const known = new Set(plug.defaults.map(({ name }) => name))
  for (const name of Object.keys(body.defaults)) {
    if (!known.has(name)) problems.push({ path: `defaults.${name}`, code: 'not_found' })
  }
  if (problems.length > 0) throw badInput(problems)
  const wrong = await plug.checkDefaults(work, body.defaults)
  if (wrong.length === 0) return
  throw badInput(wrong.map((problem) => ({ ...problem, path: `defaults.${problem.path}` })))
}

function columnProblems(
  columns: Mapping['columns'],
  { reading }: ImportPlug,
  own: Set<string>,
): FieldProblem[] {
  const met = new Set<string>()
  return Object.entries(columns).flatMap(([column, field]): FieldProblem[] => {
    const path = `columns.${column}`
    if (!Object.hasOwn(reading.fields, field) && !own.has(field))
      return [{ path, code: 'not_found' }]
    const twice = met.has(field) && !reading.vocabulary.shared.has(field)
    met.add(field)
    return twice ? [{ path, code: 'used_twice' }] : []
  })
}
