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
async function enquired(
  organisation: string,
  opponents: string[],
  name = '陈咨询',
): Promise<string> {
  telephones += 1
  const enquiry = {
    name,
    organisation,
    opponents,
    phone: String(telephones),
    need: '买卖合同货款',
    forMyself: true,
  }
  const { id } = done(await house.as('specialist').post('/api/leads', enquiry))
  await work()
  return id
}
const decide = async (subjectId: string) =>
  officer().post(`/api/conflict-checks/${(await latest(subjectId)).id}/decision`, {
    outcome: 'clear',
    reason: '未见相关记录',
  })
async function decided(organisation: string, opponents: string[], name?: string): Promise<string> {
  const id = await enquired(organisation, opponents, name)
  done(await decide(id))
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
    // What stopped them is not theirs to take back: the officer does, who says why.
    const own = await house.as('otherLawyer').delete(`/api/my-declarations/${id}`)
    expect(own.error?.code).toBe('met_by_check')
    const item = `/api/declarations/${house.id('otherLawyer')}/items/${id}`
    done(await officer().delete(`${item}?reason=${encodeURIComponent('核对后并非同一主体')}`))
    await work()
    expect(rulesOf(await latest(met))).not.toContain('lawyer_past_client')
  })
})

describe('who works on an affair', () => {
  it('is told that its check is open again, and nobody whom a wall shuts out of it', async () => {
    const one = await decided('象山爵溪针织有限公司', ['奉化溪口旅游有限公司'])
    const other = await decided('慈溪观海卫电器有限公司', ['翠鸟'])
    const noticesOf = async (person: Parameters<House['as']>[0]) =>
      done(await house.as(person).get('/api/notices')).items.filter(
        (notice: { kind: string; subject: { id: string } }) =>
          notice.kind === 'check_reopened' && [one, other].includes(notice.subject.id),
      )
    await house.look(
      `insert into subject_member (subject_id, person_id, part, since) values ($1, $2, 'assessor', now())`,
      [other, house.id('lawyer')],
    )
    await house.look(
      `insert into subject_member (subject_id, person_id, part, since) values ($1, $2, 'lead_lawyer', now())`,
      [other, house.id('otherLawyer')],
    )
    const wall = {
      reason: '亲属',
      subjectIds: [other],
      principalIds: [house.id('otherLawyer')],
    }
    done(await officer().post('/api/walls', wall))
    const party = await partyOf(one, 'prospect')
    done(await officer().post(`/api/parties/${party}/names`, { kind: 'trade', name: '翠鸟' }))
    await work()
    expect(await waits(other)).toBe(true)
    expect((await noticesOf('specialist')).length).toBe(2)
    const [told, ...more] = await noticesOf('lawyer')
    expect(more).toEqual([])
    expect(told.subject.id).toBe(other)
    // That it is open again and no word of what was found.
    expect(JSON.stringify(told)).not.toMatch(/象山|翠鸟|opposing/)
    expect(await noticesOf('otherLawyer')).toEqual([])
  })
})

describe('a new version of the rules', () => {
  const publish = async (rule: string, set: object) => {
    const { versions } = done(await officer().get('/api/conflict-rules'))
    const [standing] = versions
    const rules = standing.rules.map((one: { rule: string }) =>
      one.rule === rule ? { ...one, ...set } : one,
    )
    const head = { 'if-match': `"${standing.version}"` }
    const body = { rules, reason: '管委会决定' }
    return done(await officer().post('/api/conflict-rules', body, head))
  }

  it('has what was decided and not yet accepted checked again, and tells who works on it', async () => {
    // Both act against the same: nothing that must be decided, so far.
    const one = await decided('瑞安汽摩配件有限公司', ['乐清柳市电器有限公司'], '欧阳修远')
    const other = await decided('平阳水头皮革有限公司', ['乐清柳市电器有限公司'], '司马若兰')
    const before = await latest(other)
    const [finding] = before.findings.filter((f: { class: string }) => f.class === 'none')
    expect(finding).toBeDefined()
    const { rule, article } = finding
    const bystander = await decided('文成珊溪旅游有限公司', ['泰顺廊桥旅游有限公司'], '诸葛子墨')
    const checked = (await checksOf(bystander)).length
    const made = await publish(rule, { class: 'escalate', article: '本所《利益冲突规定》第 9 条' })
    await work()
    for (const id of [one, other]) {
      const check = await latest(id)
      expect(check).toMatchObject({ cause: 'rules_changed', rulesVersion: made.version })
      expect(check.findings.find((f: { rule: string }) => f.rule === rule)).toMatchObject({
        class: 'escalate',
        article: '本所《利益冲突规定》第 9 条',
      })
      expect(await waits(id)).toBe(true)
      expect(await reopened(id)).toBe(1)
    }
    // A check shows the articles it was made by.
    const old = done(await officer().get(`/api/conflict-checks/${before.id}`))
    expect(old.findings.find((f: { rule: string }) => f.rule === rule)).toMatchObject({
      class: 'none',
      article,
    })
    // Decided again by the new rules nothing troubles anybody.
    expect(await waits(bystander)).toBe(false)
    expect((await checksOf(bystander)).length).toBe(checked + 1)
    await work()
    const told = done(await house.as('specialist').get('/api/notices')).items.filter(
      (notice: { kind: string }) => notice.kind === 'check_reopened',
    )
    expect(told.map((notice: { subject: { id: string } }) => notice.subject.id)).toEqual(
      expect.arrayContaining([one, other]),
    )
    expect(JSON.stringify(told)).not.toContain('文成珊溪')
  })

  it('lets nothing be cleared by a check of the rules before it', async () => {
    await decided('苍南金乡包装有限公司', ['洞头渔港冷冻有限公司'], '慕容致远')
    const waiting = await enquired('乐清大荆石斛有限公司', ['洞头渔港冷冻有限公司'], '上官文静')
    const { findings } = await latest(waiting)
    const [{ rule }] = findings
    await publish(rule, { class: 'absolute' })
    expect((await decide(waiting)).error?.code).toBe('check_stale')
  })
})
