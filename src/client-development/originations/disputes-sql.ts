import type { Selectable } from 'kysely'
import type { DB, Tx } from '#platform/db/database.ts'

export type DisputeRow = Selectable<DB['origination_dispute']>

/** Disputes about a claim, or raised from a lead, that the actor is a side of or may decide. */
export function disputesOf(tx: Tx, claimId: string | null, id: string): Promise<DisputeRow[]> {
  return tx
    .selectFrom('origination_dispute')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('lead_id', '=', id),
        eb('subject_id', '=', id),
        ...(claimId ? [eb('claim_id', '=', claimId)] : []),
      ]),
    )
    .orderBy('disputed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
}

export const lockDispute = (tx: Tx, id: string): Promise<DisputeRow | undefined> =>
  tx
    .selectFrom('origination_dispute')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
