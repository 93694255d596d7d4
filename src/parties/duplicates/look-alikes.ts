import { sql } from 'kysely'
import type { Input, Work } from '#access/index.ts'
import { tidyLine } from '#platform/text.ts'
import type { PartyBrief } from '../register/contract.ts'
import type { findLookAlikes } from './contract.ts'

/** Hints shown at once. */
const most = 8

/**
 * Whom the party being typed may repeat, of those the typist sees, with the name or number that matched. Of others
 * nothing is said here, not even by what is left out: they are looked for when the party is registered.
 */
export async function findAlike({ tx }: Work, { query }: Input<typeof findLookAlikes>) {
  const name = tidyLine(query.name ?? '').toLowerCase()
  const number = tidyLine(query.number ?? '')
    .replace(/[\s-]/g, '')
    .toUpperCase()
  const asked = [name, number].filter((one) => one.length > 1)
  if (asked.length === 0) return { items: [] }
  const rows = await sql<Candidate>`
    select p.id, p.kind, p.name,
      (select i.number from party_identifier i where i.party_id = p.id and i.number = ${number} limit 1) as number,
      (select n.name from party_name n where n.party_id = p.id and lower(n.name) = ${name} limit 1) as same,
      (select n.name from party_name n where n.party_id = p.id and starts_with(lower(n.name), ${name}) limit 1) as begins
    from party p where p.merged_into is null
      and p.id = any (array(select c from unnest(${asked}::text[]) q, party_candidates(q, ${most * 2}) c))
      and (${query.besides ?? null}::uuid is null or p.id <> ${query.besides ?? null}::uuid)
    limit ${most * 4}`.execute(tx)
  const hints = rows.rows.flatMap((row) => hintOf(row, query.kind, name) ?? [])
  return {
    items: hints.toSorted((a, b) => order.indexOf(a.why) - order.indexOf(b.why)).slice(0, most),
  }
}

interface Candidate extends PartyBrief {
  number: string | null
  same: string | null
  begins: string | null
}
type Hint = PartyBrief & { matched: string; why: (typeof order)[number] }
const order = ['same_number', 'same_name', 'similar_name'] as const

function hintOf(row: Candidate, kind: string | undefined, name: string): Hint | null {
  const { number, same, begins, ...party } = row
  if (number !== null) return { ...party, matched: maskedTail(number), why: 'same_number' }
  if (kind && party.kind !== kind) return null
  if (same !== null) return { ...party, matched: same, why: 'same_name' }
  return begins !== null && name.length > 1
    ? { ...party, matched: begins, why: 'similar_name' }
    : null
}

/** Whoever typed the number knows it; of a longer look its end is enough. */
const maskedTail = (number: string): string => `…${number.slice(-4)}`
