import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { customFilter, customValuesOf } from '#forms/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Client, ClientSummary, listClientsEndpoint, readClientEndpoint } from './contract.ts'
import { presentClient } from './present-client.ts'
import { selectClients } from './sql.ts'

/** What a list of clients is asked for; the export asks the same. */
export type ClientsWanted = Omit<QueryOf<typeof listClientsEndpoint>, 'after' | 'limit'>

/** A page of the clients the actor sees. */
export async function clientPage(
  work: Work,
  { where, fields, due, ...wanted }: ClientsWanted,
  after: string | undefined,
  limit: number,
) {
  const { tx } = work
  const among = await customFilter(tx, 'client', where)
  const rows = await selectClients(tx, work.actor, {
    ...wanted,
    ...(due === 'overdue' ? { dueBefore: work.now } : {}),
    among,
    after,
    limit,
  })
  const { items, next } = pageOf(rows, limit, (row) => [placeIn[wanted.sort](row), row.id])
  const ids = items.map((row) => row.id)
  const custom = await customValuesOf(tx, 'client', ids, fields)
  const summaries = items.map((row) => ({
    ...presentSummary(row),
    ...(fields ? { custom: custom.get(row.id) ?? {} } : {}),
  }))
  return { items: summaries, next }
}

const placeIn: Record<ClientsWanted['sort'], (row: Row) => Date | string> = {
  newest: (row) => row.registered_at,
  due: (row) => row.next_due_at ?? 'infinity',
  name: (row) => row.name,
}

export const listClients = (
  work: Work,
  { query: { after, limit, ...wanted } }: Input<typeof listClientsEndpoint>,
) => clientPage(work, wanted, after, limit)

type Row = Awaited<ReturnType<typeof selectClients>>[number]
const presentSummary = ({
  live,
  over,
  registered_at,
  next_due_at,
  ...row
}: Row): ClientSummary => ({
  ...row,
  kind: row.kind as ClientSummary['kind'],
  tier: row.tier as ClientSummary['tier'],
  registeredAt: registered_at.toISOString(),
  nextDueAt: next_due_at?.toISOString() ?? null,
  engagements: { live, over },
})

/** One page for one client. */
export async function readClient(
  work: Work,
  { params }: Input<typeof readClientEndpoint>,
): Promise<Client> {
  return presentClient(work, params.id)
}
