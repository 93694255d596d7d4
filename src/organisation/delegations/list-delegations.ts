import { abilitiesOf, type Input, type Work } from '#access/index.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Delegation, listDelegationsEndpoint } from './contract.ts'
import { delegationPolicy } from './policy.ts'
import { stateOf } from './rules.ts'
import { type DelegationRow, selectDelegations } from './sql.ts'

/** Who stands in for whom, the latest first. */
export async function listDelegations(
  work: Work,
  { query }: Input<typeof listDelegationsEndpoint>,
) {
  const rows = await selectDelegations(work.tx, query, work.now)
  const { items, next } = pageOf(rows, query.size, (row) => [row.startsAt, row.id])
  return { items: items.map((row) => presentDelegation(row, work)), next }
}

/** A delegation on the wire. */
export function presentDelegation(row: DelegationRow, work: Work): Delegation {
  const state = stateOf(row, work.now)
  const { endDelegation } = abilitiesOf(delegationPolicy, work.actor, row)
  return {
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    state,
    abilities: { endDelegation: endDelegation && state !== 'over' },
  }
}
