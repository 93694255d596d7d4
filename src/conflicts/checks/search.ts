import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { PartyKind, PartyRelationType } from '#parties/index.ts'
import type { FindingTier } from './fields.ts'

/** A party of the register that may be the one looked for. */
export interface Hit {
  partyId: string
  name: string
  tier: FindingTier
  score: number
  reasons: unknown[]
  segments: unknown
  /** Steps from the party looked for to this one; empty when it is the same. */
  path: { type: PartyRelationType; partyId: string; name: string }[]
}

export const matcherVersion = 'exact-1'

/** Looks a party up in the whole register, whatever the actor sees. */
export async function findParties(
  tx: Tx,
  party: { kind: PartyKind; name: string; identifiers: { type: string; number: string }[] },
): Promise<{ hits: Hit[]; depth: number; truncated: boolean }> {
  const numbers = party.identifiers.map((one) => one.number)
  const found = await sql<{ id: string; name: string; by: string }>`
    select p.id, p.name, case when n.number is null then 'name' else 'number' end as by from party p
    left join party_identifier n on n.party_id = p.id and n.number = any(${numbers}::text[])
    where p.merged_into is null and (n.number is not null or p.id in (select party_id from party_name where name = ${party.name}) or p.name = ${party.name})
    limit 50`.execute(tx)
  const hits = found.rows.map(
    (row): Hit => ({
      partyId: row.id,
      name: row.name,
      tier: row.by === 'number' ? 'identifier' : 'exact_equivalent',
      score: 1,
      reasons: [],
      segments: null,
      path: [],
    }),
  )
  return { hits, depth: 0, truncated: false }
}
