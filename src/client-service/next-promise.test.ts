import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mondayMorning } from '../../tests/support/firm.ts'
import { done, type Person, type Service, startService } from './service.fixture.ts'

let firm: Service
beforeAll(async () => {
  firm = await startService()
})
afterAll(() => firm.close())

// What a client is owed next: its own promises and those of its matters, as far as the viewer sees them.

/** A client with two matters; what each is owed first. */
interface Two {
  clientId: string
  one: string
  other: string
  due: { client: number; one: number; other: number }
}

/** Moves what is owed on a subject to one instant. */
async function dueAt(subjectId: string, at: string): Promise<number> {
  await firm.look(
    `update commitment set due_at = $2 where subject_id = $1 and status in ('scheduled', 'open')`,
    [subjectId, at],
  )
  return Date.parse(at)
}

let two: Two
beforeEach(async () => {
  const first = await firm.running()
  const { clientId } = first
  const second = await firm.convert({
    client_id: clientId,
    client_is_new: false,
    title: '诉另一家公司',
    lead_lawyer_id: firm.id('otherLawyer'),
    lawyers: [{ person_id: firm.id('otherLawyer'), part: 'lead_lawyer', share: null }],
  })
  two = {
    clientId,
    one: first.engagementId,
    other: second.engagementId,
    due: {
      client: await dueAt(clientId, '2026-07-01T08:00:00Z'),
      one: await dueAt(first.engagementId, '2026-04-01T08:00:00Z'),
      other: await dueAt(second.engagementId, '2026-03-20T08:00:00Z'),
    },
  }
})

type Row = { id: string; nextDueAt: string | null }
const listed = async (who: Person, query = ''): Promise<Row[]> => {
  const rows: Row[] = []
  let after = ''
  for (;;) {
    const page = done(await firm.as(who).get(`/api/clients?limit=2${query}${after}`))
    rows.push(...page.items)
    if (!page.next) return rows
    after = `&after=${page.next}`
  }
}
const nextDue = async (who: Person, query = '') => {
  const row = (await listed(who, query)).find(({ id }) => id === two.clientId)
  return row?.nextDueAt ? Date.parse(row.nextDueAt) : null
}

