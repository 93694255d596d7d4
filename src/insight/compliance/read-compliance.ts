import type { Input, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { clauseNames } from '../clauses.ts'
import { periodOf, viewerOf } from '../period.ts'
import { scopeOf } from '../rules.ts'
import { countPromises, selectDepartmentNames } from '../sql.ts'
import type { ComplianceMap, readComplianceEndpoint } from './contract.ts'

/** Which clause was not kept, in which department, since which month. */
export function readCompliance({ charters }: KeeperParts) {
  return async (
    work: Work,
    { query }: Input<typeof readComplianceEndpoint>,
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
