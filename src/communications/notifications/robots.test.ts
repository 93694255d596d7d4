import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isInside, OutsideFailure, postOutside } from '#platform/http/post-outside.ts'
import { done, openFirm, type OpenFirm } from './notices.fixture.ts'
import { cutTo } from './robots.ts'

// A server of our own plays the providers and checks signatures as their manuals say.
interface Heard {
  provider: string
  text: string
}
const heard: Heard[] = []
const secret = 'SEC-of-the-firm'
let provider: Server
let origin: string
let firm: OpenFirm
/** What the provider answers next instead of taking it. */
let mood: ((answer: (status: number, body: object, headers?: object) => void) => void) | null = null

const ok = { errcode: 0, errmsg: 'ok' }
const near = (timestamp: number) => Math.abs(timestamp - firm.clock.now().getTime()) < 3_600_000

async function take(request: IncomingMessage): Promise<object> {
  const url = new URL(request.url ?? '', origin)
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = JSON.parse(Buffer.concat(parts).toString())
  if (url.pathname === '/cgi-bin/webhook/send') {
    if (url.searchParams.get('key') !== 'k-1') return { errcode: 93000, errmsg: 'invalid key' }
    heard.push({ provider: 'wecom', text: body.text.content })
    return ok
  }
  if (url.pathname === '/robot/send') {
    const timestamp = url.searchParams.get('timestamp') ?? ''
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
    const good = near(Number(timestamp)) && url.searchParams.get('sign') === sign
    if (!good || url.searchParams.get('access_token') !== 't-1')
      return { errcode: 310000, errmsg: 'sign not match' }
    heard.push({ provider: 'dingtalk', text: body.text.content })
    return ok
  }
  if (url.pathname === '/open-apis/bot/v2/hook/h-1') {
    const key = `${body.timestamp}\n${secret}`
    const sign = createHmac('sha256', key).update('').digest('base64')
    if (!near(Number(body.timestamp) * 1_000) || body.sign !== sign)
      return { code: 19021, msg: 'sign match fail' }
    heard.push({ provider: 'feishu', text: body.content.text })
    return { code: 0, msg: 'success' }
  }
  return { errcode: 404 }
}

beforeAll(async () => {
  provider = createServer((request, response) => {
    const answer = (status: number, body: object, headers: object = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(body))
    }
    if (mood) return mood(answer)
    take(request).then(
      (body) => answer(200, body),
      () => answer(500, {}),
    )
  })
  await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  firm = await openFirm({ webhookOrigins: [origin] })
})
afterAll(async () => {
  await firm?.close()
  provider?.closeAllConnections()
  await new Promise((closed) => provider.close(closed))
})

const addresses = () => ({
  wecom: `${origin}/cgi-bin/webhook/send?key=k-1`,
  dingtalk: `${origin}/robot/send?access_token=t-1`,
  feishu: `${origin}/open-apis/bot/v2/hook/h-1`,
})
const keep = (body: object) => firm.as('specialist').put('/api/webhooks/mine', body)
const mine = async () => done(await firm.as('specialist').get('/api/webhooks')).items[0]

test('a robot of each provider is tried, signed as its provider wants it', async () => {
  for (const name of ['wecom', 'dingtalk', 'feishu'] as const) {
    const kept = done(
      await keep({
        provider: name,
        address: addresses()[name],
        ...(name === 'wecom' ? {} : { secret }),
      }),
    )
    expect(kept).toMatchObject({ provider: name, signed: name !== 'wecom', answeredAt: null })
    expect(JSON.stringify(kept)).not.toContain('k-1')
    expect((await firm.as('specialist').post(`/api/webhooks/${kept.id}/trial`)).status).toBe(202)
    await firm.work()
    expect(heard.at(-1)).toMatchObject({ provider: name, text: '守约测试消息：机器人已接通。' })
    expect(await mine()).toMatchObject({ problem: null, answeredAt: expect.any(String) })
  }
})

test('a wrong secret is seen at the robot; a refusal is answered with 200 as well', async () => {
  const kept = done(
    await keep({ provider: 'feishu', address: addresses().feishu, secret: 'wrong' }),
  )
  done(await firm.as('specialist').post(`/api/webhooks/${kept.id}/trial`))
  await firm.work()
  expect(await mine()).toMatchObject({ problem: 'refused', answeredAt: null })
})

test('addresses and secrets lie sealed in the database, each for its own row', async () => {
  const [row] = await firm.look<{ address_sealed: string; secret_sealed: string; host: string }>(
    'select * from webhook',
  )
  expect(JSON.stringify(row)).not.toContain('h-1')
  expect(JSON.stringify(row)).not.toContain('wrong')
  expect(row?.host).toBe(new URL(origin).host)
})

