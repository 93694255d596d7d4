import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  done,
  openFirm,
  type OpenFirm,
  type Person,
} from '../../communications/notifications/notices.fixture.ts'

let firm: OpenFirm
let lead: string

beforeAll(async () => {
  firm = await openFirm()
  await firm.at('2026-03-02T10:00')
  lead = await firm.givenLead('王晓梅')
  const role = `/api/people/${firm.id('lawyer')}/roles/assistant`
  done(await firm.as('managingPartner').put(role))
})
afterAll(() => firm?.close())

interface Entry {
  id: number
  type: string
  subject: { kind: string; id: string; name: string | null }
  actor: { id: string } | null
}
const read = async (person: Person, query = ''): Promise<Entry[]> =>
  done(await firm.as(person).get(`/api/audit${query}`)).items
const typesOf = (entries: Entry[]) => entries.map((one) => one.type)

test('the managing partner reads who did what, about whom, the newest first', async () => {
  const entries = await read('managingPartner')
  const ids = entries.map((one) => one.id)
  expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  expect(entries.find((one) => one.type === 'person.role_granted')).toMatchObject({
    actor: { id: firm.id('managingPartner') },
    data: { role: 'assistant' },
    subject: { kind: 'firm' },
  })
  const about = entries.filter((one) => one.subject.id === lead)
  expect(about[0]?.subject.name).toBe('王晓梅')
  expect(typesOf(about)).toContain('lead.assigned')
})

test('it is narrowed by person, kind of event, subject and day', async () => {
  const manager = await read('managingPartner', `?person=${firm.id('manager')}`)
  expect(new Set(manager.map((one) => one.actor?.id))).toEqual(new Set([firm.id('manager')]))
  expect(typesOf(await read('managingPartner', '?type=lead.screened'))).toEqual(['lead.screened'])
  const about = await read('managingPartner', `?subject=${lead}`)
  expect(new Set(about.map((one) => one.subject.id))).toEqual(new Set([lead]))
  expect(await read('managingPartner', '?from=2026-03-03')).toEqual([])
  expect((await read('managingPartner', '?from=2026-03-02&until=2026-03-02')).length).toBe(
    (await read('managingPartner')).length,
  )
  expect((await firm.as('managingPartner').get('/api/audit?type=Robert')).status).toBe(422)
})

test('the IT administrator reads the affairs of the firm and nothing of its clients', async () => {
  const entries = await read('engineer')
  expect(typesOf(entries)).toContain('person.role_granted')
  expect(new Set(entries.map((one) => one.subject.kind))).toEqual(new Set(['firm']))
  expect(await read('engineer', `?subject=${lead}`)).toEqual([])
  expect(JSON.stringify(entries)).not.toContain('王晓梅')
})

test('the conflict officer reads what was done for clients, and nobody else reads the log', async () => {
  expect(typesOf(await read('conflictOfficer', `?subject=${lead}`))).toContain('lead.assigned')
  for (const person of ['manager', 'specialist', 'lawyer', 'personnel', 'civilHead'] as const)
    expect((await firm.as(person).get('/api/audit')).status, person).toBe(403)
})

test('a wall holds for the managing partner too', async () => {
  await firm.wall(lead, 'secondPartner')
  expect(await read('secondPartner', `?subject=${lead}`)).toEqual([])
  expect((await read('managingPartner', `?subject=${lead}`)).length).toBeGreaterThan(0)
})

test('page after page nothing is left out and nothing comes twice', async () => {
  for (let number = 0; number < 12; number += 1) await firm.givenLead(`潜客${number}`)
  const ids: number[] = []
  let after: string | null = ''
  while (after !== null) {
    const query: string = after ? `?after=${encodeURIComponent(after)}` : ''
    const page: { items: Entry[]; next: string | null } = done(
      await firm.as('managingPartner').get(`/api/audit${query}`),
    )
    ids.push(...page.items.map((one) => one.id))
    after = page.next
  }
  expect(new Set(ids).size).toBe(ids.length)
  const [all] = await firm.look<{ count: number }>('select count(*)::int as count from event')
  expect(ids.length).toBe(all?.count)
})
