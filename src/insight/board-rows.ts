import type { ComplianceMap } from './compliance/contract.ts'
import type * as boards from './dashboards/contract.ts'

// What a board shows, as the rows of one table: for a file that pivots and adds up.

export type RowOf<Rows extends (board: never) => unknown> =
  ReturnType<Rows> extends (infer Row)[] ? Row : never

const monthOf = (day: string): string => day.slice(0, 7)

/** The cells of the map, with the names of their clause and department. */
export const complianceRows = ({ cells, clauses, departments }: ComplianceMap) =>
  cells.flatMap(({ month, ...cell }) => {
    const clause = clauses.find(({ code }) => code === cell.clause)
    const department = departments.find(({ id }) => id === cell.departmentId)
    return clause && department ? [{ ...cell, clause, department, month: monthOf(month) }] : []
  })

/** Each channel, and after it its campaigns. */
export const channelRows = ({ channels }: boards.ChannelBoard) =>
  channels.flatMap(({ campaigns, ...channel }) => [
    { ...channel, isCampaign: false },
    ...campaigns.map((campaign) => ({ ...campaign, isCampaign: true })),
  ])

/** Each clause as a whole, then by month and by department. */
export const responseRows = ({ clauses }: boards.ResponseBoard) =>
  clauses.flatMap(({ byMonth, byDepartment, title, allowanceMs, ...whole }) => [
    { ...whole, title, allowanceMs, month: null, department: null },
    ...byMonth.map((one) => ({
      ...one,
      title,
      allowanceMs,
      month: monthOf(one.month),
      department: null,
    })),
    ...byDepartment.map((one) => ({ ...one, title, allowanceMs, month: null })),
  ])

/** By month, then by department, lawyer and tier of clients. */
export const satisfactionRows = (board: boards.SatisfactionBoard) => [
  ...board.months.map((one) => ({
    ...one,
    by: 'months' as const,
    key: one.month,
    name: monthOf(one.month),
    nameEn: null,
  })),
  ...board.departments.map((one) => ({ ...one, by: 'departments' as const })),
  ...board.lawyers.map((one) => ({ ...one, by: 'lawyers' as const })),
  ...board.tiers.map((one) => ({ ...one, by: 'tiers' as const })),
]

/** By month, then by department; who was sent belongs to no department. */
export const loyaltyRows = ({ months, departments }: boards.LoyaltyBoard) => [
  ...months.map((one) => ({ ...one, month: monthOf(one.month), department: null })),
  ...departments.map((one) => ({ ...one, month: null, leads: null, referred: null })),
]

/** Each version as a whole, then the clauses it changed. */
export const improvementRows = ({ versions }: boards.ImprovementBoard) =>
  versions.flatMap(({ clauses, before, after, ...version }) => [
    { ...version, clause: null, before, after },
    ...clauses.map((one) => ({
      ...version,
      clause: one.title,
      before: one.before,
      after: one.after,
    })),
  ])
