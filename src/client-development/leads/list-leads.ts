import { z } from 'zod'
import { entrance } from '#access/index.ts'
import { pageOf, readPlace } from '#platform/http/page.ts'
import { readCards } from './cards.ts'
import { listLeads, type LeadSort, readLeadBoard, Stage } from './contract.ts'
import { countsOfStages, firstOfStages, sourceOf } from './search-sql.ts'

const pageSize = 50
const cardsInColumn = 20
const countedAtMost = 1_000
/** What a list shows unless asked for more: a lead taken back is no longer anybody's. */
const usualStages = Stage.options.filter((stage) => stage !== 'withdrawn')

const list = entrance(listLeads, async (work, { query }) => {
  const {
    stage: stages = usualStages,
    q,
    sort,
    direction,
    after,
    fields,
    where,
    ...filters
  } = query
  const place = readPlace(after, placeOf(sort)) ?? null
  const source = await sourceOf(work.tx, work.actor, q, where)
  const order = { sort, direction }
  const firsts = firstOfStages(stages, source, filters, order, pageSize + 1, place)
  const found = (await firsts.execute(work.tx)).rows
  const { items, next } = pageOf(found, pageSize, (row) => [row.place, row.id])
  const cards = await readCards(
    work.tx,
    items.map((row) => row.id),
    fields,
  )
  return { items: cards, next, more: source.more }
})

const board = entrance(readLeadBoard, async (work, { query }) => {
  const { stage: asked, q, sort, direction, fields, where, ...filters } = query
  const stages = asked ? Stage.options.filter((stage) => asked.includes(stage)) : usualStages
  const source = await sourceOf(work.tx, work.actor, q, where)
  const order = { sort, direction }
  const firsts = await firstOfStages(stages, source, filters, order, cardsInColumn, null).execute(
    work.tx,
  )
  const counts = await countsOfStages(stages, source, filters, countedAtMost + 1).execute(work.tx)
  const counted = new Map(counts.rows.map((row) => [row.stage, row.count]))
  const cards = await readCards(
    work.tx,
    firsts.rows.map((row) => row.id),
    fields,
  )
  return {
    columns: stages.map((stage) => {
      const count = counted.get(stage) ?? 0
      return {
        stage,
        count: Math.min(count, countedAtMost),
        more: count > countedAtMost,
        items: cards.filter((card) => card.stage === stage),
      }
    }),
    more: source.more,
  }
})

/** A value of each order as a place writes it; a place of another order is not one. */
const values: Record<LeadSort, z.ZodType<string>> = {
  newest: z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  last_activity: z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  name: z.string().max(200),
  received_on: z.iso.date(),
  amount: z.string().regex(/^-?\d{1,16}$/),
}

const placeOf = (sort: LeadSort) =>
  z.tuple([values[sort], z.uuid()]).transform(([value, id]) => ({ value, id }))

export const entrances = [list, board]
