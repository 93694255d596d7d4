import { permits, type Work } from '#access/index.ts'
import { forbidden, notFound } from '#platform/http/refusal.ts'
import { loadStanding } from '../standing.ts'
import { clientPolicy } from './policy.ts'
import { lockClient, selectContacts } from './sql.ts'
import { searchTextOf } from './rules.ts'

/** The client an actor wants to change: seen, locked, and theirs to change in this way. */
export async function seeClientToChange(work: Work, id: string, right: string) {
  const client = await lockClient(work.tx, id)
  const standing = await loadStanding(work.tx, id)
  if (!client || !standing) throw notFound()
  if (!permits(clientPolicy, right, work.actor, standing)) throw forbidden()
  return client
}

/** Writes again what a search for the client looks through. */
export async function keepSearchable(
  work: Work,
  id: string,
  client: { name: string; unifiedSocialCreditCode: string | null },
): Promise<void> {
  const contacts = await selectContacts(work.tx, id)
  const search_text = searchTextOf(client, contacts)
  await work.tx.updateTable('client').set({ search_text }).where('id', '=', id).execute()
}
