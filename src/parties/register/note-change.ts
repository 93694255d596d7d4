import { personIdOf, type Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import type { PartyChange } from './fields.ts'

/** What of a party changed, with what its history tells of it. */
export interface Changed {
  partyId: string
  what: PartyChange
  /** Names, numbers and dates; nothing of the affairs the party is in. */
  details?: Record<string, unknown>
}

/**
 * Writes down what changed in the register, in the transaction of the change: conflict checks tell by it what they
 * have not seen, the party's page shows it as history. Every change of a party passes here.
 */
export async function noteChange({ tx, actor, now }: Work, changes: Changed[]): Promise<void> {
  if (changes.length === 0) return
  await insertRows(
    tx,
    'party_change',
    changes.map(({ partyId, what, details = {} }) => ({
      party_id: partyId,
      what,
      at: now,
      by_person: personIdOf(actor),
      details,
    })),
  )
}
