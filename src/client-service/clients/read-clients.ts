import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Client, ClientSummary, listClientsEndpoint, readClientEndpoint } from './contract.ts'
import { presentClient } from './present-client.ts'
import { selectClients } from './sql.ts'

/** A page of the clients the actor sees, newest first. */
export async function listClients(work: Work, { query }: Input<typeof listClientsEndpoint>) {
  const rows = await selectClients(work.tx, work.actor, query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.registered_at, row.id])
  return { items: items.map(presentSummary), next }
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
