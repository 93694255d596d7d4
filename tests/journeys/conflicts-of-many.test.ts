import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor, dispatchOutbox, system } from '#access/index.ts'
import {
  clearDecision,
  contentment,
  identityCard,
  leadAt,
} from '#client-development/development.fixture.ts'
import { creditCodeCheckCharacter, indexParties } from '#parties/index.ts'
import { done, type House, startHouse } from '../support/house.ts'

// Insurance companies and banks stand in very many affairs, each time as another record of the register. Nobody who bears
// the very name is left out for that, and a check that did not come to its end is never taken for a clean one.

let house: House
beforeAll(async () => {
  house = await startHouse()
}, 60_000)
afterAll(() => house?.close())

const officer = () => house.as('conflictOfficer')
const dispatch = async () => {
  house.clock.advance(1_000)
  while ((await dispatchOutbox(house.server.runtime, 500)) > 0);
}

let telephones = 13_500_000_000
async function enquire(organisation: string, opponents: string[]): Promise<string> {
  telephones += 1
  const { id } = done(
    await house.as('specialist').post('/api/leads', {
      name: '张咨询',
      organisation,
      opponents,
      phone: String(telephones),
      need: '保险合同纠纷',
      forMyself: true,
    }),
  )
  await dispatch()
  return id
}
const latest = async (subjectId: string) => {
  const { items } = done(await officer().get(`/api/conflict-checks?subjectId=${subjectId}`))
  return done(await officer().get(`/api/conflict-checks/${items[0].id}`))
}
type Found = {
  id: string
  rule: string
  class: string
  dispositions: string[]
  open: string | null
}
const rulesOf = (check: { findings: Found[] }) => [
  ...new Set(check.findings.map((one) => one.rule)),
]
const clear = async (subjectId: string, reason = '未见相关记录') =>
  officer().post(`/api/conflict-checks/${(await latest(subjectId)).id}/decision`, {
    outcome: 'clear',
    reason,
  })

let licences = 0
async function becomeClient(organisation: string, opponents: string[]) {
  const lead = await leadAt('proposed', house, { organisation, opponents })
  const road = `/api/leads/${lead.id}`
  for (const about of ['plan', 'fees'] as const)
    done(
      await house.as('specialist').post(`${road}/contentment`, contentment(lead.proposalId, about)),
    )
  licences += 1
  const code = `91330200M${String(licences).padStart(8, '0')}`
  done(
    await house.as('specialist').post(`${road}/identification`, {
      ...identityCard,
      name: organisation,
      kind: 'organisation',
      documentKind: 'business_licence',
      number: `${code}${creditCodeCheckCharacter(code)}`,
    }),
  )
  await dispatch()
  const { name } = done(await officer().get(road))
  done(
    await officer().post(
      `${road}/conflict-decision`,
      clearDecision([name, organisation, ...opponents]),
    ),
  )
  const made = done(
    await house.as('specialist').post(`${road}/conversion`, {
      title: '保险合同纠纷',
      leadLawyerId: house.id('otherLawyer'),
      originating: [{ personId: house.id('civilHead'), share: 100 }],
    }),
  )
  await dispatch()
  return made as { clientId: string; engagementId: string }
}

/** So many enquiries of long ago, each with a record of its own of one opponent. */
async function inManyAffairs(name: string, many: number): Promise<void> {
  const rows = await house.look<{ id: string }>(
    `with made as (select ('00000000' || substr(gen_random_uuid()::text, 9))::uuid as party, gen_random_uuid() as lead
        from generate_series(1, $2)),
      l as (insert into subject (id, kind, created_at) select lead, 'lead', '2025-01-06' from made),
      p as (insert into party (id, kind, name, tied, registered_in, created_at, updated_at)
        select party, 'organisation', $1, true, lead, '2025-01-06', '2025-01-06' from made),
      n as (insert into party_name (id, party_id, kind, name, said_in, created_at)
        select gen_random_uuid(), party, 'legal', $1, array[lead], '2025-01-06' from made),
      i as (insert into party_involvement (id, party_id, subject_id, role, created_at, ended_at)
        select gen_random_uuid(), party, lead, 'opponent', '2025-01-06', '2025-03-03' from made)
     select party as id from made`,
    [name, many],
  )
  await asActor(house.database.database, system, (tx) =>
    indexParties(
      tx,
      rows.map((row) => row.id),
    ),
  )
}

