import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import type { forecastImport as forecastImportEndpoint } from './contract.ts'
import type { ImportForecast } from './fields.ts'
import { judgeRows } from './judge.ts'
import { type Plugs, plugOf } from './plugs.ts'
import { selectEntries } from './rows-sql.ts'
import { problemOf } from './rules.ts'
import { seeImport } from './see.ts'

/** Rows judged at once. */
const atOnce = 1_000

/** How many rows of each sheet would go in, wait for an answer, or cannot, judged as the run judges them. */
export async function forecastImport(
  work: Work,
  { params, query }: Input<typeof forecastImportEndpoint>,
  plugs: Plugs,
): Promise<{ items: ImportForecast[] }> {
  const record = await seeImport(work, params.id, 'readImportRows')
  const items = record.sheets.map(
    ({ sheet, counts }): ImportForecast => ({
      sheet,
      goes: 0,
      waits: 0,
      cannot: counts.rejected,
      duplicate: 0,
      skipped: 0,
    }),
  )
  if (problemOf('run', record.state) !== null) return { items }
  const plug = plugOf(plugs, record.kind)
  const grounds = { ...record, duplicates: query.duplicates ?? record.duplicates }
  let after = { sheet: -1, row: 0 }
  for (;;) {
    const rows = await selectEntries(work.tx, record.id, after, atOnce)
    for (const { sheet, fate } of await judgeRows(work.tx, grounds, rows, plug)) {
      const item = items[sheet]
      if (item) item[fate] += 1
    }
    const last = rows.at(-1)
    if (!last) return { items }
    after = last
  }
}
