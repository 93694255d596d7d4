import type { Work } from '#access/index.ts'
import { dayOf } from '#organisation/index.ts'
import { ImportRowKind } from './fields.ts'
import { type KnownClients, markKnownEntries } from './known.ts'
import type { OpenFile, Plan } from './reader.ts'
import { hintedBySheet, storeRows } from './rows-sql.ts'
import type { KeptSheet } from './sql.ts'

export const noCounts = (): KeptSheet['counts'] =>
  Object.fromEntries(ImportRowKind.options.map((kind) => [kind, 0])) as KeptSheet['counts']

/**
 * Reads every row of the sheets taken, stores what each was taken for, and looks for people the firm
 * knows already.
 * @returns the sheets with their counts, and how many rows can become leads.
 */
export async function accountFor(
  work: Work,
  importId: string,
  file: OpenFile,
  sheets: KeptSheet[],
  clients: KnownClients | undefined,
): Promise<{ sheets: KeptSheet[]; total: number }> {
  const plans = sheets.flatMap((sheet): Plan[] =>
    sheet.ignored === null && sheet.headerRow !== null
      ? [{ sheet: sheet.sheet, headerRow: sheet.headerRow, columns: sheet.columns }]
      : [],
  )
  const year = Number(dayOf(work.now).slice(0, 4))
  const counted = await file.account(importId, plans, year)
  for await (const batch of file.batches()) await storeRows(work.tx, batch)
  await markKnownEntries(work.tx, importId, clients)
  const hinted = await hintedBySheet(work.tx, importId)
  const countsOf = new Map(plans.map((plan, at) => [plan.sheet, counted[at]]))
  const accounted = sheets.map((sheet) => ({
    ...sheet,
    counts: { ...noCounts(), ...countsOf.get(sheet.sheet) },
    possibleDuplicates: hinted.get(sheet.sheet) ?? 0,
  }))
  return { sheets: accounted, total: accounted.reduce((sum, { counts }) => sum + counts.lead, 0) }
}
