import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Actor, asActor } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Development, startDevelopment } from '../development.fixture.ts'
import { leadsWithKeys } from './find-duplicates.ts'
import {
  type LeadFilters,
  type Order,
  columnsOfStages,
  firstOfStages,
  sourceOf,
} from './search-sql.ts'
import { Stage } from './contract.ts'

// Under row-level security an operator that is not leakproof loses its index without a word. What is
// read here must come from indexes as the application's role, however many leads there are.
const many = Number(process.env.LEADS ?? 30_000)
const loud = process.env.LEADS !== undefined

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
  await firm.look(`set covenant.kind = 'system'`)
  const began = performance.now()
  await firm.look(
    `with made as (
       insert into subject (id, kind, department_id, created_by, created_at)
       select uuidv7(timestamptz '2020-01-01' + n * interval '10 minutes' - now()), 'lead', case when n % 50 = 0 then $2::uuid end, null, timestamptz '2020-01-01' + n * interval '10 minutes'
       from generate_series(1, $1::int) as n returning id, created_at, department_id)
     insert into lead (id, name, organisation, phone, mail, need, practice_area, received_on, stage,
       department_id, specialist_id, parties_changed_at, created_at, last_activity_at, estimated_amount, urgency)
     select id, substr('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨', 1 + n % 16, 1) || substr('梓涵浩然子轩欣怡宇航雨桐佳怡思远', 1 + n % 15, 2),
       case when n % 3 = 0 then substr('舟山宁波杭州温州绍兴', 1 + 2 * (n % 5), 2) || n % 997 || '海运有限公司' end,
       '+8613' || lpad((n * 7919 % 1000000000)::text, 9, '0'), 'm' || n || '@example.com',
       '咨询合同纠纷，对方拖欠货款' || n, 'civil', created_at::date,
       case when n % 4 = 0 then 'assigned' else 'registered' end, department_id,
       case when n % 4 = 0 then (array[$3::uuid, $4::uuid])[1 + n / 4 % 2] end, created_at, created_at, created_at + (n * 31 % 1000) * interval '1 hour',
       case when n % 2 = 0 then n * 10 end, 'normal'
     from (select id, created_at, department_id, row_number() over (order by created_at)::int as n from made) as m`,
    [many, firm.department('民事业务部'), firm.id('specialist'), firm.id('otherSpecialist')],
  )
  await firm.look('analyze lead')
  await firm.look('analyze subject')
  if (loud) console.warn(`filled in ${Math.round(performance.now() - began)} ms`)
}, 900_000)
afterAll(() => firm?.close())

const actor = (person: 'marketer' | 'civilHead' | 'lawyer'): Actor => ({
  kind: 'person',
  personId: firm.id(person),
  name: person,
  roles:
    person === 'marketer'
      ? ['marketing']
      : person === 'lawyer'
        ? ['lawyer']
        : ['department_head', 'lawyer'],
  departmentId: firm.department(person === 'marketer' ? 'marketing' : '民事业务部'),
  standsInFor: [],
  scopes: null,
})

async function planOf(
  tx: Tx,
  query: { compile(tx: Tx): { sql: string; parameters: readonly unknown[] } },
) {
  const { sql: text, parameters } = query.compile(tx)
  const literal = text.replace(/\$(\d+)/g, (_, place) => literalOf(parameters[Number(place) - 1]))
  const rows = await sql<{
    'QUERY PLAN': string
  }>`explain (analyze, buffers off) ${sql.raw(literal)}`.execute(tx)
  return rows.rows.map((row) => row['QUERY PLAN']).join('\n')
}

function literalOf(value: unknown): string {
  if (Array.isArray(value)) return `'{${value.join(',')}}'`
  return typeof value === 'number' ? String(value) : `'${String(value)}'`
}

async function inspect(
  person: 'marketer' | 'civilHead' | 'lawyer',
  name: string,
  filters: LeadFilters,
  order: Order,
  q?: string,
) {
  return asActor(firm.database.database, actor(person), async (tx) => {
    const began = performance.now()
    const source = await sourceOf(tx, actor(person), q)
    const searched = performance.now() - began
    const lists = firstOfStages(Stage.options, source, filters, order, 51, null)
    const board = columnsOfStages(Stage.options, source, filters, order, 20, 1_001)
    const plans = [await planOf(tx, lists), await planOf(tx, board)]
    if (loud) {
      const times = plans.map((plan) => plan.match(/Execution Time: ([\d.]+)/)?.[1])
      console.warn(
        `${person} ${name} ${order.sort} ${order.direction}: source ${searched.toFixed(1)} ms, list ${times[0]}, board ${times[1]}`,
      )
      if (process.env.PLANS) console.warn(plans.join('\n\n'))
    }
    return plans
  })
}

const orders: Order[] = (
  ['newest', 'last_activity', 'name', 'received_on', 'amount'] as const
).flatMap(
  (sort) =>
    [
      { sort, direction: 'asc' },
      { sort, direction: 'desc' },
    ] as Order[],
)

it('every order of the list and the board come from an index, whoever asks', async () => {
  for (const person of ['marketer', 'civilHead', 'lawyer'] as const) {
    for (const order of orders) {
      for (const plan of await inspect(person, 'all', {}, order)) {
        expect(plan).not.toContain('Seq Scan on lead')
      }
    }
  }
}, 60_000)

it('so do the filters', async () => {
  const filters: [string, LeadFilters][] = [
    ['specialist', { specialist: firm.id('specialist') }],
    ['department', { department: firm.department('民事业务部') }],
    ['channel', { channel: firm.id('specialist') }],
    ['practice area', { practice_area: 'criminal' }],
    ['snoozed', { snoozed: true }],
  ]
  for (const [name, filter] of filters) {
    for (const plan of await inspect('marketer', name, filter, {
      sort: 'newest',
      direction: 'desc',
    })) {
      expect(plan).not.toContain('Seq Scan on lead')
    }
  }
}, 60_000)

it('searches of two and of four characters read the index of pairs', async () => {
  for (const q of ['舟山', '海运', '997海', '有限公司', `货款${many - 1}`, '13800']) {
    for (const person of ['marketer', 'civilHead', 'lawyer'] as const) {
      const plans = await inspect(person, q, {}, { sort: 'newest', direction: 'desc' }, q)
      for (const plan of plans) expect(plan).not.toContain('Seq Scan on lead')
    }
  }
}, 60_000)

it('duplicates are looked up by their keys', async () => {
  await asActor(firm.database.database, actor('marketer'), async (tx) => {
    const keys = {
      phones: ['+8613000007919'],
      mails: ['m2@example.com'],
      codes: ['91330200MA2AAAAA0X'],
    }
    const found = await leadsWithKeys(tx, keys)
    expect(found).toHaveLength(2)
    const plan = await planOf(
      tx,
      sql`select id from lead where phone = any (${keys.phones}::text[])
        union select id from lead where mail = any (${keys.mails}::text[])`,
    )
    expect(plan).not.toContain('Seq Scan on lead')
  })
})
