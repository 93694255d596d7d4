import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Development, done, somebody, startDevelopment } from '../development.fixture.ts'

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
})
afterAll(() => firm?.close())

const registered = async (): Promise<string> =>
  done(await firm.as('marketer').post('/api/leads', somebody())).id

it('a lead is rejected with the kind of reason, in words where the kind says nothing', async () => {
  const path = `/api/leads/${await registered()}`
  const marketer = firm.as('marketer')
  const mute = { outcome: 'rejected', reasonCode: 'other' }
  const refused = await marketer.post(`${path}/screening`, mute)
  expect(refused.error?.fields).toEqual([{ path: 'reason', code: 'required' }])
  done(await marketer.post(`${path}/screening`, { outcome: 'rejected', reasonCode: 'spam' }))
  const { stage, turns } = done(await marketer.get(path))
  expect(stage).toBe('disqualified')
  expect(turns.map((turn: { reasonCode: string | null }) => turn.reasonCode)).toContain('spam')
})

it('the desk says how many one has screened today, by day and by person', async () => {
  const marketer = firm.as('marketer')
  const before = done(await marketer.get('/api/leads/screenings')).today
  const body = { outcome: 'accepted', practiceArea: 'civil' }
  done(await marketer.post(`/api/leads/${await registered()}/screening`, body))
  expect(done(await marketer.get('/api/leads/screenings')).today).toBe(before + 1)
  expect(done(await firm.as('manager').get('/api/leads/screenings')).today).toBe(0)
  expect((await firm.as('specialist').get('/api/leads/screenings')).status).toBe(403)
})
