import { z } from 'zod'
import { type Work, entrance } from '#access/index.ts'
import { dayOf, daysAfter, startOfDay } from '#organisation/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { pageOf, readPlace } from '#platform/http/page.ts'
import { readCards } from './cards.ts'
import { type LeadDue, listLeads, type LeadSort, readLeadBoard, Stage } from './contract.ts'
import {
  columnsOfStages,
  type DueRange,
  firstOfStages,
  type LeadFilters,
  sourceOf,
} from './search-sql.ts'

const countedAtMost = 1_000
/** What a list shows unless asked for more: a lead taken back is no longer anybody's. */
const usualStages = Stage.options.filter((stage) => stage !== 'withdrawn')

/** What a list of leads is asked for; the export asks the same. */
export type LeadsWanted = Omit<QueryOf<typeof listLeads>, 'after' | 'limit'>

/** A page of the leads the actor sees, as the list and the export show them. */
export async function leadPage(
  work: Work,
  wanted: LeadsWanted,
  after: string | undefined,
  size: number,
) {
  const { stage: stages = usualStages, q, sort, direction, fields, where, ...filters } = wanted
  const place = readPlace(after, placeOf(sort)) ?? null
  const source = await sourceOf(work.tx, work.actor, q, where)
  const order = { sort, direction }
  const looked = filtersOf(filters, work.now)
  const firsts = firstOfStages(stages, source, looked, order, size + 1, place)
  const found = (await firsts.execute(work.tx)).rows
  const { items, next } = pageOf(found, size, (row) => [row.place, row.id])
  const cards = await readCards(
    work.tx,
    items.map((row) => row.id),
    fields,
  )
  return { items: cards, next, more: source.more }
}

const list = entrance(listLeads, (work, { query: { after, limit, ...wanted } }) =>
  leadPage(work, wanted, after, limit),
)

const board = entrance(readLeadBoard, async (work, { query }) => {
  const { stage: wanted, q, sort, direction, cards: most, fields, where, ...filters } = query
  const stages = wanted ? Stage.options.filter((stage) => wanted.includes(stage)) : usualStages
  const source = await sourceOf(work.tx, work.actor, q, where)
  const looked = filtersOf(filters, work.now)
  const order = { sort, direction }
  const asked = columnsOfStages(stages, source, looked, order, most, countedAtMost + 1)
  const columns = (await asked.execute(work.tx)).rows
  const cards = await readCards(
    work.tx,
    columns.flatMap((column) => column.ids),
    fields,
  )
  return {
    columns: columns.map(({ stage, count }) => ({
      stage: stage as Stage,
      count: Math.min(count, countedAtMost),
      more: count > countedAtMost,
      items: cards.filter((card) => card.stage === stage),
    })),
    more: source.more,
  }
})

const filtersOf = (
  { due, ...filters }: Omit<LeadFilters, 'due'> & { due?: LeadDue | undefined },
  now: Date,
): LeadFilters => ({ ...filters, ...(due ? { due: dueRange(due, now) } : {}) })

function dueRange(due: LeadDue, now: Date): DueRange {
  const today = dayOf(now)
  switch (due) {
    case 'overdue':
      return { from: null, before: now }
    case 'today':
      return { from: startOfDay(today), before: startOfDay(daysAfter(today, 1)) }
    case 'two_days':
      return { from: null, before: new Date(now.getTime() + 2 * 86_400_000) }
    case 'nothing':
      return { from: null, before: null }
  }
}

const instant = /^(infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/
/** A value of each order as a place writes it; a place of another order is not one. */
const values: Record<LeadSort, z.ZodType<string>> = {
  due: z.string().regex(instant),
  newest: z.string().regex(instant),
  last_activity: z.string().regex(instant),
  name: z.string().max(200),
  received_on: z.iso.date(),
  amount: z.string().regex(/^-?\d{1,16}$/),
}

const placeOf = (sort: LeadSort) =>
  z.tuple([values[sort], z.uuid()]).transform(([value, id]) => ({ value, id }))

export const entrances = [list, board]
