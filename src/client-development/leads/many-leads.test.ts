import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Development,
  done,
  leadAt,
  somebody,
  startDevelopment,
} from '../development.fixture.ts'

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
})
afterAll(() => firm?.close())

const idsIn = (answer: { items: { id: string }[] }) => answer.items.map((item) => item.id)
const csvOf = async (
  who: Parameters<Development['as']>[0],
  query: object,
  columns: string[] = [],
) => {
  const answer = await firm.as(who).post('/api/leads/exports', { format: 'csv', columns, query })
  return { ...answer, rows: parse(answer.body, { bom: true }) }
}

describe('what falls due', () => {
  it('orders the list: what is late first, what nobody owes anything last', async () => {
    const late = await leadAt('assigned', firm)
    firm.clock.advance?.(3 * 3_600_000)
    const soon = await leadAt('assigned', firm)
    const resting = await leadAt('assigned', firm)
    const rest = { until: '2026-04-01', reason: '对方出差' }
    done(await firm.as('specialist').post(`/api/leads/${resting.id}/snooze`, rest))
    const list = done(await firm.as('manager').get('/api/leads?sort=due&direction=asc'))
    expect(idsIn(list)).toEqual([late.id, soon.id, resting.id])
    expect(list.items.map((one: { nextDueAt: string | null }) => one.nextDueAt !== null)).toEqual([
      true,
      true,
      false,
    ])
    const overdue = done(await firm.as('manager').get('/api/leads?due=overdue&sort=due'))
    expect(idsIn(overdue)).toEqual([late.id])
    const nothing = done(await firm.as('manager').get('/api/leads?due=nothing'))
    expect(idsIn(nothing)).toEqual([resting.id])
    // Page after page, also past those that nothing is due for.
    const pages: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const path: string = `/api/leads?sort=due&direction=asc&limit=1${after && `&after=${after}`}`
      const page = done(await firm.as('manager').get(path))
      pages.push(...idsIn(page))
      after = page.next
    }
    expect(pages).toEqual(idsIn(list))
  })

  it('is nothing any more once the road has ended', async () => {
    const { id } = await leadAt('assigned', firm)
    const ending = { reasonCode: 'fees', reason: '嫌贵' }
    done(await firm.as('specialist').post(`/api/leads/${id}/loss`, ending))
    const [row] = await firm.look('select next_due_at::text as due from lead_due where id = $1', [
      id,
    ])
    expect(row?.due).toBe('infinity')
  })
})

describe('many at once', () => {
  it('each that cannot be disqualified says why, the others are done', async () => {
    const one = await leadAt('registered', firm)
    const ended = await leadAt('registered', firm)
    const road = `/api/leads/${ended.id}/disqualification`
    done(await firm.as('marketer').post(road, { reasonCode: 'spam', reason: '广告' }))
    const unknown = '00000000-0000-7000-8000-000000000000'
    const answer = done(
      await firm.as('marketer').post('/api/leads/disqualifications', {
        ids: [one.id, ended.id, unknown],
        reasonCode: 'duplicate',
        reason: '同一人',
      }),
    )
    expect(answer).toEqual({
      done: [one.id],
      refused: [
        { id: ended.id, code: 'lead_ended' },
        { id: unknown, code: 'not_found' },
      ],
    })
    expect((await firm.eventsOf(one.id)).map((event) => event.type)).toContain('lead.disqualified')
  })

  it('a specialist lets rest only what they look after', async () => {
    const mine = await leadAt('assigned', firm)
    const fresh = await leadAt('registered', firm)
    const body = { ids: [mine.id, fresh.id], until: '2026-04-01', reason: '对方休假' }
    const answer = done(await firm.as('specialist').post('/api/leads/snoozes', body))
    expect(answer).toEqual({ done: [mine.id], refused: [{ id: fresh.id, code: 'forbidden' }] })
    const yesterday = { ...body, until: '2026-01-01' }
    expect((await firm.as('specialist').post('/api/leads/snoozes', yesterday)).status).toBe(422)
  })
})

describe('taking the list away', () => {
  it('holds what the filters and columns say, in their order, and no formula', async () => {
    const wild = somebody({ name: '=HYPERLINK("http://evil")', need: '+1', contactName: '@x' })
    done(await firm.as('marketer').post('/api/leads', wild))
    const { rows, headers } = await csvOf('marketer', { stage: ['registered'], sort: 'newest' }, [
      'need',
      'name',
      'contact',
      'phone',
    ])
    expect(rows[0]).toEqual(['法律需求', '潜在客户', '联系人', '电话'])
    const row = rows.find((cells) => cells[2] === `'@x`)
    expect(row?.slice(0, 3)).toEqual([`'+1`, `'=HYPERLINK("http://evil")`, `'@x`])
    expect(row?.[3]).toMatch(/^138/)
    expect(Number(headers['x-covenant-rows'])).toBe(rows.length - 1)
    expect(String(headers['content-disposition'])).toContain('attachment')
    expect(Number(headers['content-length'])).toBeGreaterThan(0)
    const book = await firm
      .as('marketer')
      .post('/api/leads/exports', { format: 'xlsx', language: 'en', columns: ['name'], query: {} })
    expect((await readSheet(book.body as Buffer))[0]).toEqual(['Lead'])
  })

  it('is written into the log: who, which filters, how many rows; not the words searched for', async () => {
    await csvOf('manager', { q: '欧阳', stage: 'contacted', sort: 'due' }, ['name'])
    const [event] = await firm.look<{ actor_id: string; data: object }>(
      `select actor_id, data from event where type = 'list.exported' order by id desc limit 1`,
    )
    expect(event?.actor_id).toBe(firm.id('manager'))
    expect(event?.data).toMatchObject({
      list: 'leads',
      format: 'csv',
      columns: ['name'],
      filters: { stage: ['contacted'], sort: 'due' },
      searched: true,
      rows: 0,
      capped: false,
    })
    expect(JSON.stringify(event)).not.toContain('欧阳')
  })

  it('holds for a lawyer only what the lawyer sees, and nothing for who may read no leads', async () => {
    done(await firm.as('lawyer').post('/api/leads', somebody({ forMyself: true })))
    const own = await csvOf('otherLawyer', {})
    expect(own.rows.length).toBe(1)
    expect((await csvOf('lawyer', {})).rows.length).toBeGreaterThan(1)
    const refused = await firm
      .as('accountant')
      .post('/api/leads/exports', { format: 'csv', query: {} })
    expect(refused.status).toBe(403)
    const unknown = { format: 'csv', columns: ['name', 'secret'], query: {} }
    expect((await firm.as('manager').post('/api/leads/exports', unknown)).error?.fields).toEqual([
      { path: 'columns.1', code: 'not_a_choice' },
    ])
  })
})
