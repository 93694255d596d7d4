import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { creditCodeCheckCharacter, partyChores } from '#parties/index.ts'
import { csv, runToEnd } from '#imports/imports.fixture.ts'
import { chores } from '#conflicts/index.ts'
import type { TestClock } from '#platform/clock.ts'
import { type ListOffice, openListOffice } from '../support/list-office.ts'

// A list asks about very many at once. Whoever is shut out of a client learns from no list that the firm acts for them:
// every row about them is answered like one about nobody.

vi.setConfig({ testTimeout: 60_000 })

let office: ListOffice
const code = (number: number) => {
  const digits = `91330100M8800000${number}`
  return `${digits}${creditCodeCheckCharacter(digits)}`
}
const hidden = { name: '赤松精密机械有限公司', phone: '13955551234', code: code(1) }
const nobody = { name: '乌桕光学仪器有限公司', phone: '13955554321', code: code(2) }
type Named = typeof hidden

beforeAll(async () => {
  office = await openListOffice()
  await office.bringIn(
    'client',
    [
      ['客户名称', '类型', '统一社会信用代码', '联系人', '电话'],
      [hidden.name, '企业', hidden.code, '赤先生', hidden.phone],
    ],
    'managingPartner',
  )
  await office.look(
    `with w as (insert into wall (id, reason, raised_at) values (gen_random_uuid(), '亲属', now()) returning id),
      p as (insert into wall_principal (wall_id, principal_id) select id, $1 from w)
     insert into wall_subject (wall_id, subject_id) select w.id, c.id from w, client c where c.name = $2`,
    [office.firm.people.manager, hidden.name],
  )
}, 60_000)
afterAll(() => office?.close())

async function work() {
  for (let round = 0; round < 2; round += 1) {
    for (const chore of [...chores, ...partyChores.filter((one) => one.name === 'search-near')])
      await chore.run(office.runtime)
    await office.drain()
  }
}

/** What was said, but for ids, times, and whom it is about. */
const likeness = (body: unknown) => {
  const seen = new Map<string, string>()
  return JSON.stringify(body)
    .replaceAll(nobody.name, hidden.name)
    .replaceAll(nobody.phone, hidden.phone)
    .replaceAll(nobody.code, hidden.code)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (!seen.has(id)) seen.set(id, `id${seen.size}`)
      return seen.get(id) as string
    })
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'then')
}

const lists: [
  kind: 'client' | 'lead' | 'engagement' | 'contact',
  rows: (about: Named) => string[][],
][] = [
  [
    'client',
    ({ name, phone, code: number }) => [
      ['客户名称', '类型', '统一社会信用代码', '电话'],
      [name, '企业', number, phone],
    ],
  ],
  [
    'client',
    ({ name }) => [
      ['客户名称', '类型', '电话'],
      [name, '企业', '13955559999'],
    ],
  ],
  [
    'lead',
    ({ name, phone }) => [
      ['姓名', '手机', '公司', '咨询内容'],
      ['钱女士', phone, name, '货款'],
    ],
  ],
  [
    'engagement',
    ({ name }) => [
      ['委托人', '对方当事人', '案件名称', '案由', '主办律师', '状态'],
      [`${name}（分公司）`, name, '试一试', '买卖合同纠纷', 'lawyer', '在办'],
    ],
  ],
]

it.each(lists)('of a list of %ss', async (kind, rows) => {
  const manager = office.by('manager')
  const clock = office.runtime.clock as TestClock
  const told = async (about: Named) => {
    // Ids of one instant have no order, and the sides of a pair stand in theirs.
    clock.advance(1_000)
    const read = await manager.upload(`${about.name}.csv`, csv(rows(about)), kind)
    expect(read.status).toBe(201)
    const at = `/api/imports/${read.body.id}`
    const foreseen = await manager.get(`${at}/forecast`)
    const ended = await runToEnd(office, manager, read.body.id, { duplicates: 'import' })
    await work()
    const paths = [
      at,
      `${at}/preview`,
      '/api/party-duplicates?limit=100',
      '/api/clients',
      '/api/engagements',
    ]
    const all: unknown[] = [read.body, foreseen.status, foreseen.body, ended.status]
    for (const path of paths) {
      const { status, body } = await manager.get(path)
      // Lists go on growing: of each what is said about these.
      const items = body.items?.filter((one: unknown) => JSON.stringify(one).includes(about.name))
      all.push([path.replace(read.body.id, '…'), status, items ?? body])
    }
    const undone = await manager.send('POST', `${at}/undo`)
    all.push(undone.status, undone.body.undone)
    await work()
    return likeness(all).split(/(?<=[,{])/)
  }
  expect(await told(hidden)).toEqual(await told(nobody))
  // Nothing is held up on the way.
  expect(await office.look('select consumer from outbox where attempts > 0')).toEqual([])
})
