import { type RawBuilder, sql } from 'kysely'
import { type Actor, reachOf } from '#access/index.ts'
import { candidateLimit as filterLimit, customFilter } from '#forms/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import type { LeadSort } from './contract.ts'

/** What a list or board looks for. */
export interface LeadFilters {
  channel?: string | undefined
  campaign?: string | undefined
  referrer?: string | undefined
  practice_area?: string | undefined
  department?: string | undefined
  specialist?: string | undefined
  received_from?: string | undefined
  received_to?: string | undefined
  snoozed?: boolean | undefined
  /** Due within these instants; `null` for an open end. */
  due?: DueRange | undefined
}
export interface DueRange {
  from: Date | null
  before: Date | null
}

/** Where the rows of one stage come from. */
export interface Source {
  /** A short list of leads, read once: these, or one's own. Null where there is none. */
  listed: { ids: string[] } | 'own' | null
  /** A start that holds for every row of the part; with the list, the parts hold all the actor can see. */
  parts: RawBuilder<unknown>[]
  /** The search found more candidates than are looked through. */
  more: boolean
}

/** Candidates a search looks through: newest first. */
const candidateLimit = 300
/** Leads of one referrer that are looked through. */
const referredLimit = 5_000

const orderColumns: Record<LeadSort, { column: string; type: string }> = {
  due: { column: 'next_due_at', type: 'timestamptz' },
  newest: { column: 'created_at', type: 'timestamptz' },
  last_activity: { column: 'last_activity_at', type: 'timestamptz' },
  name: { column: 'name', type: 'text' },
  received_on: { column: 'received_on', type: 'date' },
  amount: { column: 'amount_order', type: 'bigint' },
}
export interface Order {
  sort: LeadSort
  direction: 'asc' | 'desc'
}
/** The last row of the page before: its value in the order, as text, and its id. */
export interface Place {
  value: string
  id: string
}

/**
 * Where to look. Whoever sees all leads reads the indexes of the order; everyone else starts from the
 * short list of their own leads and from their department's, because asking of each of a million leads
 * whether it is seen would take seconds.
 */
export async function sourceOf(
  tx: Tx,
  actor: Actor,
  q: string | undefined,
  where?: readonly string[],
): Promise<Source> {
  const filtered = await customFilter(tx, 'lead', where)
  if (filtered) return filteredSource(tx, filtered, q)
  if (q !== undefined) {
    const found = await sql<{ ids: string[] }>`
      select array(select lead_candidates(${q}, ${candidateLimit + 1})) as ids`.execute(tx)
    const ids = found.rows[0]?.ids ?? []
    const more = ids.length > candidateLimit
    return { listed: { ids: ids.slice(0, candidateLimit) }, parts: [], more }
  }
  const { kinds, departments } = reachOf(actor)
  if (kinds.includes('lead')) return { listed: null, parts: [sql`true`], more: false }
  const parts = departments.map((id) => sql`l.department_id = ${id}::uuid`)
  return { listed: 'own', parts, more: false }
}

/** The leads that meet the filters on the firm's own fields; with a search, those among them it finds. */
async function filteredSource(
  tx: Tx,
  filtered: RawBuilder<string[]>,
  q: string | undefined,
): Promise<Source> {
  const found = await sql<{ ids: string[]; searched: string[] }>`
    select ${filtered} as ids, array(select lead_candidates(${q ?? ''}, ${candidateLimit + 1})) as searched`.execute(
    tx,
  )
  const { ids = [], searched = [] } = found.rows[0] ?? {}
  const more = ids.length > filterLimit || searched.length > candidateLimit
  const among = new Set(searched)
  const listed = q === undefined ? ids.slice(0, filterLimit) : ids.filter((id) => among.has(id))
  return { listed: { ids: listed }, parts: [], more }
}

/**
 * The short list as a table of its own. Beside the order's index the planner would rather walk that
 * index from its end, past a million leads of others.
 */
function listOf({ listed }: Source, withDue: boolean): RawBuilder<unknown> {
  if (listed === null) return sql``
  const from =
    listed === 'own' ? sql`own_leads(${withDue})` : sql`seen_leads(${listed.ids}, ${withDue})`
  return sql`with listed as materialized (select * from ${from})`
}

/** Whether the order or a filter goes by when something falls due. */
const goesByDue = (filters: LeadFilters, column: string) =>
  column === orderColumns.due.column || filters.due !== undefined

/** A part as what it reads from and what holds for it, with the columns of the order. */
interface Start {
  from: RawBuilder<unknown>
  value: RawBuilder<unknown>
  id: RawBuilder<unknown>
  stage: RawBuilder<unknown>
  due: RawBuilder<unknown>
}

