import type { Input, Work } from '#access/index.ts'
import { namesOf } from '#organisation/index.ts'
import { periodOf, viewerOf } from '../period.ts'
import { scopeOf } from '../rules.ts'
import { selectDepartmentNames } from '../sql.ts'
import type { readSatisfactionBoardEndpoint, SatisfactionBoard } from './contract.ts'
import { grouped, opinionsOf } from './rules.ts'
import { countOpinions, type OpinionCount } from './sql.ts'

type Group = SatisfactionBoard['departments'][number]

/** Whether clients are content, where and with whom. */
export async function readSatisfactionBoard(
  work: Work,
  { query }: Pick<Input<typeof readSatisfactionBoardEndpoint>, 'query'>,
): Promise<SatisfactionBoard> {
  const scope = scopeOf(viewerOf(work.actor))
  const { months, from, until } = await periodOf(work, query)
  const counts = await countOpinions(work, scope, [from, until], 'month')
  const departments = await selectDepartmentNames(work)
  const name = await namesOf(
    work.tx,
    counts.map((one) => one.lawyerId),
  )
  const byMonth = grouped(counts, (one) => one.period)
  return {
    scope,
    all: opinionsOf(counts),
    months: months.map((month) => ({ month, ...opinionsOf(byMonth.get(month) ?? []) })),
    departments: groupsOf(
      counts,
      (one) => one.departmentId,
      (id) => departments.find((one) => one.id === id),
    ),
    lawyers: groupsOf(
      counts,
      (one) => one.lawyerId,
      (id) => name(id),
    ),
    // Tiers have words of their own on the screen.
    tiers: groupsOf(
      counts,
      (one) => one.tier,
      () => undefined,
    ),
  }
}

/** The groups most was said about first. */
function groupsOf(
  counts: OpinionCount[],
  keyOf: (one: OpinionCount) => string | null,
  nameOf: (key: string) => { name: string; nameEn?: string | null } | undefined,
): Group[] {
  return [...grouped(counts, keyOf)]
    .flatMap(([key, group]) =>
      key === null
        ? []
        : {
            key,
            name: nameOf(key)?.name ?? null,
            nameEn: nameOf(key)?.nameEn ?? null,
            ...opinionsOf(group),
          },
    )
    .toSorted((a, b) => b.rated + b.asked - a.rated - a.asked)
}
