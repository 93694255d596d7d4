import type { Input, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { daysAfter, todayOf } from '#organisation/index.ts'
import { clauseNames } from '../clauses.ts'
import { periodOf, viewerOf } from '../period.ts'
import { scopeOf } from '../rules.ts'
import { countPromises, selectDepartmentNames } from '../sql.ts'
import type { ComplianceMap, readComplianceEndpoint, Standings } from './contract.ts'

/** Which clause was not kept, in which department, since which month. */
export function readCompliance({ charters }: KeeperParts) {
  return async (
    work: Work,
    { query }: Pick<Input<typeof readComplianceEndpoint>, 'query'>,
  ): Promise<ComplianceMap> => {
    const scope = scopeOf(viewerOf(work.actor))
    const { months, from, until } = await periodOf(work, query)
    const counts = await countPromises(work, scope, [from, until], 'month')
    const there = new Set(counts.map((one) => one.departmentId))
    return {
      scope,
      months,
      departments: (await selectDepartmentNames(work)).filter(({ id }) => there.has(id)),
      clauses: await clauseNames(
        work,
        charters,
        counts.map((one) => one.clause),
      ),
      cells: counts.map(({ period, ...cell }) => ({ ...cell, month: period })),
    }
  }
}

/** Days a clause's standing looks back, today among them. */
const standingDays = 90

/** How each clause was kept lately, whatever the department. */
export async function readStandings(work: Work): Promise<Standings> {
  const scope = scopeOf(viewerOf(work.actor))
  const until = daysAfter(await todayOf(work), 1)
  const from = daysAfter(until, -standingDays)
  const counts = await countPromises(work, scope, [from, until], 'month')
  const clauses = [...Map.groupBy(counts, ({ clause }) => clause)].map(([code, cells]) => ({
    code,
    kept: cells.reduce((sum, cell) => sum + cell.kept, 0),
    missed: cells.reduce((sum, cell) => sum + cell.missed, 0),
  }))
  return { scope, from, until, clauses }
}
