import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { departmentsAmong, staffAmong } from '#organisation/index.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import type { settleImportNames } from './contract.ts'
import { viewOf } from './present.ts'
import { problemOf } from './rules.ts'
import { seeImport } from './see.ts'
import { findImport, type ImportRecord, saveImport } from './sql.ts'

/** Says whom words of the sheet mean; possible while rows wait. */
export async function settleNames(work: Work, { params, body }: Input<typeof settleImportNames>) {
  await seeImport(work, params.id, 'importSheets')
  const record = (await findImport(work.tx, params.id, 'locked')) as ImportRecord
  const problem = problemOf('cancel', record.state)
  if (problem) throw refused(problem)
  await check(work, body.names)
  const said = new Map(body.names.map((one) => [`${one.to} ${one.written}`, one.id]))
  const names = record.names.map((one) => {
    const id = said.get(`${one.to} ${one.written}`)
    return id === undefined ? one : { ...one, id, settled: true }
  })
  await saveImport(work.tx, record.id, { names })
  return viewOf(work, (await findImport(work.tx, record.id)) as ImportRecord)
}

async function check(
  work: Work,
  names: Input<typeof settleImportNames>['body']['names'],
): Promise<void> {
  const idsOf = (to: 'person' | 'department') =>
    names.flatMap((one) => (one.to === to && one.id ? [one.id] : []))
  const people = await staffAmong(work.tx, idsOf('person'))
  const departments = await departmentsAmong(work.tx, idsOf('department'))
  const problems = names.flatMap(({ to, id }, at) => {
    const known = id === null || (to === 'person' ? people.has(id) : departments.has(id))
    return known ? [] : [{ path: `names.${at}.id`, code: 'not_found' }]
  })
  if (problems.length > 0) throw badInput(problems)
}
