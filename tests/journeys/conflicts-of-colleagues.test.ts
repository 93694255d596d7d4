import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import { done, type House, startHouse } from '../support/house.ts'

// What stands between an opponent and those who work here: what they declared, however it is written and through whomever
// it is held, their own names, and the offices they held. 律师法 Arts. 39 and 41.

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
let telephones = 13_600_000_000
async function enquired(name: string, more: object): Promise<string> {
  telephones += 1
  const enquiry = { name, phone: String(telephones), need: '起诉', forMyself: true, ...more }
  const { id } = done(await house.as('specialist').post('/api/leads', enquiry))
  await work()
  return id
}
interface Finding {
  id: string
  rule: string
  class: string
  person: { id: string } | null
  until: string | null
  dispositions: string[]
  evidence: { colleague: boolean; path: { name: string }[] } | null
}
async function findings(subjectId: string): Promise<Finding[]> {
  const { items } = done(await officer().get(`/api/conflict-checks?subjectId=${subjectId}`))
  return done(await officer().get(`/api/conflict-checks/${items[0].id}`)).findings
}
/** What is said of one colleague. */
const about = async (subjectId: string, person: Parameters<House['id']>[0]) =>
  (await findings(subjectId)).filter((one) => one.person?.id === house.id(person))
const declare = async (person: Parameters<House['as']>[0], ...items: object[]) =>
  done(await house.as(person).post('/api/my-declarations', { items }))
const interest = (name: string, more: object = {}) => ({
  kind: 'interest',
  holder: 'self',
  interest: 'shareholder',
  name,
  ...more,
})

describe('an interest that a colleague declared', () => {
  it.each([
    ['張偉強', '张伟强'],
    ['张鹏举', 'Zhang Pengju'],
    ['东海商贸（寧波）有限公司', '东海商贸(宁波)有限公司'],
  ])('is found as %s where the opponent is called %s', async (declared, opponent) => {
    await declare('otherLawyer', interest(declared))
    const id = await enquired('诸葛测试', { opponents: [opponent] })
    expect(await about(id, 'otherLawyer')).toMatchObject([
      { rule: 'lawyer_interest', class: 'absolute' },
    ])
  })

  it('is found in the name of a relative as well', async () => {
    await declare('otherLawyer', interest('温州某某鞋厂', { holder: 'spouse', holderName: '陳蓮' }))
    const id = await enquired('上官测试', { opponents: ['陈莲'] })
    expect(await about(id, 'otherLawyer')).toMatchObject([{ rule: 'lawyer_interest' }])
  })

  it('stops for what belongs to the company it is in, as ties on file come and go', async () => {
    await declare('lawyer', interest('舟山远帆控股有限公司'))
    const party = async (name: string) =>
      done(await officer().post('/api/parties', { kind: 'organisation', name })).id as string
    const mother = await party('舟山远帆控股有限公司')
    const id = await enquired('欧阳测试', { opponents: ['岱山远帆渔具有限公司'] })
    expect(await about(id, 'lawyer')).toEqual([])
    const [daughter] = await house.look<{ id: string }>(
      `select party_id as id from party_involvement where subject_id = $1 and role = 'opponent'`,
      [id],
    )
    const tie = {
      otherId: daughter?.id,
      direction: 'to',
      type: 'parent',
      share: '80',
      source: '公示',
    }
    done(await officer().post(`/api/parties/${mother}/relations`, tie))
    await work()
    const [found, ...more] = await about(id, 'lawyer')
    expect(more).toEqual([])
    expect(found).toMatchObject({ rule: 'lawyer_interest', class: 'absolute' })
    expect(found?.evidence?.path.map((one) => one.name)).toEqual(['舟山远帆控股有限公司'])
    // Declared when the tie is on file already.
    await declare('civilHead', interest('舟山远帆控股有限公司'))
    await work()
    expect(await about(id, 'civilHead')).toMatchObject([{ rule: 'lawyer_interest' }])
  })

  it('is seen by who decides the moment after', async () => {
    const id = await enquired('司徒测试', { opponents: ['定海东极旅行社有限公司'] })
    const { items } = done(await officer().get(`/api/conflict-checks?subjectId=${id}`))
    await declare('lawyer', interest('定海东极旅行社有限公司'))
    const clear = { outcome: 'clear', reason: '未见相关记录' }
    const decided = await officer().post(`/api/conflict-checks/${items[0].id}/decision`, clear)
    expect([decided.status, decided.error?.code]).toEqual([409, 'check_stale'])
  })
})

