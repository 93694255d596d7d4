// Reads one file beside the main thread, so that the server keeps answering meanwhile.
import { parentPort, workerData } from 'node:worker_threads'
import {
  deepestHeader,
  type FailedRow,
  failureSheet,
  findHeader,
  headerAt,
  proposeMapping,
  readWorkbook,
  type OwnTitles,
  type Sheet,
  type Vocabulary,
  withOwnTitles,
} from '#platform/sheets/index.ts'
import type { Demand, Plan, SheetFound, Survey } from './reader.ts'
import {
  accountRows,
  duplicatesWithin,
  problemWords,
  type Reading,
  type Row,
} from './reading/index.ts'

/** Rows of a batch: what the main thread hands to the database at once, unread. */
const batchRows = 2_000
// Tells rows of different sheets apart; a sheet has 200,000 rows at most.
const perSheet = 1_000_000

const { reading } = (await import(workerData as string)) as { reading: Reading }

let sheets: Sheet[] = []
let batches: Iterator<string> | null = null

async function open(bytes: Uint8Array, name: string, own: OwnTitles[]): Promise<Survey> {
  const workbook = await readWorkbook(bytes, name)
  if (!workbook.ok) return { ok: false, code: workbook.code, values: workbook.values }
  sheets = workbook.sheets
  const { format, encoding } = workbook
  const vocabulary = withOwnTitles(reading.vocabulary, own)
  return { ok: true, format, encoding, sheets: sheets.map((sheet) => survey(sheet, vocabulary)) }
}

function survey(sheet: Sheet, vocabulary: Vocabulary): SheetFound {
  const found = findHeader(vocabulary, sheet)
  const candidates: SheetFound['candidates'] = []
  for (let row = 1; row <= Math.min(sheet.rows.length, deepestHeader); row += 1) {
    const { titles, fingerprint } = headerAt(sheet, row)
    if (titles.filter(Boolean).length > 1) candidates.push({ row, titles, fingerprint })
  }
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    rowCount: sheet.rows.length,
    hiddenColumns: sheet.hiddenColumns,
    hiddenRowCount: sheet.hiddenRows.length,
    header: found.ok
      ? {
          row: found.row,
          titles: found.titles,
          fingerprint: found.fingerprint,
          columns: proposeMapping(vocabulary, found).columns,
        }
      : null,
    noHeader: found.ok ? null : found.code,
    candidates,
  }
}

/** Accounts for the rows of the sheets taken; the rows themselves follow in batches. */
function account(importId: string, plans: Plan[], year: number): Record<string, number>[] {
  const accounted = plans.map((plan) => {
    const sheet = sheets[plan.sheet] as Sheet
    const header = headerAt(sheet, plan.headerRow)
    const mapping = { headerFingerprint: header.fingerprint, columns: plan.columns }
    return { sheet: plan.sheet, rows: accountRows(reading, sheet, plan.headerRow, mapping, year) }
  })
  const all = accounted.flatMap(({ sheet, rows }) =>
    rows
      .filter((row) => row.kind === 'entry')
      .map((row) => ({ ...row, row: sheet * perSheet + row.row })),
  )
  batches = batchesOf(importId, accounted, duplicatesWithin(reading, all))
  return accounted.map(({ rows }) => {
    const counts: Record<string, number> = {}
    for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1
    return counts
  })
}

function* batchesOf(
  importId: string,
  accounted: { sheet: number; rows: Row[] }[],
  repeats: ReturnType<typeof duplicatesWithin>,
): Generator<string> {
  for (const { sheet, rows } of accounted) {
    for (let at = 0; at < rows.length; at += batchRows) {
      const part = rows.slice(at, at + batchRows).map((row) => {
        const repeat = repeats.get(sheet * perSheet + row.row)
        return {
          import_id: importId,
          sheet,
          row: row.row,
          kind: row.kind,
          cells: row.cells,
          entry: 'entry' in row ? row.entry : undefined,
          warnings: 'warnings' in row ? row.warnings : [],
          problems: 'problems' in row ? row.problems : [],
          repeats_sheet: repeat && Math.floor(repeat.first / perSheet),
          repeats_row: repeat && repeat.first % perSheet,
          repeats_by: repeat?.by,
        }
      })
      yield storable(JSON.stringify(part), part)
    }
  }
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
function storable(json: string, rows: unknown): string {
  if (!/\\u(?:0000|d[89a-f])/i.test(json)) return json
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )
}

/** The words of these rows as they stand in the file, with the reasons, as a workbook. */
async function failures(demand: Extract<Demand, { task: 'failures' }>): Promise<Uint8Array> {
  const sheet = sheets[demand.sheet] as Sheet
  const header = headerAt(sheet, demand.headerRow)
  const rows: FailedRow[] = demand.rows.map(({ row, problems }) => ({
    row,
    cells: sheet.rows[row - 1] ?? [],
    reasons: problems.map((one) => problemWords(reading, one, header.titles, demand.language)),
  }))
  return failureSheet(header, rows, demand.language)
}

async function carryOut(demand: Demand): Promise<unknown> {
  switch (demand.task) {
    case 'open':
      return open(demand.bytes, demand.name, demand.own)
    case 'header':
      return headerAt(sheets[demand.sheet] as Sheet, demand.row)
    case 'account':
      return account(demand.importId, demand.plans, demand.year)
    case 'batch': {
      const next = batches?.next()
      return next && !next.done ? next.value : null
    }
    case 'failures':
      return failures(demand)
  }
}

const port = parentPort
if (!port) throw new Error('reading-worker.ts runs as a worker')
port.on('message', (demand: Demand) => {
  carryOut(demand).then(
    (result) => port.postMessage({ result }),
    (error: unknown) => port.postMessage({ error: String((error as Error)?.stack ?? error) }),
  )
})
