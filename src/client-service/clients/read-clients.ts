import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { customFilter, customValuesOf } from '#forms/index.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Client, ClientSummary, listClientsEndpoint, readClientEndpoint } from './contract.ts'
import { presentClient } from './present-client.ts'
import { selectClients } from './sql.ts'

/** A page of the clients the actor sees, newest first. */
export async function listClients(work: Work, { query }: Input<typeof listClientsEndpoint>) {
  const { tx } = work
  const among = await customFilter(tx, 'client', query.where)
  const rows = await selectClients(tx, work.actor, { ...query, among })
  const { items, next } = pageOf(rows, query.limit, (row) => [row.registered_at, row.id])
  const ids = items.map((row) => row.id)
  const custom = await customValuesOf(tx, 'client', ids, query.fields)
  const summaries = items.map((row) => ({
    ...presentSummary(row),
    ...(query.fields ? { custom: custom.get(row.id) ?? {} } : {}),
  }))
  return { items: summaries, next }
}

type Row = Awaited<ReturnType<typeof selectClients>>[number]
const presentSummary = ({ live, over, registered_at, ...row }: Row): ClientSummary => ({
  ...row,
  kind: row.kind as ClientSummary['kind'],
  tier: row.tier as ClientSummary['tier'],
  registeredAt: registered_at.toISOString(),
  engagements: { live, over },
})

/** One page for one client. */
export async function readClient(
  work: Work,
  { params }: Input<typeof readClientEndpoint>,
): Promise<Client> {
  return presentClient(work, params.id)
}
