import type { Input, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { allowances, type Allowances } from '../allowances.ts'
import { periodOf, viewerOf } from '../period.ts'
import { scopeOf } from '../rules.ts'
import { type DepartmentName, selectDepartmentNames } from '../sql.ts'
import type { ResponseBoard, readResponseBoardEndpoint } from './contract.ts'
import { type SpreadRow, spreadResponses } from './sql.ts'

/** Duties whose quickness a client feels: first contact, answers, feedback, complaints, hand-overs. */
export const answering = [
  'D1',
  'D2',
  'D3',
  'D4.proposal',
  'D4.doubt',
  'S2.event',
  'S2.answer',
  'S3.acknowledge',
  'S3.resolve',
  'T3.acknowledge',
  'T3',
] as const

/** How long clients wait for us, held against what the charter allows. */
export function readResponseBoard({ charters, calendars }: KeeperParts) {
  return async (
    work: Work,
    { query }: Pick<Input<typeof readResponseBoardEndpoint>, 'query'>,
  ): Promise<ResponseBoard> => {
    const scope = scopeOf(viewerOf(work.actor))
    const { months, from, until } = await periodOf(work, query)
    const rows = await spreadResponses(work, scope, [from, until], answering)
    const names = new Map((await selectDepartmentNames(work)).map((one) => [one.id, one]))
    const allowed = await allowances(work, { charters, calendars })
    return {
      scope,
      months,
      clauses: answering.flatMap((code) => boardOf(code, rows, names, allowed)),
    }
  }
}

function boardOf(
  code: string,
  rows: SpreadRow[],
  names: Map<string, DepartmentName>,
  allowed: Allowances,
): ResponseBoard['clauses'] {
  const ofClause = rows.filter((row) => row.clause === code)
  const all = ofClause.find((row) => row.month === null && row.departmentId === null)
  if (!all) return []
  return [
    {
      ...spreadOf(all),
      code,
      ...allowed(code),
      byMonth: ofClause
        .flatMap((row) => (row.month ? { ...spreadOf(row), month: row.month } : []))
        .toSorted((a, b) => a.month.localeCompare(b.month)),
      byDepartment: ofClause.flatMap((row) => {
        const department = row.departmentId && names.get(row.departmentId)
        return department ? { ...spreadOf(row), department } : []
      }),
    },
  ]
}

/** A row of the spread on the wire. */
export const spreadOf = ({ answered, kept, medianMs, ninetiethMs }: SpreadRow) => ({
  answered,
  kept,
  medianMs: Math.round(medianMs),
  ninetiethMs: Math.round(ninetiethMs),
})
