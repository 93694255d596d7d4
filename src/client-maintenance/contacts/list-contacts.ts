import type { Input, Work } from '#access/index.ts'
import { seeClient } from '../clients.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Standing } from '#client-service/index.ts'
import { standingsOf } from '../standing.ts'
import type {
  listContactRecordsEndpoint,
  listPlannedContactsEndpoint,
  readPlannedContactEndpoint,
} from './contract.ts'
import { presentPlan, presentRecord } from './present.ts'
import { selectRecords } from './record-sql.ts'
import { showPlan } from './see-plan.ts'
import { selectPlans } from './sql.ts'

/** What a list of planned contacts is asked for; the export asks the same. */
export type ContactsWanted = Omit<QueryOf<typeof listPlannedContactsEndpoint>, 'after' | 'limit'>

/** A page of planned contacts by day, the earliest first. */
export async function contactPage(
  work: Work,
  wanted: ContactsWanted,
  after: string | undefined,
  limit: number,
) {
  const rows = await selectPlans(work, { ...wanted, after, limit })
  const { items, next } = pageOf(rows, limit, (row) => [row.plannedOn, row.id])
  const standings = await standingsOf(
    work.tx,
    items.map((row) => row.clientId),
  )
  return {
    items: items.map((row) =>
      presentPlan(row, work.actor, standings.get(row.clientId) as Standing),
    ),
    next,
  }
}

export const listPlannedContacts = (
  work: Work,
  { query: { after, limit, ...wanted } }: Input<typeof listPlannedContactsEndpoint>,
) => contactPage(work, wanted, after, limit)

/** One planned contact. */
export async function readPlannedContact(
  work: Work,
  { params }: Input<typeof readPlannedContactEndpoint>,
) {
  return showPlan(work, params.id)
}

/** What was said to a client, the latest first. */
export async function listContactRecords(
  work: Work,
  { params, query }: Input<typeof listContactRecordsEndpoint>,
) {
  const client = await seeClient(work.tx, params.id)
  const rows = await selectRecords(work.tx, { ...query, client: client.id })
  const { items, next } = pageOf(rows, query.limit, (row) => [row.at, row.id])
  return { items: items.map(presentRecord), next }
}
