import { asSystem, personIdOf, type Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { indexParties } from '../search/index.ts'
import type { PartyChange } from './fields.ts'

/** What of a party changed, with what its history tells of it. */
export interface Changed {
  partyId: string
  what: PartyChange
  /** Names, numbers and dates; nothing of the affairs the party is in. */
  details?: Record<string, unknown>
  /** The affairs through which it is told; null: with the party. */
  saidIn?: string[] | null
}

/**
 * Writes down what changed in the register, in the transaction of the change: conflict checks tell by it what they
 * have not seen, the party's page shows it as history, and the search finds new names from here on. Every change of a
 * party passes here, after its rows are written.
 */
export async function noteChange(work: Work, changes: Changed[]): Promise<void> {
  if (changes.length === 0) return
  await insertRows(work.tx, 'party_change', changeRows(work, changes))
  await fileChanged(work, changes)
}

/** What is written down of changes. */
export const changeRows = ({ actor, now }: Work, changes: Changed[]) =>
  changes.map(({ partyId, what, details = {}, saidIn = null }) => ({
    party_id: partyId,
    what,
    at: now,
    by_person: personIdOf(actor),
    details,
    said_in: saidIn,
  }))

/** Files the names of parties that changed anew, but of those that are filed already. */
export async function fileChanged(
  work: Work,
  changes: Changed[],
  filed: ReadonlySet<string> = new Set(),
): Promise<void> {
  const renamed = changes.filter(
    ({ what, partyId }) => ['party', 'name', 'merge'].includes(what) && !filed.has(partyId),
  )
  if (renamed.length === 0) return
  await asSystem(work, (own) =>
    indexParties(
      own,
      renamed.map(({ partyId }) => partyId),
    ),
  )
}
