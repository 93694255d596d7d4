import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { pageOf } from '#platform/http/page.ts'
import { seeEngagement } from '../see-engagement.ts'
import type {
  listDecisionsEndpoint,
  listDutiesEndpoint,
  listMatterEventsEndpoint,
  listQuestionsEndpoint,
  listReportsEndpoint,
} from './contract.ts'
import {
  presentDecisions,
  presentDuties,
  presentMatterEvents,
  presentQuestions,
  presentReports,
} from './present.ts'
import {
  selectDecisions,
  selectDuties,
  selectMatterEvents,
  selectQuestions,
  selectReports,
} from './sql.ts'

/** A page of rows, then presented together. */
async function paged<Row extends { id: string }, Item>(
  rows: Row[],
  limit: number,
  present: (rows: Row[]) => Promise<Item[]>,
): Promise<{ items: Item[]; next: string | null }> {
  const { items, next } = pageOf(rows, limit, (row) => [row.id])
  return { items: await present(items), next }
}

export async function listReports(
  work: Work,
  { params, query }: Input<typeof listReportsEndpoint>,
) {
  await seeEngagement(work, params.id)
  const rows = await selectReports(work.tx, params.id, query)
  return paged(rows, query.limit, (shown) => presentReports(work, shown))
}

export async function listMatterEvents(
  work: Work,
  { params, query }: Input<typeof listMatterEventsEndpoint>,
) {
  await seeEngagement(work, params.id)
  const rows = await selectMatterEvents(work.tx, params.id, query)
  return paged(rows, query.limit, (shown) => presentMatterEvents(work, shown))
}

export async function listQuestions(
  work: Work,
  { params, query }: Input<typeof listQuestionsEndpoint>,
) {
  const rows = await selectQuestions(work.tx, params.id, query)
  return paged(rows, query.limit, (shown) => presentQuestions(work, params.id, shown))
}

export async function listDecisions(
  work: Work,
  { params, query }: Input<typeof listDecisionsEndpoint>,
) {
  const rows = await selectDecisions(work.tx, params.id, query)
  return paged(rows, query.limit, (shown) => presentDecisions(work, params.id, shown))
}

export async function listDuties(work: Work, { params, query }: Input<typeof listDutiesEndpoint>) {
  const rows = await selectDuties(work.tx, params.id, query)
  return paged(rows, query.limit, (shown) => presentDuties(work, params.id, shown))
}
