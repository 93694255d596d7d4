import { afterAll, beforeAll, expect, it } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import { done, type House, startHouse } from '../support/house.ts'

// The desk shows what is most urgent first, over all that waits and not only within a page.

let house: House
beforeAll(async () => {
  house = await startHouse()
}, 60_000)
afterAll(() => house?.close())

interface Line {
  affair: { id: string }
  worst: string
  dueAt: string | null
}

async function pages(limit: number): Promise<Line[]> {
  const lines: Line[] = []
  for (let after = ''; ; ) {
    const at = `/api/conflict-desk?limit=${limit}${after === '' ? '' : `&after=${after}`}`
    const { items, next } = done(await house.as('conflictOfficer').get(at))
    expect(items.length).toBeLessThanOrEqual(limit)
    lines.push(...items)
    if (next === null) return lines
    after = encodeURIComponent(next)
  }
}

it('is in the order of what is promised, then of the gravest, then of the oldest, whatever the size of its pages', async () => {
  const ids: string[] = []
  for (let at = 0; at < 9; at += 1) {
    const body = { name: `第${at}位咨询人`, phone: `139000000${10 + at}`, forMyself: true }
    ids.push(done(await house.as('specialist').post('/api/leads', body)).id)
  }
  house.clock.advance(1_000)
  while ((await dispatchOutbox(house.server.runtime, 500)) > 0);
  const worst = [
    'review',
    'absolute',
    'none',
    'escalate',
    'absolute',
    'curable',
    'review',
    'none',
    'escalate',
  ]
  for (const [at, id] of ids.entries())
    await house.look(
      `update conflict_desk set worst = $2, since = timestamptz '2026-02-01T00:00:00Z' + $3 * interval '1 hour' where subject_id = $1`,
      [id, worst[at], (at * 5) % 9],
    )
  // The promise of a first look stands in for that of a decision.
  const promise = (id: string | undefined, due: string, status: 'open' | 'paused') =>
    house.look(
      `update commitment set clause_code = 'G4', due_at = $2::timestamptz, status = $3::text,
         paused_at = case when $3::text = 'paused' then began_at end
       where id = (select id from commitment where subject_id = $1 order by id limit 1)`,
      [id, due, status],
    )
  await promise(ids[0], '2026-03-05T09:00:00Z', 'open')
  await promise(ids[2], '2026-03-03T09:00:00Z', 'open')
  await promise(ids[6], '2026-03-04T09:00:00Z', 'paused')
  const wanted = [2, 6, 0, 4, 1, 5, 8, 3].map((at) => ids[at])
  const all = await pages(100)
  expect(all.map((one) => one.affair.id)).toEqual(wanted)
  expect(all.map((one) => one.dueAt !== null)).toEqual([true, true, true, ...Array(5).fill(false)])
  for (const limit of [1, 2, 3])
    expect((await pages(limit)).map((one) => one.affair.id)).toEqual(wanted)
})
