import type { Input, PersonActor, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { todayOf } from '#organisation/index.ts'
import { clauseNames } from '../clauses.ts'
import { countLoad, countOpinions, countPace, opinionsOf } from '../dashboards/index.ts'
import { viewerOf } from '../period.ts'
import { plusDays, type Scope, scopeOf, totalOf } from '../rules.ts'
import { countPromises, type DepartmentName, selectDepartmentNames } from '../sql.ts'
import { callsFor } from './calls.ts'
import type { readWeekEndpoint, Week } from './contract.ts'
import { countDecisions, decisionsFor } from './decisions.ts'
import { fullAndFree, hotspotsOf, inTurn, mondayOf, weekNumber } from './rules.ts'
import { countOpenFeedback } from './sql.ts'

/** Weeks the bars go back. */
const weeksShown = 12

/** The week on one page: how it went, what waits for the reader, whom to call. */
export function readWeek(parts: KeeperParts) {
  return async (work: Work, { query }: Input<typeof readWeekEndpoint>): Promise<Week> => {
    const actor: PersonActor = viewerOf(work.actor)
    const scope = scopeOf(actor)
    const today = await todayOf(work)
    const from = query.day ? mondayOf(query.day) : plusDays(mondayOf(today), -7)
    const departments = await selectDepartmentNames(work)
    const decisions = await decisionsFor(work, actor, parts)
    return {
      from,
      until: plusDays(from, 7),
      number: weekNumber(from),
      ...(await promisesOf(work, scope, from, departments, parts)),
      ...(await clientsOf(work, scope, from)),
      feedback: await countOpenFeedback(work),
      decisions: inTurn(decisions),
      waiting: await countDecisions(work, actor),
      calls: await callsFor(work, today, parts),
      ...(await loadOf(work, scope, departments)),
    }
  }
}

async function promisesOf(
  work: Work,
  scope: Scope,
  from: string,
  departments: DepartmentName[],
  { charters }: KeeperParts,
) {
  const first = plusDays(from, -7 * (weeksShown - 1))
  const counts = await countPromises(work, scope, [first, plusDays(from, 7)], 'week')
  const of = (week: string) => totalOf(counts.filter((one) => one.period === week))
  const spots = hotspotsOf(counts.filter((one) => one.period === from))
  const names = await clauseNames(
    work,
    charters,
    spots.map((one) => one.clause),
  )
  return {
    promises: of(from),
    before: of(plusDays(from, -7)),
    weeks: Array.from({ length: weeksShown }, (_, index) => {
      const week = plusDays(first, 7 * index)
      return { from: week, number: weekNumber(week), ...of(week) }
    }),
    hotspots: spots.flatMap(({ clause, departmentId, missed }) => {
      const department = departments.find(({ id }) => id === departmentId)
      const title = names.find(({ code }) => code === clause)?.title
      return department && title ? { clause, title, department, missed } : []
    }),
  }
}

async function clientsOf(work: Work, scope: Scope, from: string) {
  const days = [plusDays(from, -7), plusDays(from, 7)] as const
  const opinions = await countOpinions(work, scope, days, 'week')
  const pace = await countPace(work, scope, days, 'week')
  const said = (week: string) => opinionsOf(opinions.filter((one) => one.period === week))
  const now = pace.find((one) => one.period === from)
  const before = pace.find((one) => one.period !== from)
  const { rated, mean } = said(from)
  return {
    satisfaction: { rated, mean, before: said(plusDays(from, -7)).mean },
    leads: {
      registered: now?.registered ?? 0,
      converted: now?.converted ?? 0,
      convertedBefore: before?.converted ?? 0,
    },
  }
}

async function loadOf(work: Work, scope: Scope, departments: DepartmentName[]) {
  const people = await countLoad(work, scope)
  const { full, free } = fullAndFree(
    people.flatMap(({ departmentId, promises: _, ...person }) => {
      const department = departments.find(({ id }) => id === departmentId)
      return department ? { ...person, department } : []
    }),
  )
  return { full, free }
}