describe('a party of whom there are very many records', () => {
  const insurer = '中国测试人寿保险股份有限公司'

  it('is found as the client that it is, however many came before', async () => {
    await becomeClient(insurer, [])
    await inManyAffairs(insurer, 320)
    const check = await latest(await enquire('桐庐分水制笔有限公司', [insurer]))
    expect(rulesOf(check)).toContain('opponent_is_client')
    expect(check.outcomes).toEqual(['refused'])
    // That it stands against others elsewhere as well is told in few lines, and none of this was cut off.
    expect(check.truncated).toBe(false)
    expect(check.findings.length).toBeLessThan(30)
  })

  it('blocks where the firm acts for it beside a client, and the other side of that case enquires', async () => {
    const other = '建德新安江水产有限公司'
    const { engagementId } = await becomeClient('淳安千岛湖航运有限公司', [other])
    done(
      await house.as('otherLawyer').post(`/api/engagements/${engagementId}/parties`, {
        name: insurer,
        role: 'co_litigant',
        note: '',
      }),
    )
    await dispatch()
    const check = await latest(await enquire(other, [insurer]))
    expect(rulesOf(check)).toContain('same_case')
    expect(check.findings[0]).toMatchObject({ class: 'absolute' })
  })

  it('is told in some lines where they say but little, and in one that there are more', async () => {
    const check = await latest(await enquire(insurer, ['富阳新登造纸有限公司']))
    const said = (rule: string) => check.findings.filter((one: Found) => one.rule === rule)
    expect(said('other_part')).toHaveLength(20)
    expect(said('cut_off')).toMatchObject([
      { class: 'review', evidence: { reasons: [{ code: 'cut_off', to: 'affairs' }] } },
    ])
  })
})

describe('a check that did not come to its end', () => {
  it('is cleared only once somebody has said on what it rests that there is nothing', async () => {
    const id = await enquire('余杭径山茶业有限公司', ['临安昌化山核桃有限公司'])
    done(await clear(id))
    const [opponent] = await house.look<{ id: string }>(
      `select party_id as id from party_involvement where subject_id = $1 and role = 'opponent'`,
      [id],
    )
    // A chain of ties that no search follows to its end.
    let last = opponent?.id as string
    for (let at = 0; at < 4; at += 1) {
      const party = done(
        await officer().post('/api/parties', { kind: 'person', name: `端木第${'甲乙丙丁'[at]}` }),
      )
      done(
        await officer().post(`/api/parties/${party.id}/relations`, {
          otherId: last,
          direction: 'to',
          type: 'guarantor',
          source: '借款合同',
        }),
      )
      last = party.id
    }
    await dispatch()
    await house.chore('check-again')
    const check = await latest(id)
    expect(check).toMatchObject({ truncated: true, decision: null, outcomes: ['refused'] })
    const finding = check.findings.find((one: Found) => one.rule === 'cut_off') as Found
    expect(finding).toMatchObject({
      class: 'review',
      open: 'not_looked_at',
      dispositions: ['harmless'],
    })
    const { items } = done(await officer().get('/api/conflict-desk'))
    expect(items.map((one: { affair: { id: string } }) => one.affair.id)).toContain(id)
    expect((await clear(id)).error?.code).toBe('findings_open')
    done(
      await officer().post(`/api/conflict-findings/${finding.id}/disposition`, {
        kind: 'harmless',
        reason: '逐人核对过，均与本所无涉',
      }),
    )
    done(await clear(id))
  })
})
