import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, type FieldProblem, Refusal } from '#platform/http/refusal.ts'
import { checkDetails } from '../leads/index.ts'
import { expectVersion } from '#platform/http/version.ts'
import { accountFor } from './account.ts'
import type { mapLeadSheet } from './contract.ts'
import type { KnownClients } from './known.ts'
import { readingOf } from './present.ts'
import { openFile } from './reader.ts'
import { type Field, sharedFields } from './reading/fields.ts'
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

type Mapping = Input<typeof mapLeadSheet>['body']

/** Says how a sheet is to be read, accounts for its rows anew, and remembers it for the same header. */
export async function mapSheet(
  work: Work,
  { params, body, ifMatch, request }: Input<typeof mapLeadSheet>,
  clients: KnownClients | undefined,
) {
  const record = await importFor(work, params.id, 'importLeads', 'map')
  expectVersion(ifMatch, { version: record.version })
  const before = record.sheets[body.sheet]
  await check(work, body, before)
  const file = await openFile(await bytesOf(request, record.content_sha256), record.name)
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
    const accounted = await accountFor(work, record.id, file, sheets, clients)
    await saveImport(work.tx, record.id, { ...accounted, state: 'mapped' })
    await rememberMapping(
      work,
      header.fingerprint,
      { columns: body.columns, take: body.take, ...body.defaults },
      work.actor.kind === 'person' ? work.actor.personId : record.imported_by,
    )
    const saved = (await findImport(work.tx, record.id)) as ImportRecord
    return await readingOf(work, saved, clients)
  } finally {
    file.close()
  }
}

async function check(work: Work, body: Mapping, sheet: KeptSheet | undefined): Promise<void> {
  const problems: FieldProblem[] = []
  if (!sheet) problems.push({ path: 'sheet', code: 'not_found' })
  else if (body.headerRow > sheet.rowCount) {
    problems.push({ path: 'headerRow', code: 'too_large', values: { max: sheet.rowCount } })
  }
  const met = new Set<Field>()
  for (const [column, field] of Object.entries(body.columns)) {
    if (met.has(field) && !sharedFields.has(field)) {
      problems.push({ path: `columns.${column}`, code: 'used_twice' })
    }
    met.add(field)
  }
  if (problems.length > 0) throw badInput(problems)
  await checkDetails(work, body.defaults).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    throw badInput(error.fields.map((field) => ({ ...field, path: `defaults.${field.path}` })))
  })
}
