import type { Input, Work } from '#access/index.ts'
import type { Clause, KeeperParts } from '#charter/index.ts'
import { countAdjustments } from '../cases/index.ts'
import { beginningOf, periodOf, viewerOf } from '../period.ts'
import { scopeOf } from '../rules.ts'
import type { ImprovementBoard, readImprovementBoardEndpoint } from './contract.ts'
import { changedClauses, effectOf } from './rules.ts'
import { compareVersions, type EffectRow, selectVersions } from './sql.ts'

/** Days before and after a version that are compared. */
const days = 90
/** Versions that are compared: the newest. */
const newest = 4

type Version = Awaited<ReturnType<typeof selectVersions>>[number]
type Clauses = ReadonlyMap<string, Clause>

/** Whether changes of the charter helped, and whether feedback changed plans. */
export function readImprovementBoard({ charters }: KeeperParts) {
  return async (
    work: Work,
    { query }: Pick<Input<typeof readImprovementBoardEndpoint>, 'query'>,
  ): Promise<ImprovementBoard> => {
    const scope = scopeOf(viewerOf(work.actor))
    const { from, until } = await periodOf(work, query)
    const versions = await selectVersions(work, newest)
    const texts = await charters.versions(
      work.tx,
      versions.map((one) => one.number),
    )
    const effects = await compareVersions(work, scope, days, newest)
    const clausesOf = (number: number | null): Clauses =>
      (number && texts.get(number)?.clauses) || new Map()
    const outcomes = await countAdjustments(work, scope, beginningOf(from), beginningOf(until))
    const count = (outcome: string | null) =>
      outcomes.find((one) => one.outcome === outcome)?.count ?? 0
    return {
      scope,
      from,
      until,
      days,
      versions: versions
        // The first version has nothing before it.
        .filter(({ before }) => before !== null)
        .map((version) =>
          comparedOf(version, effects, [clausesOf(version.before), clausesOf(version.number)]),
        ),
      adjustments: {
        adjusted: count('adjusted'),
        kept: count('kept'),
        waiting: count(null),
      },
    }
  }
}

function comparedOf(
  { number, reason, publishedAt }: Version,
  effects: EffectRow[],
  [before, after]: [Clauses, Clauses],
) {
  const theirs = effects.filter((row) => row.version === number)
  return {
    number,
    publishedAt: (publishedAt as Date).toISOString(),
    reason: reason ?? '',
    ...effectOf(theirs),
    clauses: changedClauses(before, after).map(({ code, title }) => ({
      code,
      title,
      ...effectOf(theirs.filter((row) => row.clause === code)),
    })),
  }
}
