import type { Tx } from '#platform/db/database.ts'
import { notFound } from '#platform/http/refusal.ts'
import type { Named } from '#platform/http/fields.ts'

export interface KnownClient extends Named {
  /** An important client, to whom the firm owes regular contact. */
  isKey: boolean
}

/** Clients by id, of those the actor of the transaction sees. */
export async function clientsOf(tx: Tx, ids: string[]): Promise<Map<string, KnownClient>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('client')
    .select(['id', 'name', 'tier'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map(({ id, name, tier }) => [id, { id, name, isKey: tier === 'key' }] as const),
  )
}

/** The client, or not found. */
export async function seeClient(tx: Tx, id: string): Promise<KnownClient> {
  const client = (await clientsOf(tx, [id])).get(id)
  if (!client) throw notFound()
  return client
}