test('only the providers’ own addresses are taken, over https, unless the operator answers for another', async () => {
  const wrong = async (address: string, name = 'wecom', more: object = { secret: 's' }) => {
    const { status, error } = await keep({ provider: name, address, ...more })
    return [status, error?.fields[0]?.code]
  }
  const home = 'qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1'
  expect(await wrong(`http://${home}`)).toEqual([422, 'address_not_https'])
  expect(await wrong(`https://evil.example/cgi-bin/webhook/send?key=1`)).toEqual([
    422,
    'address_of_no_provider',
  ])
  expect(await wrong(`https://qyapi.weixin.qq.com:444/cgi-bin/webhook/send`)).toEqual([
    422,
    'address_of_no_provider',
  ])
  expect(await wrong(`https://user:pass@${home}`)).toEqual([422, 'address_invalid'])
  expect(await wrong('https://qyapi.weixin.qq.com/other')).toEqual([422, 'address_of_no_provider'])
  expect(await wrong('127.0.0.1')).toEqual([422, 'address_invalid'])
  expect(await wrong(addresses().dingtalk, 'wecom')).toEqual([422, 'address_of_no_provider'])
  expect(await wrong(addresses().dingtalk, 'dingtalk', {})).toEqual([422, 'secret_needed'])
})

test('what lies inside is not reached, by number or by name, and no redirect is followed', async () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.0.1', '::1'])
    expect(isInside(address), address).toBe(true)
  for (const address of ['::ffff:10.0.0.1', 'fd00::1', 'fe80::1', '100.64.0.1', '0.0.0.0'])
    expect(isInside(address), address).toBe(true)
  expect(isInside('8.8.8.8')).toBe(false)
  const inside = await postOutside(origin, {}).catch((error: unknown) => error)
  expect(inside).toMatchObject({ code: 'private_address', uncertain: false })
  const named = await postOutside(origin.replace('127.0.0.1', 'localhost'), {}).catch(
    (error: unknown) => error,
  )
  expect(named).toMatchObject({ code: 'private_address' })
  mood = (answer) => answer(302, {}, { location: `${origin}/cgi-bin/webhook/send?key=k-1` })
  const moved = await postOutside(origin, {}, { trusted: true }).catch((error: unknown) => error)
  mood = () => {}
  const silent = await postOutside(origin, {}, { trusted: true, timeout: 50 }).catch(
    (error: unknown) => error,
  )
  mood = null
  expect(moved).toMatchObject({ code: 'refused', uncertain: false })
  expect(silent).toBeInstanceOf(OutsideFailure)
  expect(silent).toMatchObject({ code: 'no_answer', uncertain: true })
})

test('a chat reads how many things wait, and names only where the firm allows it', async () => {
  done(await keep({ provider: 'wecom', address: addresses().wecom }))
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
  await firm.at('2026-03-02T09:30')
  await firm.givenLead('王晓梅')
  heard.length = 0
  await firm.at('2026-03-02T10:31')
  expect(heard).toEqual([
    { provider: 'wecom', text: '守约提醒\n即将到期：1项\n登录守约处理：http://localhost/notices' },
  ])
  const says = { items: [], webhookSays: 'names' }
  done(await firm.as('manager').put('/api/notice-choices/firm', says))
  await firm.at('2026-03-02T11:31')
  expect(heard.at(-1)?.text).toContain('【已逾期】初次沟通（王晓梅）')
})

test('what a robot refuses is sent again later, and arrives once', async () => {
  heard.length = 0
  await firm.at('2026-03-02T14:00')
  await firm.givenLead('李国强')
  mood = (answer) => answer(500, {})
  await firm.at('2026-03-02T15:01')
  mood = null
  expect(heard).toEqual([])
  firm.clock.advance(1_000)
  await firm.work()
  await firm.at('2026-03-02T15:20')
  expect(heard.filter((one) => one.text.includes('李国强'))).toHaveLength(1)
})

test('a department’s chat hears each morning how much waits, and nothing from behind a wall', async () => {
  const department = firm.firm.departments.client_relationship as string
  const path = `/api/departments/${department}/webhook`
  const body = { provider: 'wecom', address: addresses().wecom }
  expect((await firm.as('specialist').put(path, body)).status).toBe(403)
  done(await firm.as('manager').put(path, body))
  expect(done(await firm.as('specialist').get('/api/webhooks')).items).toHaveLength(1)
  await firm.look(`update notice set read_at = at where read_at is null`)
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
  await firm.at('2026-03-03T14:00')
  await firm.givenLead('甲')
  const walled = await firm.givenLead('乙')
  await firm.work()
  await firm.wall(walled, 'otherSpecialist')
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
  heard.length = 0
  await firm.at('2026-03-04T09:00')
  const told = heard.filter((one) => one.text.startsWith('守约部门摘要'))
  expect(told.map((one) => one.text)).toEqual([
    '守约部门摘要：客户关系部\n新的承诺：1项\n登录守约处理：http://localhost',
  ])
})

test('a robot is removed by its owner alone', async () => {
  const { id } = await mine()
  expect((await firm.as('lawyer').delete(`/api/webhooks/${id}`)).status).toBe(404)
  expect((await firm.as('specialist').delete(`/api/webhooks/${id}`)).status).toBe(204)
  expect(done(await firm.as('specialist').get('/api/webhooks')).items).toEqual([])
})

test('a text too long for a chat is cut between characters', () => {
  expect(cutTo('短', 100)).toBe('短')
  const cut = cutTo('律'.repeat(1_000), 2_048)
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(2_048)
  expect(cut).toMatch(/^律+…$/)
})
