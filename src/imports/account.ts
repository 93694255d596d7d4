import type { Work } from '#access/index.ts'
import { dayOf } from '#organisation/index.ts'
import { type ImportName, ImportRowKind } from './fields.ts'
import { markKnownEntries } from './known.ts'
import { matchNames } from './names.ts'
import type { ImportPlug } from './plug.ts'
import type { OpenFile, Plan } from './reader.ts'
import { hintedBySheet, storeRows } from './rows-sql.ts'
import type { KeptSheet } from './sql.ts'

export const noCounts = (): KeptSheet['counts'] =>
  Object.fromEntries(ImportRowKind.options.map((kind) => [kind, 0])) as KeptSheet['counts']

/**
 * Reads every row of the sheets taken, stores what each was taken for, and looks for whom the firm
 * knows already.
 * @returns the sheets with their counts, how many rows can be imported, and whom their words mean.
 */
export async function accountFor(
  work: Work,
  { id: importId, names: before }: { id: string; names: ImportName[] },
  file: OpenFile,
  sheets: KeptSheet[],
  plug: ImportPlug,
): Promise<{ sheets: KeptSheet[]; total: number; names: ImportName[] }> {
  const plans = sheets.flatMap((sheet): Plan[] =>
    sheet.ignored === null && sheet.headerRow !== null
      ? [{ sheet: sheet.sheet, headerRow: sheet.headerRow, columns: sheet.columns }]
      : [],
  )
  const year = Number(dayOf(work.now).slice(0, 4))
  const counted = await file.account(importId, plans, year)
  for await (const batch of file.batches()) await storeRows(work.tx, batch)
  const references = await markKnownEntries(work.tx, importId, plug)
  const names = await matchNames(work.tx, references, before)
  const hinted = await hintedBySheet(work.tx, importId)
  const countsOf = new Map(plans.map((plan, at) => [plan.sheet, counted[at]]))
  const accounted = sheets.map((sheet) => ({
    ...sheet,
    counts: { ...noCounts(), ...countsOf.get(sheet.sheet) },
    possibleDuplicates: hinted.get(sheet.sheet) ?? 0,
  }))
  const total = accounted.reduce((sum, { counts }) => sum + counts.entry, 0)
  return { sheets: accounted, total, names }
}
