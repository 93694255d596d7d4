import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetActors } from '#organisation/index.ts'
import {
  done,
  openFirm,
  type OpenFirm,
} from '../../communications/notifications/notices.fixture.ts'

let firm: OpenFirm
let address: string

beforeAll(async () => {
  firm = await openFirm()
  await firm.at('2026-03-02T10:00')
})
afterAll(() => firm?.close())

interface Entry {
  summary: string
  start: Date
  end: Date
  allDay: boolean
  url: string
}

async function read(from = address) {
  const response = await fetch(from.replace('http://localhost', firm.product.url))
  return { status: response.status, headers: response.headers, text: await response.text() }
}
/** What a calendar program makes of it. */
async function entries(): Promise<Entry[]> {
  const { text } = await read()
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      summary: event.summary,
      start: event.startDate.toJSDate(),
      end: event.endDate.toJSDate(),
      allDay: event.startDate.isDate,
      url: String(component.getFirstPropertyValue('url')),
    }
  })
}
const allowNames = (webhookSays: string) =>
  firm.as('manager').put('/api/notice-choices/firm', { items: [], webhookSays })

test('the address is made, shown once, and kept as a hash alone', async () => {
  expect(done(await firm.as('specialist').get('/api/calendar-feed'))).toEqual({
    feed: null,
    namesClients: false,
  })
  const made = done(await firm.as('specialist').post('/api/calendar-feed'))
  address = made.address
  expect(address).toMatch(/^http:\/\/localhost\/calendar\/[\w-]{43}\.ics$/)
  const again = done(await firm.as('specialist').get('/api/calendar-feed'))
  expect(JSON.stringify(again)).not.toContain('calendar/')
  const token = /calendar\/(.*)\.ics/.exec(address)?.[1] ?? '-'
  expect(JSON.stringify(await firm.look('select * from calendar_feed'))).not.toContain(token)
})

test('a calendar program reads what is owed at its hour, named only where the firm lets names leave', async () => {
  const lead = await firm.givenLead('王晓梅')
  const first = (await entries()).find((one) => one.url.endsWith(lead))
  expect(first).toMatchObject({
    summary: '截止：初次沟通',
    // Two working hours after ten, noon: the office is closed from twelve.
    end: new Date('2026-03-02T12:00:00+08:00'),
    start: new Date('2026-03-02T11:30:00+08:00'),
    allDay: false,
    url: `http://localhost/leads/${lead}`,
  })
  done(await allowNames('names'))
  const named = (await entries()).find((one) => one.url.endsWith(lead))
  expect(named?.summary).toBe('截止：初次沟通（王晓梅）')
  expect(done(await firm.as('specialist').get('/api/calendar-feed')).namesClients).toBe(true)
  const { headers, text } = await read()
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(text).toContain('DTEND:20260302T040000Z')
})

test('milestones of plans in force and planned contacts stand on their days', async () => {
  const { clientId, engagementId } = await firm.convertedLead()
  const plan = { kind: 'call', occasion: '', plannedOn: '2026-03-09', ownerId: firm.id('lawyer') }
  done(await firm.as('manager').post(`/api/clients/${clientId}/planned-contacts`, plan))
  address = done(await firm.as('lawyer').post('/api/calendar-feed')).address
  const days = (await entries()).filter((one) => one.allDay)
  expect(days).toMatchObject([
    {
      summary: '里程碑：发出律师函（诉腾跃包装买卖合同纠纷）',
      url: `http://localhost/engagements/${engagementId}`,
    },
    {
      summary: '致电客户（浙江禾屿食品科技有限公司）',
      url: `http://localhost/clients/${clientId}`,
    },
  ])
  const { text } = await read()
  expect(text).toContain('DTSTART;VALUE=DATE:20260320')
  expect(text).toContain('DTSTART;VALUE=DATE:20260309')
  done(await allowNames('counts'))
  const bare = (await entries()).filter((one) => one.allDay).map((one) => one.summary)
  expect(bare).toEqual(['里程碑', '致电客户'])
  address = done(await firm.as('specialist').post('/api/calendar-feed')).address
})

test('a wall takes what is behind it out of the calendar', async () => {
  const lead = await firm.givenLead('隐名客户')
  expect((await entries()).map((one) => one.url)).toContain(`http://localhost/leads/${lead}`)
  await firm.wall(lead, 'specialist')
  expect((await read()).text).not.toContain(lead)
})

test('one’s calendar holds nothing of others, and a wrong address tells nothing', async () => {
  const other = done(await firm.as('lawyer').post('/api/calendar-feed')).address
  expect((await read(other)).text).not.toContain('初次沟通')
  for (const wrong of ['a'.repeat(43), 'short', '..%2f..']) {
    const { status, text } = await read(`http://localhost/calendar/${wrong}.ics`)
    expect([status, text.includes('not_found')]).toEqual([404, true])
  }
})

test('a new address ends the old one; revoked, or when its owner has left, it is gone', async () => {
  const old = address
  address = done(await firm.as('specialist').post('/api/calendar-feed')).address
  expect([(await read(old)).status, (await read()).status]).toEqual([404, 200])
  expect((await firm.as('specialist').delete('/api/calendar-feed')).status).toBe(204)
  expect((await read()).status).toBe(404)
  const lawyers = done(await firm.as('lawyer').post('/api/calendar-feed')).address
  expect((await read(lawyers)).status).toBe(200)
  await firm.look(`update person set status = 'left', left_at = now() where id = $1`, [
    firm.id('lawyer'),
  ])
  forgetActors()
  expect((await read(lawyers)).status).toBe(404)
})
