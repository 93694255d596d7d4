import { afterAll, beforeAll, expect, it } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import {
  clearDecision,
  contentment,
  identityCard,
  leadAt,
} from '#client-development/development.fixture.ts'
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

/** Does `act` up to its last look, lets `meanwhile` happen, then lets it go on. */
async function withMeanwhile<T>(act: () => Promise<T>, meanwhile: () => Promise<unknown>) {
  const lock = `hashtextextended('firm conflicts', 0)`
  await house.look(`select pg_advisory_lock(${lock})`)
  try {
    const acting = act()
    const waits = async () =>
      (await house.look(`select 1 from pg_locks where locktype = 'advisory' and not granted`))
        .length > 0
    await expect.poll(waits, { timeout: 10_000 }).toBe(true)
    await meanwhile()
    await house.look(`select pg_advisory_unlock(${lock})`)
    return await acting
  } finally {
    await house.look('select pg_advisory_unlock_all()')
  }
}

const register = async (organisation: string, opponents: string[], phone: string) =>
  done(
    await house
      .as('specialist')
      .post('/api/leads', { name: '翁言', organisation, opponents, phone, need: '货款' }),
  )

it('an opponent who comes while the officer clears, after they have looked, is seen before it counts', async () => {
  const made = await register('宁海越溪模具有限公司', ['象山墙头针织有限公司'], '13911110001')
  await work()
  const parties = ['翁言', '宁海越溪模具有限公司', '象山墙头针织有限公司']
  const opposing = () => register('象山墙头针织有限公司', ['宁海越溪模具有限公司'], '13911110002')
  const decided = await withMeanwhile(() => decide(made.id, parties), opposing)
  expect(decided.error?.code).toBe('check_stale')
})

/** A lead that lacks nothing to become a client, cleared. */
async function cleared(organisation: string, opponents: string[]) {
  const lead = await leadAt('proposed', house, { organisation, opponents })
  const road = `/api/leads/${lead.id}`
  const specialist = house.as('specialist')
  for (const about of ['plan', 'fees'] as const)
    done(await specialist.post(`${road}/contentment`, contentment(lead.proposalId, about)))
  done(await specialist.post(`${road}/identification`, identityCard))
  await work()
  const { name } = done(await house.as('conflictOfficer').get(road))
  const decision = clearDecision([name, identityCard.name, organisation, ...opponents])
  done(await house.as('conflictOfficer').post(`${road}/conflict-decision`, decision))
  return lead
}

const convert = (id: string) =>
  house.as('specialist').post(`/api/leads/${id}/conversion`, {
    title: '买卖合同纠纷',
    leadLawyerId: house.id('lawyer'),
    originating: [{ personId: house.id('civilHead'), share: 100 }],
  })

it('an opponent who comes while a lead becomes a client, after it was looked, stops it; somebody else does not', async () => {
  const { id } = await cleared('余姚陆埠五金有限公司', ['慈溪观城轴承有限公司'])
  const stopped = await withMeanwhile(
    () => convert(id),
    () => register('慈溪观城轴承有限公司', ['余姚陆埠五金有限公司'], '13911110003'),
  )
  expect(stopped).toMatchObject({ status: 409, error: { code: 'conflict_stale' } })
  expect(await house.look('select 1 from conversion where subject_id = $1', [id])).toEqual([])

  const other = await cleared('奉化莼湖渔具有限公司', ['宁波春晓海运有限公司'])
  const passed = await withMeanwhile(
    () => convert(other.id),
    () => register('岱山秀山船舶有限公司', ['普陀虾峙远洋有限公司'], '13911110004'),
  )
  expect(passed.status).toBe(201)
})
