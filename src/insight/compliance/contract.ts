import { NamedInBoth } from '#platform/http/fields.ts'
import { z } from 'zod'
import { departmentKinds } from '#organisation/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { Count, FirstDay, PeriodQuery, Said, ScopeField } from '../fields.ts'

export const ComplianceMap = z.object({
  scope: ScopeField,
  months: z.array(FirstDay),
  /** Departments with promises, practice departments first. */
  departments: z.array(NamedInBoth.extend({ kind: z.enum(departmentKinds) })),
  /** Clauses with promises, in the order of the charter. */
  clauses: z.array(
    z.object({ code: z.string(), provision: z.string(), title: Said, isReview: z.boolean() }),
  ),
  /** Where there were promises; where there were none there is no cell. */
  cells: z.array(
    z.object({
      clause: z.string(),
      departmentId: z.uuid(),
      month: FirstDay,
      kept: Count,
      missed: Count,
    }),
  ),
})
export type ComplianceMap = z.infer<typeof ComplianceMap>

/** How each clause was kept in the last days, as far as the viewer may see. */
export const Standings = z.object({
  scope: ScopeField,
  from: FirstDay,
  /** The first day after. */
  until: FirstDay,
  /** Clauses with promises decided in that time. */
  clauses: z.array(z.object({ code: z.string(), kept: Count, missed: Count })),
})
export type Standings = z.infer<typeof Standings>

export const readStandingsEndpoint = endpoint({
  name: 'readStandings',
  method: 'GET',
  path: '/api/insight/standings',
  right: 'readInsight',
  summary: '各条款近90天的执行情况',
  reply: Standings,
})

export const readComplianceEndpoint = endpoint({
  name: 'readCompliance',
  method: 'GET',
  path: '/api/insight/compliance',
  right: 'readInsight',
  summary: '执行率：条款 × 部门 × 月份，按承诺数加权',
  query: PeriodQuery,
  reply: ComplianceMap,
})

export const exportComplianceEndpoint = exportEndpoint({
  name: 'exportCompliance',
  path: '/api/insight/compliance/exports',
  right: 'exportInsight',
  summary: '导出执行率：条款 × 部门 × 月份',
  query: PeriodQuery,
})