describe('an opponent who bears the name of a colleague', () => {
  it('is looked at by somebody, who may keep the colleague out; with the telephone it is the colleague', async () => {
    await house.look(`update person set name = '韩立言', phone = '13588886666' where id = $1`, [
      house.id('lawyer'),
    ])
    const id = await enquired('夏侯测试', { opponents: ['韩立言'] })
    const [found, ...more] = await about(id, 'lawyer')
    expect(more).toEqual([])
    expect(found).toMatchObject({ rule: 'maybe_colleague', class: 'review' })
    expect(found?.evidence?.colleague).toBe(true)
    expect(found?.dispositions).toEqual(
      expect.arrayContaining(['lawyer_excluded', 'harmless', 'not_same_party']),
    )
    const alike = await enquired('夏侯试二', { opponents: ['韩丽燕'] })
    expect(await about(alike, 'lawyer')).toEqual([])
    const [party] = await house.look<{ id: string }>(
      `select party_id as id from party_involvement where subject_id = $1 and role = 'opponent'`,
      [id],
    )
    done(
      await officer().post(`/api/parties/${party?.id}/contacts`, {
        kind: 'phone',
        value: '13588886666',
      }),
    )
    const again = done(await officer().post('/api/conflict-checks', { subjectId: id }))
    const his = again.findings.filter((one: Finding) => one.person?.id === house.id('lawyer'))
    expect(his).toMatchObject([{ rule: 'lawyer_interest', class: 'absolute' }])
  })

  it('is found when the colleague joins later', async () => {
    const id = await enquired('令狐测试', { opponents: ['贺兰远山'] })
    expect((await findings(id)).length).toBe(0)
    const [of] = await house.look<{ office_id: string; department_id: string }>(
      'select office_id, department_id from person where id = $1',
      [house.id('lawyer')],
    )
    done(
      await house.as('personnel').post('/api/people', {
        name: '贺兰远山',
        email: 'helan@firm.example',
        officeId: of?.office_id,
        departmentId: of?.department_id,
        roles: [],
      }),
    )
    await work()
    expect(await findings(id)).toMatchObject([{ rule: 'maybe_colleague', class: 'review' }])
  })
})

describe('a former prosecutor or judge', () => {
  it('acts in no defence for two years, though nobody is named on the other side', async () => {
    await declare('otherLawyer', {
      kind: 'office',
      office: 'prosecutor',
      name: '杭州市检察院',
      toDate: '2026-03-01',
    })
    const id = await enquired('慕容测试', { need: '亲属被刑事拘留' })
    expect(await about(id, 'otherLawyer')).toEqual([])
    await house.look(
      `insert into subject_member (subject_id, person_id, part, since) values ($1, $2, 'assessor', now())`,
      [id, house.id('otherLawyer')],
    )
    done(await officer().post('/api/conflict-checks', { subjectId: id }))
    expect(await about(id, 'otherLawyer')).toMatchObject([
      { rule: 'former_office', class: 'absolute', until: '2028-03-01' },
    ])
  })
})

describe('what a check met', () => {
  it('is taken out by nobody but the conflict officer, who says why', async () => {
    const item = interest('苍南金乡徽章有限公司')
    const { items } = await declare('civilHead', item)
    const own = items.find((one: { name: string }) => one.name === item.name)
    const path = `/api/my-declarations/${own.id}`
    const id = await enquired('端木测试', { opponents: ['金乡徽章集团有限公司', item.name] })
    expect((await about(id, 'civilHead')).length).toBeGreaterThan(0)
    expect((await house.as('civilHead').delete(path)).error?.code).toBe('met_by_check')
    const other = { item: { ...item, name: '苍南某某公司' } }
    const changed = await house.as('civilHead').put(path, other, { 'if-match': `"${own.version}"` })
    expect(changed.error?.code).toBe('met_by_check')
    const noted = { item: { ...item, note: '二〇二〇年起' } }
    done(await house.as('civilHead').put(path, noted, { 'if-match': `"${own.version}"` }))

    const [daughter] = await house.look<{ id: string }>(
      `select i.party_id as id from party_involvement i join party p on p.id = i.party_id
       where i.subject_id = $1 and p.name = '金乡徽章集团有限公司'`,
      [id],
    )
    const mother = done(
      await officer().post('/api/parties', { kind: 'organisation', name: item.name + '（母）' }),
    )
    await declare('civilHead', interest(item.name + '（母）'))
    const tie = { otherId: daughter?.id, direction: 'to', type: 'parent', source: '公示' }
    const tied = done(await officer().post(`/api/parties/${mother.id}/relations`, tie))
    await work()
    const relation = `/api/parties/${mother.id}/relations/${tied.relations[0].id}`
    const byOthers = await house.as('managingPartner').delete(`${relation}?reason=`)
    expect(byOthers.error?.code).toBe('met_by_check')
    const ended = { share: null, fromDate: null, toDate: '2026-01-01', source: '公示' }
    expect((await house.as('managingPartner').put(relation, ended)).error?.code).toBe(
      'met_by_check',
    )
    expect((await officer().delete(`${relation}?reason=`)).error?.fields).toMatchObject([
      { path: 'reason' },
    ])
    done(await officer().delete(`${relation}?reason=${encodeURIComponent('公示信息有误')}`))

    const theirs = `/api/declarations/${house.id('civilHead')}/items/${own.id}`
    const because = encodeURIComponent('本人误报，已核对工商档案')
    expect((await house.as('personnel').delete(`${theirs}?reason=${because}`)).status).toBe(403)
    done(await officer().delete(`${theirs}?reason=${because}`))
    const [kept] = await house.look(
      'select withdrawn_by, withdrawn_because from declaration where id = $1',
      [own.id],
    )
    expect(kept).toEqual({
      withdrawn_by: house.id('conflictOfficer'),
      withdrawn_because: '本人误报，已核对工商档案',
    })
  })
})
