import type { Input, Work } from '#access/index.ts'
import { pageOf } from '#platform/http/page.ts'
import type {
  listBusinessDevelopmentsEndpoint,
  readBusinessDevelopmentEndpoint,
} from './contract.ts'
import { presentDevelopments, showDevelopment } from './show-development.ts'
import { selectDevelopments } from './sql.ts'

/** News of clients' business, the latest recorded first. */
export async function listBusinessDevelopments(
  work: Work,
  { query }: Pick<Input<typeof listBusinessDevelopmentsEndpoint>, 'query'>,
) {
  const rows = await selectDevelopments(work, query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.recordedAt, row.id])
  return { items: await presentDevelopments(work, items), next }
}

/** One piece of news, with the advice on it. */
export async function readBusinessDevelopment(
  work: Work,
  { params }: Input<typeof readBusinessDevelopmentEndpoint>,
) {
  return showDevelopment(work, params.id)
}
