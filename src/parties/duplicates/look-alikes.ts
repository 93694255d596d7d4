import { sql } from 'kysely'
import { asSystem, type Input, type Work } from '#access/index.ts'
import { dayOf } from '#organisation/index.ts'
import { tidyLine } from '#platform/text.ts'
import { briefsOf, type PartyKind } from '../register/index.ts'
import { beyondWalls, searchParties } from '../search/index.ts'
import type { findLookAlikes } from './contract.ts'

/** Hints shown at once. */
const most = 8

type Why = 'same_number' | 'same_name' | 'similar_name'
interface Hint {
  id: string
  matched: string
  why: Why
}

/**
 * Whom the party being typed may repeat, of those the typist sees, with the name or number that matched. Of others
 * nothing is said here, not even by what is left out: they are looked for when the party is registered.
 */
export async function findAlike(work: Work, { query }: Input<typeof findLookAlikes>) {
  const name = tidyLine(query.name ?? '')
  const number = tidyLine(query.number ?? '')
    .replace(/[\s-]/g, '')
    .toUpperCase()
  const hints = [
    ...(number.length > 1 ? await byNumber(work, number) : []),
    ...(name.length > 1 ? await byName(work, query.kind ?? 'organisation', name) : []),
  ]
  const seen = await briefsOf(
    work.tx,
    hints.map((hint) => hint.id),
  )
  const items = hints.flatMap(({ id, matched, why }, at) => {
    const brief = seen.get(id)
    const first = hints.findIndex((hint) => hint.id === id) === at
    if (!brief || !first || id === query.besides) return []
    return [{ ...brief, kind: brief.kind as PartyKind, matched, why }]
  })
  return { items: items.slice(0, most) }
}

/** Whoever typed the number knows it; its end is enough to tell which is meant. */
async function byNumber({ tx }: Work, number: string): Promise<Hint[]> {
  const rows = await sql<{ id: string }>`
    select i.party_id as id from party_identifier i where i.number = ${number} limit ${most}`.execute(
    tx,
  )
  return rows.rows.map(({ id }) => ({ id, matched: `…${number.slice(-4)}`, why: 'same_number' }))
}

/** With the sight of the system but for what walls keep from the typist; the caller leaves what they do not see. */
async function byName(work: Work, kind: PartyKind, name: string): Promise<Hint[]> {
  const beyond = await beyondWalls(work.tx)
  const found = await asSystem(work, (tx) =>
    searchParties(tx, {
      kind,
      name,
      depth: 0,
      today: dayOf(work.now),
      limit: most * 4,
      beyond,
    }),
  )
  return found.hits
    .filter((hit) => hit.relatedTo === null && hit.tier !== 'weak' && hit.unlike !== true)
    .map((hit) => ({
      id: hit.partyId,
      matched: hit.name,
      why: hit.name.toLowerCase() === name.toLowerCase() ? 'same_name' : 'similar_name',
    }))
}
