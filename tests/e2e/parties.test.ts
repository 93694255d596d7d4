import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Browser, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'
import { choose, field, panel, pick, press, sees, seesHead, send, textOf, write } from './hands.ts'

// The register of parties as the conflict desk uses it: a company with its group is written down, a look-alike is
// decided on, a merge is undone; a lawyer declares what they must.

let web: WebProduct
let founder: Browser
let page: Page
const code = '91350100M000100Y43'

beforeAll(async () => {
  web = await startWeb()
  founder = await setUpAndSignIn(web.product)
  const officer = await colleague(web.product, founder, {
    name: '冲突审查',
    email: 'officer@mingli.example',
    department: '管理层',
    roles: ['conflict_officer', 'lawyer'],
  })
  page = await web.window()
  await comesIn(page, officer.email, officer.password)
}, 180_000)
afterAll(async () => {
  expect(web?.complaints).toEqual([])
  await web?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('parties'))
})

test('a company is registered with its code, and a wrong code is told at its field', async () => {
  await founder.post('/api/parties', { kind: 'organisation', name: '云杉控股集团有限公司' })
  await founder.post('/api/parties', { kind: 'person', name: '陈建国' })
  await goTo(page, '/parties')
  await sees(page, '云杉控股集团有限公司')
  await press(page, '登记主体')
  await write(page, { 名称: '云杉控股集团有限公司' })
  await sees(page, '可能已经登记过')
  await write(page, { 名称: '云杉机械（福建）有限公司' })
  await panel(page).getByText('登记证件').click()
  await field(panel(page), '号码').fill('91350100M000100Y44')
  await panel(page).getByRole('button', { name: '登记主体' }).click()
  await sees(page, '校验位不符')
  await field(panel(page), '号码').fill(code)
  await send(page, '登记主体')
  await seesHead(page, '云杉机械（福建）有限公司')
  await sees(page, code)
  expect(await textOf(page)).toContain('统一社会信用代码')
})

test('names, relations and the way to whoever stands behind it', async () => {
  await press(page, '登记名称')
  await pick(page, '名称类型', '曾用名')
  await write(page, { 名称: '福建云杉机械厂', 停用日期: '2019-06-30', 来源: '变更登记' })
  await send(page, '登记名称')
  await sees(page, '福建云杉机械厂')
  await page.getByRole('main').getByRole('link', { name: '关系' }).click()
  await press(page, '登记关系')
  await choose(page, '另一主体', '云杉控股')
  await write(page, { '持股比例（%）': '51', 来源: '企业信用公示系统' })
  await send(page, '登记关系')
  await sees(page, /云杉控股集团有限公司 是 云杉机械（福建）有限公司 的母公司（51%）/)
  const [parent] = (await founder.get('/api/parties?q=云杉控股')).body.items
  const [person] = (await founder.get('/api/parties?q=陈建国')).body.items
  await founder.post(`/api/parties/${parent.id}/relations`, {
    type: 'actual_controller',
    direction: 'of',
    otherId: person.id,
    share: '80',
    source: '公司章程',
  })
  await page.reload()
  await page.getByRole('button', { name: /陈建国/ }).click()
  await sees(page, '陈建国 是 云杉控股集团有限公司 的实际控制人（80%）')
  expect(await textOf(page)).toContain('来源：公司章程')
})

test('a look-alike goes to the desk, is merged and the merge is undone', async () => {
  await founder.post('/api/parties', { kind: 'organisation', name: '云杉机械（福建）有限公司' })
  await goTo(page, '/parties/duplicates')
  await sees(page, '名称相同')
  await press(page, '合并，保留左侧')
  await sees(page, '已合并')
  await goTo(page, '/parties/duplicates?view=merged')
  await press(page, '撤销合并')
  await sees(page, '合并已撤销')
  await goTo(page, '/parties/duplicates')
  await press(page, '不是同一主体')
  await goTo(page, '/parties/duplicates')
  await page.getByRole('main').getByRole('button', { name: '不是同一主体' }).click()
  await page.getByLabel('为什么不是同一主体').fill('注册地与法定代表人都不同')
  await page.getByRole('main').getByRole('button', { name: '不是同一主体' }).click()
  await sees(page, '没有待判定的重复主体')
  const decided = (await founder.get('/api/party-duplicates?status=different')).body.items
  expect(decided[0].reason).toBe('注册地与法定代表人都不同')
})

test('what changed stands in the history', async () => {
  const [party] = (await founder.get(`/api/parties?q=${code}`)).body.items
  await goTo(page, `/parties/${party.id}?tab=history`)
  await sees(page, '增加名称：福建云杉机械厂')
  expect(await textOf(page)).toContain('撤销与“云杉机械（福建）有限公司”的合并')
})

test('one declares an interest of one’s spouse, an office, and matters pasted from a sheet', async () => {
  await goTo(page, '/my-declarations')
  await press(page, '申报利益关系')
  await pick(page, '谁的利益', '配偶')
  await write(page, { 亲属姓名: '林婉', 与哪个单位或个人: '恒达建设有限公司' })
  await send(page, '申报利益关系')
  await sees(page, '恒达建设有限公司')
  await press(page, '从表格粘贴')
  await panel(page)
    .getByLabel('粘贴的内容')
    .fill('委托人\t对方\n白桦贸易\t青松科技、李四\t厦门中院\t代理人\t2021/3/5\t2022年6月\n')
  await sees(page, '读到1项')
  await panel(page).getByRole('button', { name: '申报这些事项' }).click()
  await sees(page, '对方：青松科技、李四')
  await press(page, '确认已如实申报，别无其他')
  await sees(page, '已确认')
  expect(await textOf(page)).toContain('2021年3月5日至2022年6月1日')
  await goTo(page, '/declarations')
  await page.getByRole('main').getByText('冲突审查').first().click()
  await panel(page).getByText('恒达建设有限公司').waitFor()
  await goTo(page, '/parties')
  await sees(page, '云杉控股集团有限公司')
})

test('what is no name is told at its field and kept; what only looks dangerous is a name like any other', async () => {
  await page.goto('/parties')
  await press(page, '登记主体')
  const name = field(panel(page), '名称')
  const refusals: [string, RegExp][] = [
    ['', /请填写/],
    ['长'.repeat(10_000), /最多200字/],
    ['🙂🙂', /没有文字或数字/],
    ['\u202e\u200f', /请填写|没有文字或数字/],
  ]
  for (const [written, said] of refusals) {
    await name.fill(written)
    await panel(page).getByRole('button', { name: '登记主体' }).click()
    const item = panel(page).locator('.ant-form-item', { has: field(page, '名称') })
    await expect.poll(() => item.innerText()).toMatch(said)
    await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true')
    expect(await name.inputValue()).toBe(written)
  }
  const dangerous = "'; drop table party; -- 100%_有限公司"
  await name.fill(`\u202e${dangerous}`)
  await send(page, '登记主体')
  await seesHead(page, dangerous)
  await page.goto('/parties?search=%25')
  await page.waitForLoadState('networkidle')
  expect(await textOf(page)).not.toContain('云杉控股')
})
