import type { ComplianceMap } from '../contract.ts'
import { rateOf, type Tally, totalOf } from '../rules.ts'

/** A group of columns: a practice department, or all that stand behind the practice. */
export interface Group {
  key: string
  /** Null: not a department but several, or the viewer alone. */
  name: string | null
  nameEn: string | null
  departmentIds: string[]
}

export interface HeatRow {
  clause: ComplianceMap['clauses'][number]
  /** By `group month`. */
  cells: Map<string, Tally>
  total: Tally
}

export const cellKey = (group: string, month: string): string => `${group} ${month}`

/** The columns: each practice department, then the others as one; of one’s own work a single one. */
export function groupsOf({ scope, departments }: ComplianceMap): Group[] {
  const all = departments.map(({ id }) => id)
  if (scope === 'own') {
    return all.length > 0 ? [{ key: 'own', name: null, nameEn: null, departmentIds: all }] : []
  }
  const practice = departments.filter(({ kind }) => kind === 'practice')
  const others = departments.filter(({ kind }) => kind !== 'practice')
  return [
    ...practice.map(({ id, name, nameEn }) => ({ key: id, name, nameEn, departmentIds: [id] })),
    ...(others.length === 1 && others[0]
      ? others.map(({ id, name, nameEn }) => ({ key: id, name, nameEn, departmentIds: [id] }))
      : []),
    ...(others.length > 1
      ? [
          {
            key: 'functions',
            name: null,
            nameEn: null,
            departmentIds: others.map(({ id }) => id),
          },
        ]
      : []),
  ]
}

/** The rows of the map, in the order of the charter. */
export function rowsOf(map: ComplianceMap, groups: Group[]): HeatRow[] {
  const groupOf = new Map(
    groups.flatMap(({ key, departmentIds }) => departmentIds.map((id) => [id, key] as const)),
  )
  return map.clauses.map((clause) => {
    const theirs = map.cells.filter((cell) => cell.clause === clause.code)
    const cells = new Map<string, Tally>()
    for (const cell of theirs) {
      const key = cellKey(groupOf.get(cell.departmentId) ?? '', cell.month)
      cells.set(key, totalOf([cells.get(key) ?? { kept: 0, missed: 0 }, cell]))
    }
    return { clause, cells, total: totalOf(theirs) }
  })
}

/** Five steps: what was kept stays pale, what was missed grows stronger. */
export function heatOf(rate: number): 'h5' | 'h4' | 'h3' | 'h2' | 'h1' {
  if (rate >= 0.98) return 'h5'
  if (rate >= 0.95) return 'h4'
  if (rate >= 0.9) return 'h3'
  return rate >= 0.8 ? 'h2' : 'h1'
}

/** Per cent without a fraction; a hundred only where all was kept. */
export const percentOf = (rate: number): number =>
  rate === 1 ? 100 : Math.min(99, Math.round(rate * 100))

export interface WorstCell extends Tally {
  clause: ComplianceMap['clauses'][number]
  group: Group
  month: string
  rate: number
}

/** Cells in which something was missed, the worst first: the list of the telephone. */
export function worstCells(
  rows: HeatRow[],
  groups: Group[],
  months: string[],
  most = 12,
): WorstCell[] {
  return rows
    .flatMap(({ clause, cells }) =>
      groups.flatMap((group) =>
        months.flatMap((month) => {
          const tally = cells.get(cellKey(group.key, month))
          const rate = tally ? rateOf(tally) : null
          return tally && rate !== null && tally.missed > 0
            ? { clause, group, month, rate, ...tally }
            : []
        }),
      ),
    )
    .toSorted((a, b) => b.missed * (1 - b.rate) - a.missed * (1 - a.rate))
    .slice(0, most)
}

export interface Finding extends Tally {
  kind: 'falling' | 'worst' | 'rising'
  clause: ComplianceMap['clauses'][number]
  group: Group
  from: number
  to: number
}

/** Promises below which a rate is chance. */
const enough = 5
/** A change of rate worth a word. */
const noticeable = 0.05

/** What the map says in a sentence or two: where most is missed and whether it falls, and what gets better. */
export function findingsOf(rows: HeatRow[], groups: Group[], months: string[]): Finding[] {
  const series = rows.flatMap(({ clause, cells }) =>
    groups.map((group) => seriesOf(clause, group, months, cells)),
  )
  const known = series.filter((one) => one.kept + one.missed >= enough)
  const behind = known
    .filter((one) => one.missed > 0 && one.kept / (one.kept + one.missed) < 0.95)
    .toSorted((a, b) => b.missed - a.missed)[0]
  const rising = known
    .filter((one) => one.to - one.from >= noticeable && one !== behind)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))[0]
  return [
    ...(behind
      ? [
          {
            ...behind,
            kind: behind.from - behind.to >= noticeable ? ('falling' as const) : ('worst' as const),
          },
        ]
      : []),
    ...(rising ? [{ ...rising, kind: 'rising' as const }] : []),
  ]
}

function seriesOf(
  clause: ComplianceMap['clauses'][number],
  group: Group,
  months: string[],
  cells: Map<string, Tally>,
): Omit<Finding, 'kind'> {
  const tallies = months.flatMap((month) => cells.get(cellKey(group.key, month)) ?? [])
  const half = Math.ceil(tallies.length / 2)
  const from = rateOf(totalOf(tallies.slice(0, half))) ?? 1
  const to = rateOf(totalOf(tallies.slice(-half))) ?? 1
  return { clause, group, from, to, ...totalOf(tallies) }
}

/** The promises behind cells. */
export const casesOf = (
  clause: string | undefined,
  group: Group | undefined,
  [from, until]: [from: string, until: string],
  own: boolean,
): Record<string, string | string[]> => ({
  ...(clause ? { clause } : {}),
  ...(group && !own ? { department: group.departmentIds } : {}),
  from,
  until,
})
