import type { Tx } from '#platform/db/database.ts'
import { searchTextOf } from './rules.ts'
import { selectParties, selectSummary } from './sql.ts'

/** Writes again what a search for the engagement looks through. */
export async function keepSearchable(tx: Tx, id: string): Promise<void> {
  const engagement = await selectSummary(tx, id)
  if (!engagement) return
  const search_text = searchTextOf(engagement, await selectParties(tx, id))
  await tx.updateTable('engagement').set({ search_text }).where('id', '=', id).execute()
}
