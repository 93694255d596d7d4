import type { Tx } from '#platform/db/database.ts'
import type { Entry, ImportPlug, Reference } from './plug.ts'
import { placeOf } from './plug.ts'
import { markKnown, selectEntries } from './rows-sql.ts'

/** Rows looked through at once: a batch that is read and matched within some ten milliseconds. */
const lookedThrough = 1_000

/**
 * Marks every entry of the import that the firm seems to know.
 * @returns the words that mean colleagues or departments, with the number of rows that say each.
 */
export async function markKnownEntries(
  tx: Tx,
  importId: string,
  plug: ImportPlug,
): Promise<(Reference & { rows: number })[]> {
  const said = new Map<string, Reference & { rows: number }>()
  let after = { sheet: -1, row: 0 }
  for (;;) {
    const entries = await selectEntries(tx, importId, after, lookedThrough)
    const last = entries.at(-1)
    if (!last) return [...said.values()]
    count(said, entries, plug)
    const known = await plug.findKnown(tx, importId, entries, entries)
    await markKnown(
      tx,
      importId,
      entries.flatMap(({ sheet, row }) => {
        const found = known.get(placeOf({ sheet, row }))
        return found ? [{ sheet, row, known: found }] : []
      }),
    )
    after = last
  }
}

function count(
  said: Map<string, Reference & { rows: number }>,
  entries: Entry<unknown>[],
  { references }: ImportPlug,
): void {
  if (!references) return
  for (const { entry } of entries) {
    for (const one of references(entry)) {
      const key = `${one.to} ${one.written}`
      const before = said.get(key)
      said.set(key, {
        ...one,
        needed: one.needed || before?.needed === true,
        rows: (before?.rows ?? 0) + 1,
      })
    }
  }
}
