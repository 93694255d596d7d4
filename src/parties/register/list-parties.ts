import type { Input, Work } from '#access/index.ts'
import { pageOf } from '#platform/http/page.ts'
import { divisionsUnder } from '../divisions/index.ts'
import type { listDivisions, listParties, readPartyHistory } from './contract.ts'
import type { PartyChange } from './fields.ts'
import { presentSummaries } from './present-party.ts'
import { notFound } from '#platform/http/refusal.ts'
import { selectHistory, selectParties, selectParty } from './sql.ts'

/** A page of the register, the last registered first. */
export async function listAllParties(
  work: Work,
  { query }: Pick<Input<typeof listParties>, 'query'>,
) {
  const rows = await selectParties(work.tx, work.actor, query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.id])
  return { items: presentSummaries(work, items), next }
}

/** What changed of a party, the last change first. */
export async function listHistory({ tx }: Work, { params, query }: Input<typeof readPartyHistory>) {
  if (!(await selectParty(tx, params.id))) throw notFound()
  const rows = await selectHistory(tx, params.id, query.after, query.limit)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.id])
  return {
    items: items.map((row) => ({
      id: String(row.id),
      what: row.what as PartyChange,
      details: row.details as Record<string, unknown>,
      by: row.byId === null ? null : { id: row.byId, name: row.byName ?? '' },
      at: row.at.toISOString(),
    })),
    next,
  }
}

export async function readDivisions(_: Work, { query }: Input<typeof listDivisions>) {
  return { items: divisionsUnder(query.under) }
}
