import { afterAll, beforeAll, expect, it } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import { pairsOf } from '../../bench/conflicts/pairs.ts'
import { done, type House, startHouse } from '../support/house.ts'

// Two who oppose each other come in the same second, to different people at different servers: a look at the register
// before the other stands in it says nothing.

let house: House
beforeAll(async () => {
  house = await startHouse()
}, 60_000)
afterAll(() => house?.close())

/** Two workers at the same time, until nothing waits. */
async function work() {
  house.clock.advance(1_000)
  const worker = async () => {
    while ((await dispatchOutbox(house.server.runtime, 50)) > 0);
  }
  await Promise.all([worker(), worker()])
  await house.chore('check-again')
  await worker()
}

/** Of which other affairs the check that counts tells. */
async function seenBy(subjectId: string): Promise<Set<string>> {
  const rows = await house.look<{ other: string }>(
    `select e.other_subject as other from conflict_desk d
     join conflict_finding f on f.check_id = d.check_id and f.rule = 'opposing_enquiries'
     join conflict_evidence e on e.finding_id = f.id where d.subject_id = $1`,
    [subjectId],
  )
  return new Set(rows.map((row) => row.other))
}

const decide = (subjectId: string, parties: string[]) =>
  house.as('conflictOfficer').post(`/api/leads/${subjectId}/conflict-decision`, {
    outcome: 'clear',
    reason: '未见相关记录',
    parties,
  })

it('each of two opposing enquiries of one second sees the other, whichever came first, and none is cleared', async () => {
  const specialist = house.as('specialist')
  const pairs = pairsOf(30).filter((pair) => pair.known === null)
  const registered = await Promise.all(
    pairs.map(async ({ one, other }, at) => {
      const both = at % 2 === 0 ? [one, other] : [other, one]
      const made = await Promise.all(
        both.map(async ({ body }) => done(await specialist.post('/api/leads', body)).id as string),
      )
      return { ids: made as [string, string], parties: both.map(({ body }) => body) }
    }),
  )
  await work()
  for (const { ids, parties } of registered) {
    for (const side of [0, 1] as const) {
      const other = ids[side === 0 ? 1 : 0]
      expect(await seenBy(ids[side])).toContain(other)
      const { name, organisation, opponents } = parties[side] as (typeof parties)[number]
      const decided = await decide(ids[side], [name, organisation, ...opponents])
      expect(decided.error?.code).toBe('findings_open')
    }
  }
}, 60_000)

it('what was cleared before its opponent came goes back to the desk', async () => {
  const specialist = house.as('specialist')
  const [pair] = pairsOf(41).slice(40)
  const { one, other } = pair as NonNullable<typeof pair>
  const first = done(await specialist.post('/api/leads', one.body)).id as string
  const parties = [one.body.name, one.body.organisation, ...one.body.opponents]
  done(await decide(first, parties))
  await work()
  const second = done(await specialist.post('/api/leads', other.body)).id as string
  await work()
  expect(await seenBy(first)).toEqual(new Set([second]))
  expect(await seenBy(second)).toEqual(new Set([first]))
  const [desk] = await house.look<{ state: string }>(
    'select state from conflict_desk where subject_id = $1',
    [first],
  )
  expect(desk?.state).toBe('waiting')
})
