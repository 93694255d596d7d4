import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, test } from 'vitest'
import { colleague, setUpAndSignIn } from '../support/product.ts'
import { signInAt, startWeb, type WebProduct } from '../support/web.ts'
import { barriers } from './axe.ts'

let web: WebProduct
beforeAll(async () => { web = await startWeb() }, 180_000)
afterAll(() => web?.close())
const L = (zh: string, en = '') => ({ zh, en })
const q = (key: string, kind: string, zh: string, more: object = {}) => ({ key, kind, label: L(zh), ...more })
const c = (...n: [string, string][]) => n.map(([key, zh]) => ({ key, label: L(zh) }))

test('look', async () => {
  const dir = '/tmp/look-fields'; mkdirSync(dir, { recursive: true })
  const founder = await setUpAndSignIn(web.product)
  const m = await colleague(web.product, founder, { name: '秦月', email: 'qy@mingli.example', department: '客户关系部', roles: ['client_relationship_manager', 'marketing', 'client_service_specialist'] })
  const lawyer = await colleague(web.product, founder, { name: '顾行', email: 'gx@mingli.example', department: '民事业务部', roles: ['lawyer'] })
  const b = m.browser
  const publish = async (who: typeof b, purpose: string, practiceArea: string | null, questions: object[], reason: string, draftAfter?: object[]) => {
    const f = (await who.post('/api/forms', { purpose, practiceArea })).body
    let d = await who.send('PUT', `/api/forms/${f.id}/draft`, { questions }, { 'if-match': `"${f.version}"` })
    if (d.status !== 200) throw new Error(JSON.stringify(d.body))
    const p = await who.post(`/api/forms/${f.id}/publication`, { reason }, { 'if-match': `"${d.body.version}"` })
    if (p.status !== 200) throw new Error(JSON.stringify(p.body))
    if (draftAfter) { d = await who.send('PUT', `/api/forms/${f.id}/draft`, { questions: draftAfter }, { 'if-match': `"${p.body.version}"` }); if (d.status !== 200) throw new Error(JSON.stringify(d.body)) }
    return f.id
  }
  const general = [
    q('heard_from', 'one_of', '您从哪里知道我们', { choices: c(['web', '网上搜索'], ['friend', '朋友介绍'], ['media', '媒体报道'], ['other', '其他']) }),
    q('which_friend', 'short_text', '哪位朋友介绍的', { showWhen: { question: 'heard_from', is: 'friend' } }),
  ]
  const labour = [
    q('contract_signed', 'yes_no', '签过书面劳动合同吗', { required: true, help: L('没有签的，也写一下在那里工作多久了。') }),
    q('joined_on', 'date', '哪天入职', { limits: { min: null, max: null, days: 'past' } }),
    q('wage', 'amount', '每月工资', { limits: { min: 0, max: 1000000, days: 'any' } }),
    q('claims', 'several_of', '想要什么结果', { choices: c(['pay', '补发工资'], ['compensation', '经济补偿'], ['back', '恢复工作'], ['injury', '工伤待遇']) }),
    q('story', 'long_text', '离职经过'),
  ]
  await publish(b, 'intake', null, general, '了解客户从哪里来')
  const lab = await publish(b, 'intake', 'labour', labour, '劳动案件要先知道有没有合同', [labour[1], { ...labour[0], label: L('和单位签过书面劳动合同吗', 'Did you sign a written contract?') }, labour[2], labour[3], q('union', 'yes_no', '是工会会员吗')] as object[])
  await publish(b, 'lead_fields', null, [q('score', 'number', '意向评分', { limits: { min: 1, max: 10, days: 'any' } }), q('budget', 'one_of', '预算', { choices: c(['low', '五万以内'], ['mid', '五万到二十万'], ['high', '二十万以上']) })], '按意向排先后')
  await publish(b, 'client_fields', null, [q('industry', 'one_of', '所属行业', { choices: c(['food', '食品'], ['machine', '机械'], ['it', '信息技术']) }), q('listed_on', 'date', '上市日期'), q('notes', 'long_text', '开票信息')], '行业分析需要')
  await publish(b, 'engagement_fields', null, [q('court', 'short_text', '受理法院'), q('amount_won', 'amount', '预计回款')], '统计需要')
  await publish(lawyer.browser, 'assessment', 'labour', [q('limitation', 'date', '仲裁时效到哪天', { required: true }), q('evidence', 'several_of', '手上有哪些证据', { choices: c(['contract', '劳动合同'], ['slips', '工资条'], ['cards', '考勤记录'], ['chats', '聊天记录']) })], '评估时必须看时效')
  const made = (await b.post('/api/leads', { name: '孙倩', phone: '13800138000', practiceArea: 'labour', need: '公司口头辞退，没有任何补偿，还欠两个月工资。', forMyself: true, answers: { heard_from: 'friend', which_friend: '姜晓棠', contract_signed: 'no', joined_on: '2023-05-06', wage: '12500', claims: ['pay', 'compensation'], story: '人事口头通知不用来了。' }, custom: { score: 7, budget: 'mid' } }))
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  let lead = (await b.get(`/api/leads/${made.body.id}`)).body
  await b.send('PUT', `/api/leads/${lead.id}/answers/lead_fields`, { answers: { score: 9, budget: 'high' } }, { 'if-match': `"${lead.version}"` })
  const firm = (await founder.get('/api/firm')).body
  await founder.send('PUT', '/api/firm', { name: firm.name, nameEn: firm.nameEn, privacyNotice: '仅为答复咨询使用您的信息。' }, { 'if-match': `"${firm.version}"` })

  for (const [width, height] of [[1280, 900], [390, 844]] as const) for (const dark of [false, true]) {
    if (process.env.ONLY && process.env.ONLY !== `${width}${dark}`) continue
    const page = await web.window({ width, height, dark })
    await signInAt(page, m.email, m.password)
    const shot = async (name: string, full = true) => {
      await page.waitForTimeout(500)
      const over = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
      if (over) console.log('SIDEWAYS', name, width)
      const bad = await barriers(page)
      if (bad.length) console.log(name, width, dark, bad.join('\n'))
      await page.screenshot({ path: `${dir}/${name}-${width}-${dark ? 'dark' : 'light'}.png`, fullPage: full })
    }
    await page.goto('/administration'); await page.waitForTimeout(700); await shot('admin')
    await page.goto('/administration/forms'); await page.getByText('仅劳动').first().waitFor(); await shot('forms')
    await page.goto(`/administration/forms/${lab}`); await page.getByRole('button', { name: '加一个问题' }).waitFor(); await shot('editor')
    await page.locator('.fe-name').nth(3).click(); console.log('OPEN', await page.locator('.fe-question').count()); await page.waitForTimeout(800); console.log('OPEN2', await page.locator('.fe-question').count()); await barriers(page); console.log('OPEN3', await page.locator('.fe-question').count()); await shot('editor-open'); console.log('OPEN4', await page.locator('.fe-question').count())
    if (width === 390) { await page.getByRole('button', { name: '预览' }).click(); await shot('editor-preview'); await page.getByRole('button', { name: '问题', exact: true }).click() }
    await page.getByRole('button', { name: '发布', exact: true }).click(); await page.getByRole('dialog').waitFor(); await page.waitForTimeout(400); await shot('publish', false)
    await page.goto(`/leads/${lead.id}`); await page.getByText('自定义字段').waitFor(); await shot('lead')
    await page.goto(`/leads/${lead.id}?act=answerLeadForm&about=intake`); await page.getByRole('dialog').waitFor(); await page.waitForTimeout(600); await shot('answer', false)
    await page.goto('/leads'); await page.getByRole('button', { name: '登记潜在客户' }).first().click(); await page.getByRole('dialog').waitFor(); await page.waitForTimeout(500)
    await page.getByRole('dialog').getByLabel(/业务领域/).fill('劳动'); await page.locator('.ant-select-item-option:visible', { hasText: '劳动' }).first().click(); await page.waitForTimeout(600)
    await page.getByRole('dialog').getByText('离职经过').scrollIntoViewIfNeeded(); await shot('register', false)
    const out = await web.window({ width, height, dark })
    await out.goto('/enquiry'); await out.getByLabel('哪方面的事（选填）').selectOption({ label: '劳动' }); await out.getByText('签过书面劳动合同吗').waitFor()
    await out.getByRole('button', { name: '提交咨询' }).click(); await out.waitForTimeout(300)
    await out.screenshot({ path: `${dir}/enquiry-${width}-${dark ? 'dark' : 'light'}.png`, fullPage: true })
    console.log('enquiry', (await barriers(out)).join('\n'), await out.evaluate(() => performance.getEntriesByType('resource').filter((r) => r.name.includes('/assets/')).map((r) => [r.name.split('/').at(-1), Math.round((r as PerformanceResourceTiming).encodedBodySize / 1024)].join(' ')).join(', ')))
    await page.close(); await out.close()
  }
}, 300_000)
