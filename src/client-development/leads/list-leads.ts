import { z } from 'zod'
import { entrance } from '#access/index.ts'
import { badInput } from '#platform/http/refusal.ts'
import { readCards } from './cards.ts'
import { listLeads, type LeadSort, readLeadBoard, Stage } from './contract.ts'
import { countsOfStages, firstOfStages, type Place, sourceOf } from './search-sql.ts'

const pageSize = 50
const cardsInColumn = 20
const countedAtMost = 1_000

const list = entrance(listLeads, async (work, { query }) => {
  const { stage: stages = Stage.options, q, sort, direction, after, ...filters } = query
  const place = readPlace(after, sort)
  const source = await sourceOf(work.tx, work.actor, q)
  const order = { sort, direction }
  const firsts = firstOfStages(stages, source, filters, order, pageSize + 1, place)
  const found = (await firsts.execute(work.tx)).rows
  const page = found.slice(0, pageSize)
  const last = found.length > pageSize ? page.at(-1) : undefined
  return {
    items: await readCards(
      work.tx,
      page.map((row) => row.id),
    ),
    next: last ? placeAfter({ value: last.place, id: last.id }) : null,
    more: source.more,
  }
})

const board = entrance(readLeadBoard, async (work, { query }) => {
  const { stage: asked, q, sort, direction, ...filters } = query
  const stages = Stage.options.filter((stage) => !asked || asked.includes(stage))
  const source = await sourceOf(work.tx, work.actor, q)
  const order = { sort, direction }
  const firsts = await firstOfStages(stages, source, filters, order, cardsInColumn, null).execute(
    work.tx,
  )
  const counts = await countsOfStages(stages, source, filters, countedAtMost + 1).execute(work.tx)
  const counted = new Map(counts.rows.map((row) => [row.stage, row.count]))
  const cards = await readCards(
    work.tx,
    firsts.rows.map((row) => row.id),
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

const placeAfter = (place: Place): string =>
  Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url')

const values: Record<LeadSort, z.ZodType<string>> = {
  newest: z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  last_activity: z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  name: z.string().max(200),
  received_on: z.iso.date(),
  amount: z.string().regex(/^-?\d{1,16}$/),
}

/** Reads the end of the page before; a place of another order is not one. */
function readPlace(after: string | undefined, sort: LeadSort): Place | null {
  if (after === undefined) return null
  const read = z.tuple([values[sort], z.uuid()]).safeParse(parsed(after))
  if (!read.success) throw badInput([{ path: 'query.after', code: 'invalid' }])
  const [value, id] = read.data
  return { value, id }
}

function parsed(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString())
  } catch {
    return null
  }
}

export const entrances = [list, board]
