import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import { done, type House, startHouse } from '../support/house.ts'

// What was decided is looked at again when something elsewhere changes what it rests on: a name, a number or an owner in
// the register, or what a colleague says of themselves. What is no worse than it was troubles nobody.

let house: House
beforeAll(async () => {
  house = await startHouse()
}, 60_000)
afterAll(() => house?.close())

const officer = () => house.as('conflictOfficer')
async function work() {
  house.clock.advance(1_000)
  while ((await dispatchOutbox(house.server.runtime, 500)) > 0);
  await house.chore('check-again')
}

let telephones = 13_700_000_000
async function decided(organisation: string, opponents: string[]): Promise<string> {
  telephones += 1
  const enquiry = {
    name: '陈咨询',
    organisation,
    opponents,
    phone: String(telephones),
    need: '买卖合同货款',
    forMyself: true,
  }
  const { id } = done(await house.as('specialist').post('/api/leads', enquiry))
  await work()
  const check = await latest(id)
  const said = { outcome: 'clear', reason: '未见相关记录' }
  done(await officer().post(`/api/conflict-checks/${check.id}/decision`, said))
  return id
}
const checksOf = async (subjectId: string): Promise<{ id: string; cause: string }[]> =>
  done(await officer().get(`/api/conflict-checks?subjectId=${subjectId}`)).items
const latest = async (subjectId: string) => {
  const [newest] = await checksOf(subjectId)
  return done(await officer().get(`/api/conflict-checks/${newest?.id}`))
}
const rulesOf = (check: { findings: { rule: string }[] }) => check.findings.map((one) => one.rule)
const waits = async (subjectId: string): Promise<boolean> =>
  done(await officer().get('/api/conflict-desk')).items.some(
    (one: { affair: { id: string } }) => one.affair.id === subjectId,
  )
const reopened = async (subjectId: string) =>
  (await house.eventsOf(subjectId)).filter((one) => one.type === 'conflict_check.reopened').length
const partyOf = async (subjectId: string, role: string): Promise<string> => {
  const [row] = await house.look<{ id: string }>(
    `select i.party_id as id from party_involvement i join party p on p.id = i.party_id
     where i.subject_id = $1 and i.role = $2 and p.kind = 'organisation'`,
    [subjectId, role],
  )
  return row?.id as string
}

describe('a change in the register', () => {
  it('brings back what was decided where a new alias makes two oppose each other, and tells the officer', async () => {
    const one = await decided('绍兴柯桥轻纺有限公司', ['嘉善西塘纽扣有限公司'])
    const other = await decided('湖州南浔丝绸有限公司', ['蓝鹭'])
    const bystander = await decided('宁海强蛟渔业有限公司', ['象山石浦水产有限公司'])
    const before = (await checksOf(bystander)).length
    const party = await partyOf(one, 'prospect')
    done(await officer().post(`/api/parties/${party}/names`, { kind: 'trade', name: '蓝鹭' }))
    await work()
    for (const id of [one, other]) {
      const check = await latest(id)
      expect(check).toMatchObject({ cause: 'register_changed', runBy: null, decision: null })
      expect(rulesOf(check)).toContain('opposing_enquiries')
      expect(await waits(id)).toBe(true)
      expect(await reopened(id)).toBe(1)
    }
    expect(await house.owed(other)).toContain('G4.again conflictOfficer')
    expect(await checksOf(bystander)).toHaveLength(before)
  })

  it('looks through owners: whoever turns out to belong to the other side is found', async () => {
    const one = await decided('台州椒江缝纫机有限公司', ['温岭大溪水泵有限公司'])
    const other = await decided('玉环楚门阀门有限公司', ['天台苍山橡胶有限公司'])
    const mother = await partyOf(other, 'prospect')
    const daughter = await partyOf(one, 'opponent')
    const tie = {
      otherId: daughter,
      direction: 'to',
      type: 'parent',
      share: '80',
      source: '企业公示',
    }
    done(await officer().post(`/api/parties/${mother}/relations`, tie))
    await work()
    expect((await latest(one)).cause).toBe('register_changed')
    expect(rulesOf(await latest(one)).length).toBeGreaterThan(0)
  })

  it('leaves what is no worse than it was as it was decided', async () => {
    const one = await decided('龙泉宝剑锻造有限公司', ['庆元百山菇业有限公司'])
    const party = await partyOf(one, 'opponent')
    done(
      await officer().post(`/api/parties/${party}/names`, {
        kind: 'former',
        name: '庆元菇业合作社',
      }),
    )
    await work()
    const [newest] = await checksOf(one)
    // A further name was never searched when it was decided: somebody must say that this changes nothing.
    expect(newest?.cause).toBe('register_changed')
    const number = { type: 'other', number: 'QY-000123' }
    const before = await reopened(one)
    done(await officer().post(`/api/parties/${party}/identifiers`, number))
    await work()
    expect(await reopened(one)).toBe(before)
  })
})

describe('what a colleague declares', () => {
  it('has those affairs checked again that it meets, and no others', async () => {
    const met = await decided('永康五金工具有限公司', ['武义温泉度假村有限公司'])
    const bystander = await decided('东阳木雕工艺有限公司', ['浦江水晶饰品有限公司'])
    const before = (await checksOf(bystander)).length
    const matter = {
      kind: 'matter',
      matterPart: 'lawyer_for_client',
      name: '武义温泉度假村有限公司',
      opponents: [],
    }
    const made = done(
      await house.as('otherLawyer').post('/api/my-declarations', { items: [matter] }),
    )
    await work()
    const check = await latest(met)
    expect(check.cause).toBe('lawyer_joined')
    expect(rulesOf(check)).toContain('lawyer_past_client')
    expect(await waits(met)).toBe(true)
    expect(await checksOf(bystander)).toHaveLength(before)
    const id = made.items.find((one: { name: string }) => one.name === matter.name).id
    done(await house.as('otherLawyer').delete(`/api/my-declarations/${id}`))
    await work()
    expect(rulesOf(await latest(met))).not.toContain('lawyer_past_client')
  })
})
