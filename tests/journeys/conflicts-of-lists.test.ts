import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { chores } from '#conflicts/index.ts'
import { type ListOffice, openListOffice } from '../support/list-office.ts'

// A list of engagements brings in some that are still to be accepted. Whoever is in them is registered first and
// committed, and only then are they checked: before, nobody of the list would be found.

vi.setConfig({ testTimeout: 60_000 })

let office: ListOffice
beforeAll(async () => {
  office = await openListOffice()
}, 60_000)
afterAll(() => office?.close())

const checksOf = (title: string) =>
  office.look(
    `select k.cause, jsonb_array_length(k.searched) as searched, array(
        select f.rule from conflict_finding f where f.check_id = k.id and f.class <> 'none' order by 1) as rules
     from conflict_check k join engagement e on e.id = k.subject_id where e.title = $1 order by k.run_at, k.id`,
    [title],
  )

it('engagements of a list that are to be accepted are checked once their parties are registered', async () => {
  await office.bringIn('client', [
    ['客户名称', '类型', '电话'],
    ['浙江禾屿食品科技有限公司', '企业', '13655550021'],
    ['杭州腾跃包装有限公司', '企业', '13655550022'],
  ])
  await office.bringIn('engagement', [
    ['委托人', '对方当事人', '案件名称', '案由', '主办律师', '状态', '收案日期'],
    [
      '浙江禾屿食品科技有限公司',
      '杭州腾跃包装有限公司',
      '禾屿诉腾跃',
      '买卖合同纠纷',
      'lawyer',
      '未签约',
      '2026-10-05',
    ],
    [
      '杭州腾跃包装有限公司',
      '宁波远航船务有限公司',
      '腾跃诉远航',
      '运输合同纠纷',
      'lawyer',
      '在办',
      '2025-01-05',
    ],
  ])
  for (const chore of chores) await chore.run(office.runtime)
  await office.drain()
  const [check, ...more] = await checksOf('禾屿诉腾跃')
  expect(more).toEqual([])
  expect(check).toMatchObject({ cause: 'acceptance', searched: 2 })
  expect(check.rules).toContain('opponent_is_client')
  const { body } = await office.by('conflictOfficer').get('/api/conflict-desk')
  expect(body.items).toMatchObject([{ affair: { kind: 'engagement' }, cause: 'acceptance' }])
  // What the firm accepted long ago is not accepted again.
  expect(await checksOf('腾跃诉远航')).toEqual([])
  // It is its first check: nothing was decided that could come back.
  expect(await office.look(`select 1 from event where type = 'conflict_check.reopened'`)).toEqual(
    [],
  )
})
