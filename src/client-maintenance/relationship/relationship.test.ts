import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#platform/identifier.ts'
import { type Firm, openFirm } from '../maintenance.fixture.ts'
import { relationshipPolicy } from './policy.ts'
import { relationshipEntrances } from './routes.ts'

let firm: Firm
let clientId: string
let running: string
let closed: string

beforeAll(async () => {
  firm = await openFirm({ entrances: relationshipEntrances, policy: relationshipPolicy })
  clientId = await firm.client('南方制造有限公司', 'key')
  running = await firm.engagement(clientId, false)
  closed = await firm.engagement(clientId, true)
  const { lawyer, specialist } = firm.people
  await talk(running, 3, lawyer)
  firm.clock.advance(86_400_000)
  await visit(4)
  firm.clock.advance(86_400_000)
  await talk(running, 5, lawyer)
  await firm.asProduct(({ tx, now }) =>
    tx
      .insertInto('contact_made')
      .values({
        id: uuidv7(),
        subject_id: clientId,
        way: 'call',
        words: '问候',
        at: now,
        made_by: specialist,
        recorded_at: now,
      })
      .execute(),
  )
})
afterAll(() => firm?.close())

const talk = (engagementId: string, satisfaction: number, by: string) =>
  firm.asProduct(({ tx, now }) =>
    tx
      .insertInto('talk')
      .values({
        id: uuidv7(),
        subject_id: engagementId,
        way: 'call',
        satisfaction,
        said: '顺利',
        recorded_by: by,
        recorded_at: now,
      })
      .execute(),
  )

const visit = (satisfaction: number) =>
  firm.asProduct(({ tx, now }) =>
    tx
      .insertInto('return_visit')
      .values({
        id: uuidv7(),
        subject_id: closed,
        client_id: clientId,
        way: 'phone',
        at: now,
        satisfaction,
        wishes_contact: false,
        recorded_by: firm.people.specialist,
        recorded_at: now,
      })
      .execute(),
  )

const satisfaction = () => `/api/clients/${clientId}/satisfaction`
const acquaintances = () => `/api/clients/${clientId}/acquaintances`

test('how content a client was stands in the order of time, from talks and return visits', async () => {
  const { body } = await firm.as(firm.people.specialist).get(satisfaction())
  expect(body.items).toMatchObject([
    { from: 'talk', satisfaction: 3, engagement: { id: running } },
    { from: 'return_visit', satisfaction: 4, engagement: { id: closed } },
    { from: 'talk', satisfaction: 5 },
  ])
})

test('who of the firm knows them is named with how often and when last', async () => {
  const { body } = await firm.as(firm.people.lawyer).get(acquaintances())
  expect(body.items.map((one: { person: { id: string } }) => one.person.id).sort()).toEqual(
    [firm.people.lawyer, firm.people.specialist].sort(),
  )
  expect(body.items[0]).toMatchObject({ contacts: 2, lastAt: firm.clock.now().toISOString() })
})

test('a wall around one engagement leaves what was said and who was met on it unsaid', async () => {
  await firm.wall(firm.people.specialist, running)
  const as = firm.as(firm.people.specialist)
  expect((await as.get(satisfaction())).body.items).toMatchObject([{ from: 'return_visit' }])
  const { body } = await as.get(acquaintances())
  expect(body.items).toMatchObject([{ person: { id: firm.people.specialist }, contacts: 2 }])
})

test('a stranger to the client learns nothing', async () => {
  const as = firm.as(firm.people.otherLawyer)
  expect((await as.get(satisfaction())).status).toBe(404)
  expect((await as.get(acquaintances())).status).toBe(404)
})