describe('the next promise to a client', () => {
  it('is the earliest of its own and of its matters, in every order of the list', async () => {
    for (const sort of ['due', 'newest', 'name'])
      expect(await nextDue('manager', `&sort=${sort}`), sort).toBe(two.due.other)
    const rows = await listed('manager', '&sort=due')
    const dues = rows.map((row) => (row.nextDueAt ? Date.parse(row.nextDueAt) : Infinity))
    expect(dues).toEqual(dues.toSorted((a, b) => a - b))
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThan(0)
  })

  it('follows what becomes of the promises', async () => {
    const later = await dueAt(two.other, '2026-05-01T08:00:00Z')
    expect(await nextDue('manager', '&sort=due')).toBe(two.due.one)
    await firm.look(
      `update commitment set status = 'cancelled', closed_at = opens_at, next_step_at = null
       where subject_id = $1 and closed_at is null`,
      [two.one],
    )
    expect(await nextDue('manager', '&sort=due')).toBe(later)
    const soon = await dueAt(two.clientId, '2026-03-15T08:00:00Z')
    expect(await nextDue('manager', '&sort=due')).toBe(soon)
  })

  it('stands in the file taken away', async () => {
    const reply = done(
      await firm
        .as('manager')
        .post('/api/clients/exports', { format: 'csv', query: { sort: 'due' } }),
    )
    const text = Buffer.isBuffer(reply) ? reply.toString('utf8') : String(reply)
    expect(text).toContain('2026-03-20')
    // And what it is, in the words of the charter.
    const columns = ['name', 'promise', 'promiseName']
    const file = done(
      await firm
        .as('manager')
        .post('/api/clients/exports', { format: 'csv', columns, query: { sort: 'due' } }),
    )
    const [next] = done(
      await firm.as('manager').get(`/api/commitments/next?subject=${two.clientId}`),
    ).items
    const rows: string[][] = parse(file, { bom: true })
    expect(rows[0]?.[2]).toBe('最近到期的承诺')
    expect(rows.map((row) => row[2])).toContain(next.title.zh)
  })

  it('does not tell of a matter behind a wall', async () => {
    await firm.shutOut('manager', two.other)
    for (const sort of ['due', 'newest', 'name'])
      expect(await nextDue('manager', `&sort=${sort}`), sort).toBe(two.due.one)
    const rows = await listed('manager', '&sort=due')
    const dues = rows.map((row) => (row.nextDueAt ? Date.parse(row.nextDueAt) : Infinity))
    expect(dues).toEqual(dues.toSorted((a, b) => a - b))
    const ids = rows.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(ids)).toEqual(new Set((await listed('manager')).map(({ id }) => id)))
    expect(await nextDue('specialist', '&sort=due')).toBe(two.due.other)
  })

  it('is to whoever works on one matter what is owed there', async () => {
    for (const sort of ['due', 'newest']) {
      expect(await nextDue('lawyer', `&sort=${sort}`), sort).toBe(two.due.one)
      expect(await nextDue('otherLawyer', `&sort=${sort}`), sort).toBe(two.due.other)
    }
  })

  it('finds the clients something is overdue to, as far as one sees what is owed', async () => {
    firm.clock.set('2026-03-25T02:00:00Z')
    const overdue = async (who: Person, sort: string) =>
      (await listed(who, `&due=overdue&sort=${sort}`)).map(({ id }) => id)
    for (const sort of ['due', 'newest', 'name']) {
      const ids = await overdue('manager', sort)
      expect(ids, sort).toContain(two.clientId)
      const late = (await listed('manager', `&sort=${sort}`)).filter(
        ({ nextDueAt }) => nextDueAt && Date.parse(nextDueAt) < firm.clock.now().getTime(),
      )
      expect(ids, sort).toEqual(late.map(({ id }) => id))
      // What is late is of the matter the other lawyer runs.
      expect(await overdue('otherLawyer', sort), sort).toContain(two.clientId)
      expect(await overdue('lawyer', sort), sort).not.toContain(two.clientId)
    }
    await firm.shutOut('manager', two.other)
    for (const sort of ['due', 'newest', 'name'])
      expect(await overdue('manager', sort), sort).not.toContain(two.clientId)
    firm.clock.set(mondayMorning)
  })

  it('is listed by its specialist, and by whoever works on the client or one of its matters', async () => {
    const of = async (key: string, who: Person) =>
      (await listed('manager', `&${key}=${firm.id(who)}`)).map(({ id }) => id)
    expect(await of('specialistId', 'specialist')).toContain(two.clientId)
    expect(await of('specialistId', 'lawyer')).not.toContain(two.clientId)
    expect(await of('memberId', 'otherLawyer')).toContain(two.clientId)
    expect(await of('memberId', 'specialist')).toContain(two.clientId)
    expect(await of('memberId', 'otherSpecialist')).not.toContain(two.clientId)
    const bad = await firm.as('manager').get('/api/clients?memberId=me')
    expect(bad.status).toBe(422)
  })

  it('is named with its matter', async () => {
    const next = async (who: Person) => {
      const asked = `/api/commitments/next?subject=${two.clientId}&subject=${two.one}`
      const { items } = done(await firm.as(who).get(asked))
      type Item = { of: string; subject: { id: string } }
      return Object.fromEntries(items.map((one: Item) => [one.of, one.subject.id]))
    }
    expect(await next('manager')).toEqual({ [two.clientId]: two.other, [two.one]: two.one })
    expect(await next('lawyer')).toEqual({ [two.clientId]: two.one, [two.one]: two.one })
    await firm.shutOut('manager', two.other)
    expect(await next('manager')).toEqual({ [two.clientId]: two.one, [two.one]: two.one })
  })

  it('is followed by all the others, also of its matters', async () => {
    const owed = async (who: Person, more: string) => {
      const asked = `/api/commitments?box=subject&subject=${two.clientId}${more}`
      const { items } = done(await firm.as(who).get(asked))
      return new Set(items.map((one: { subject: { id: string } }) => one.subject.id))
    }
    const withMatters = '&withEngagements=true'
    expect(await owed('manager', '')).toEqual(new Set([two.clientId]))
    expect(await owed('manager', withMatters)).toEqual(new Set([two.clientId, two.one, two.other]))
    await firm.shutOut('manager', two.other)
    expect(await owed('manager', withMatters)).toEqual(new Set([two.clientId, two.one]))
  })
})