/** When something falls due stands beside the leads, with an index of its own. */
function startsOf({ listed, parts }: Source, filters: LeadFilters, column: string): Start[] {
  const value = column === orderColumns.name.column ? byName(`l.${column}`) : sql.ref(`l.${column}`)
  const own = { id: sql`l.id`, stage: sql`l.stage`, value }
  const due = sql`d.next_due_at`
  const beside = { id: sql`d.id`, stage: sql`d.stage`, value: due }
  const byDue = column === orderColumns.due.column
  const table = goesByDue(filters, column)
    ? sql`lead l join lead_due d on d.id = l.id`
    : sql`lead l`
  return [
    ...(listed === null
      ? []
      : [{ from: sql`listed l where true`, ...own, due: sql`l.next_due_at` }]),
    ...parts.map((part) => ({
      from: sql`${table} where ${part}`,
      ...(byDue ? beside : own),
      due,
    })),
  ]
}

function conditionsOf(filters: LeadFilters, due: RawBuilder<unknown>): RawBuilder<unknown> {
  const conditions = [sql`true`]
  if (filters.channel) conditions.push(sql`l.channel_id = ${filters.channel}::uuid`)
  if (filters.campaign) conditions.push(sql`l.campaign_id = ${filters.campaign}::uuid`)
  if (filters.practice_area) conditions.push(sql`l.practice_area = ${filters.practice_area}`)
  if (filters.referrer) {
    conditions.push(sql`l.id = any (array(
      select r.id from lead r where r.referrer_client_id = ${filters.referrer}::uuid
      limit ${referredLimit}))`)
  }
  if (filters.department) conditions.push(sql`l.department_id = ${filters.department}::uuid`)
  if (filters.specialist) conditions.push(sql`l.specialist_id = ${filters.specialist}::uuid`)
  if (filters.received_from) conditions.push(sql`l.received_on >= ${filters.received_from}::date`)
  if (filters.received_to) conditions.push(sql`l.received_on <= ${filters.received_to}::date`)
  if (filters.snoozed === true) conditions.push(sql`l.snoozed_until is not null`)
  if (filters.snoozed === false) conditions.push(sql`l.snoozed_until is null`)
  if (filters.due?.from) conditions.push(sql`${due} >= ${filters.due.from}`)
  if (filters.due?.before) conditions.push(sql`${due} < ${filters.due.before}`)
  // Infinity is due nowhere.
  if (filters.due && !filters.due.from && !filters.due.before)
    conditions.push(sql`${due} = 'infinity'`)
  return sql.join(conditions, sql` and `)
}

const union = (parts: RawBuilder<unknown>[]) =>
  sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union `,
  )

/** The first `limit` leads of the stage `s` in order, each stage from its own stretch of the index. */
function firstsOf(
  source: Source,
  filters: LeadFilters,
  { sort, direction }: Order,
  limit: number,
  after: Place | null,
): RawBuilder<{ id: string; place: string }> {
  const { column, type } = orderColumns[sort]
  const way = sql.raw(direction)
  const beyond = direction === 'desc' ? sql`<` : sql`>`
  const parts = startsOf(source, filters, column).map(({ from, value, id, stage, due }) => {
    const next = after
      ? sql`and (${value}, ${id}) ${beyond} (${after.value}::${sql.raw(type)}, ${after.id}::uuid)`
      : sql``
    return sql`select ${id} as id, ${value} as place from ${from}
      and ${stage} = s.stage and ${conditionsOf(filters, due)} ${next}
      order by ${value} ${way}, ${id} ${way} limit ${limit}`
  })
  return sql`select u.id, u.place from (${union(parts)}) as u
    order by u.place ${way}, u.id ${way} limit ${limit}`
}

/**
 * The first `limit` leads of the stages in order: `id`, `stage`, `place`. A page costs the same however
 * many leads there are.
 */
export function firstOfStages(
  stages: readonly string[],
  source: Source,
  filters: LeadFilters,
  order: Order,
  limit: number,
  after: Place | null,
): RawBuilder<{ id: string; stage: string; place: string }> {
  const way = sql.raw(order.direction)
  const withDue = goesByDue(filters, orderColumns[order.sort].column)
  return sql`${listOf(source, withDue)} select f.id, s.stage, f.place::text as place
    from unnest(${[...stages]}::text[]) as s(stage)
    cross join lateral (${firstsOf(source, filters, order, limit, after)}) as f
    order by f.place ${way}, f.id ${way}`
}

/**
 * Each stage with its first leads in order and how many there are, counted no further than `countedAtMost`: out of
 * one look at what is seen. The order of what is counted leads to an index.
 */
export function columnsOfStages(
  stages: readonly string[],
  source: Source,
  filters: LeadFilters,
  order: Order,
  limit: number,
  countedAtMost: number,
): RawBuilder<{ stage: string; count: number; ids: string[] }> {
  const withDue = goesByDue(filters, orderColumns[order.sort].column)
  const counted = startsOf(source, filters, orderColumns.newest.column).map(
    ({ from, value, stage, due }) => sql`select l.id from ${from}
      and ${stage} = s.stage and ${conditionsOf(filters, due)}
      order by ${value} limit ${countedAtMost}`,
  )
  return sql`${listOf(source, withDue)} select s.stage,
      (select count(*) from (select 1 from (${union(counted)}) as u limit ${countedAtMost}) as c) as count,
      array(select f.id from (${firstsOf(source, filters, order, limit, null)}) as f) as ids
    from unnest(${[...stages]}::text[]) as s(stage)`
}
