import type { Input, Work } from '#access/index.ts'
import { pageOf } from '#platform/http/page.ts'
import type { listTrainingRecordsEndpoint } from './contract.ts'
import { presentTraining, selectTraining } from './sql.ts'

/** A page of training records, of those the actor sees. */
export async function listTrainingRecords(
  work: Work,
  { query }: Pick<Input<typeof listTrainingRecordsEndpoint>, 'query'>,
) {
  const rows = await selectTraining(work.tx, query, query.limit)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.passed_on, row.id])
  return { items: items.map(presentTraining), next }
}
