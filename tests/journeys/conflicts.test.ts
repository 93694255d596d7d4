import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import {
  clearDecision,
  contentment,
  identityCard,
  leadAt,
} from '#client-development/development.fixture.ts'
import { creditCodeCheckCharacter } from '#parties/index.ts'
import { done, type House, startHouse } from '../support/house.ts'

// Before the firm accepts anyone it looks who they and their opponents are to it; what stands against it is decided
// by a person, in the open, and cannot be changed afterwards.

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

let telephones = 13_900_000_000
async function enquire(organisation: string, opponents: string[]) {
  telephones += 1
  const lead = done(
    await house.as('specialist').post('/api/leads', {
      name: '张咨询',
      organisation,
      opponents,
      phone: String(telephones),
      need: '买卖合同货款',
      forMyself: true,
    }),
  )
  await dispatch()
  return lead as { id: string; version: number }
}
const atDesk = async (): Promise<string[]> => {
  const { items } = done(await officer().get('/api/conflict-desk'))
  return items.map((one: { affair: { id: string } }) => one.affair.id)
}
const latest = async (subjectId: string) => {
  const { items } = done(await officer().get(`/api/conflict-checks?subjectId=${subjectId}`))
  return done(await officer().get(`/api/conflict-checks/${items[0].id}`))
}
type Finding = {
  id: string
  rule: string
  class: string
  open: string | null
  dispositions: string[]
}
const rulesOf = (check: { findings: Finding[] }) => check.findings.map((one) => one.rule)
const finding = (check: { findings: Finding[] }, rule: string) =>
  check.findings.find((one) => one.rule === rule) as Finding

let licences = 0
function creditCode(): string {
  licences += 1
  const first = `91330100M${String(licences).padStart(8, '0')}`
  return `${first}${creditCodeCheckCharacter(first)}`
}

/** A lead on the point of becoming a client: all but the decision about conflicts. */
async function atTheDoor(organisation: string, opponents: string[]) {
  const lead = await leadAt('proposed', house, { organisation, opponents })
  const road = `/api/leads/${lead.id}`
  for (const about of ['plan', 'fees'] as const)
    done(
      await house.as('specialist').post(`${road}/contentment`, contentment(lead.proposalId, about)),
    )
  const card = {
    ...identityCard,
    name: organisation,
    kind: 'organisation',
    documentKind: 'business_licence',
    number: creditCode(),
  }
  done(await house.as('specialist').post(`${road}/identification`, card))
  await dispatch()
  return lead
}
const convert = (id: string, leadLawyerId = house.id('lawyer')) =>
  house.as('specialist').post(`/api/leads/${id}/conversion`, {
    title: '买卖合同纠纷',
    leadLawyerId,
    originating: [{ personId: house.id('civilHead'), share: 100 }],
  })
async function becomeClient(organisation: string, opponents: string[]) {
  const { id } = await atTheDoor(organisation, opponents)
  const names = [organisation, ...opponents]
  const { name } = done(await officer().get(`/api/leads/${id}`))
  done(await officer().post(`/api/leads/${id}/conflict-decision`, clearDecision([name, ...names])))
  const made = done(await convert(id, house.id('otherLawyer')))
  await dispatch()
  return { leadId: id, ...made } as { leadId: string; clientId: string; engagementId: string }
}

describe('who enquired and whom they oppose', () => {
  it('are the same parties as a client and in the mandate, and no pair of duplicates', async () => {
    const made = await becomeClient('舟山恒岳船舶有限公司', ['台州溪桥涂料有限公司'])
    const parties = (subjectId: string) =>
      house.look<{ party_id: string; role: string; name: string }>(
        `select distinct i.party_id, i.role, p.name from party_involvement i join party p on p.id = i.party_id
         where i.subject_id = $1 order by i.role, p.name`,
        [subjectId],
      )
    const before = await parties(made.leadId)
    const after = [...(await parties(made.clientId)), ...(await parties(made.engagementId))]
    const known = new Set(before.map((one) => one.party_id))
    expect(after.length).toBeGreaterThan(2)
    expect(after.filter((one) => !known.has(one.party_id))).toEqual([])
    const pairs = `select id from party_duplicate where party_id = any ($1) or other_id = any ($1)`
    expect(await house.look(pairs, [[...known]])).toEqual([])
  })
})

describe('an enquiry', () => {
  it('is checked by itself once it is registered, and costs nobody a look where it meets nobody', async () => {
    const { id } = await enquire('绍兴青禾印染有限公司', ['湖州远岫纺织有限公司'])
    const check = await latest(id)
    expect(check).toMatchObject({ cause: 'enquiry', runBy: null, superseded: false })
    expect(check.ours).toContain('绍兴青禾印染有限公司')
    expect(check.adverse).toEqual(['湖州远岫纺织有限公司'])
    expect(await atDesk()).not.toContain(id)
    expect((await house.as('lawyer').get('/api/conflict-desk')).status).toBe(403)
  })

  it('and another that opposes it each see the other', async () => {
    const one = await enquire('台州海堤船务有限公司', ['温州鹿石航运有限公司'])
    const other = await enquire('温州鹿石航运有限公司', ['台州海堤船务有限公司'])
    for (const { id } of [one, other]) {
      expect(rulesOf(await latest(id))).toContain('opposing_enquiries')
      expect(await atDesk()).toContain(id)
    }
    expect(await latest(one.id)).toMatchObject({ cause: 'register_changed', runBy: null })
    done(
      await house
        .as('manager')
        .post(`/api/leads/${one.id}/withdrawal`, { reason: '对方已另请律师' }),
    )
    expect(await atDesk()).not.toContain(one.id)
  })

  it('is checked again when its opponents change, and that again must be decided', async () => {
    const { id } = await enquire('丽水松阳茶业有限公司', [])
    const before = await latest(id)
    const body = { outcome: 'clear', reason: '未见相关记录' }
    done(await officer().post(`/api/conflict-checks/${before.id}/decision`, body))
    const { version } = done(await house.as('specialist').get(`/api/leads/${id}`))
    const changed = { opponents: ['丽水云和玩具有限公司'] }
    done(
      await house
        .as('specialist')
        .patch(`/api/leads/${id}`, changed, { 'if-match': `"${version}"` }),
    )
    await dispatch()
    const after = await latest(id)
    expect(after).toMatchObject({ cause: 'parties_changed', decision: null })
    expect(after.adverse).toEqual(['丽水云和玩具有限公司'])
    const twice = await officer().post(`/api/conflict-checks/${before.id}/decision`, body)
    expect(twice.error?.code).toBe('check_superseded')
  })
})

describe('a conflict that consent can cure', () => {
  const opponent = '嘉兴海盐集装箱有限公司'
  let client: Awaited<ReturnType<typeof becomeClient>>
  let lead: { id: string }

  it('is found where the opponent is a client in another matter, and keeps the lead out', async () => {
    client = await becomeClient(opponent, ['宁波象山渔具有限公司'])
    lead = await atTheDoor('嘉兴平湖造纸有限公司', [opponent])
    const check = await latest(lead.id)
    expect(finding(check, 'opponent_is_client')).toMatchObject({
      class: 'curable',
      open: 'consent_missing',
    })
    expect(check.outcomes).toEqual(['refused'])
    const early = { outcome: 'clear', reason: '看上去没有问题' }
    const refused = await officer().post(`/api/conflict-checks/${check.id}/decision`, early)
    expect(refused.error?.code).toBe('findings_open')
    expect((await convert(lead.id)).error?.code).toBe('conflict_missing')
  })

  it('is cured by the signed consent of both, and the walls rise by themselves', async () => {
    const check = await latest(lead.id)
    const drafted = done(
      await officer().post(`/api/conflict-checks/${check.id}/consents`, { facts: '' }),
    )
    const asked = drafted.consents as { id: string; of: string; addressee: string; text: string }[]
    expect(asked.map((one) => one.of).sort()).toEqual(
      expect.arrayContaining(['other_side', 'this_side']),
    )
    expect(asked.every((one) => one.text.includes('信息隔离墙'))).toBe(true)
    const [file] = await house.look<{ id: string }>(
      `insert into stored_file (id, subject_id, subject_kind, content_sha256, name, media_type, byte_count, uploaded_by, uploaded_at)
       values (gen_random_uuid(), $1, 'lead', repeat('0', 64), '同意书.pdf', 'application/pdf', 1, $2, now()) returning id`,
      [lead.id, house.id('conflictOfficer')],
    )
    const signed = {
      outcome: 'signed',
      signedOn: '2026-03-01',
      signedBy: '法定代表人',
      fileId: file?.id,
    }
    const bare = { outcome: 'signed', signedBy: '法定代表人' }
    const [first] = asked
    const without = await officer().post(`/api/conflict-consents/${first?.id}/reply`, bare)
    expect(without.error?.fields.map((one) => one.path).sort()).toEqual(['fileId', 'signedOn'])
    const walls = () => house.look('select id from wall')
    const before = (await walls()).length
    for (const { id } of asked)
      done(await officer().post(`/api/conflict-consents/${id}/reply`, signed))
    expect((await walls()).length).toBeGreaterThan(before)
    const again = await officer().post(`/api/conflict-consents/${first?.id}/reply`, signed)
    expect(again.error?.code).toBe('consent_replied')
  })

  it('is decided with its conditions, and then the lead becomes a client', async () => {
    const check = await latest(lead.id)
    expect(check.outcomes).toEqual(['curable_consented', 'refused'])
    const decision = { outcome: 'curable_consented', reason: '双方已签署同意书' }
    const decided = done(
      await officer().post(`/api/conflict-checks/${check.id}/decision`, decision),
    )
    expect(decided.decision).toMatchObject({ outcome: 'curable_consented' })
    const made = done(await convert(lead.id))
    expect(made.clientId).not.toBe(client.clientId)
  })
})

describe('what is found', () => {
  it('is also a name that only sounds the same, and the affiliate of a client', async () => {
    await becomeClient('杭州澜汐海洋工程有限公司', ['杭州富春索具有限公司'])
    const near = await latest(
      (await enquire('桐乡濮院毛衫有限公司', ['杭州岚汐海洋工程有限公司'])).id,
    )
    const found = finding(near, 'opponent_is_client') as Finding & {
      tier: string
      evidence: object
    }
    expect(found).toMatchObject({ tier: 'near', class: 'curable' })
    expect(found.dispositions).toContain('not_same_party')
    expect(JSON.stringify(found.evidence)).toContain('homophone')

    const [client] = await house.look<{ id: string }>(
      `select p.id from party p join party_involvement i on i.party_id = p.id and i.role = 'client'
       where p.name = '杭州澜汐海洋工程有限公司' limit 1`,
    )
    const daughter = done(
      await officer().post('/api/parties', { kind: 'organisation', name: '舟山屏峰船坞有限公司' }),
    )
    await house.look(
      `insert into party_relation (id, from_party, to_party, type, share, source, created_at)
       values (gen_random_uuid(), $1, $2, 'parent', 62, '企业公示', now())`,
      [client?.id, daughter.id],
    )
    const related = await latest((await enquire('海宁皮革城有限公司', ['舟山屏峰船坞有限公司'])).id)
    expect(finding(related, 'opponent_affiliate_of_client')).toMatchObject({
      class: 'curable',
      tier: 'relational',
      open: 'consent_missing',
    })
  })

  it('stops the colleague who declared an interest in the opponent, and only the desk reads why', async () => {
    done(
      await house.as('otherLawyer').post('/api/my-declarations', {
        items: [
          {
            kind: 'interest',
            holder: 'spouse',
            holderName: '配偶甲',
            interest: 'shareholder',
            name: '诸暨袜艺针织有限公司',
          },
        ],
      }),
    )
    const { id } = await enquire('义乌北苑拉链有限公司', ['诸暨袜艺针织有限公司'])
    const check = await latest(id)
    const his = finding(check, 'lawyer_interest')
    expect(his).toMatchObject({
      class: 'absolute',
      person: { id: house.id('otherLawyer') },
      open: 'lawyer_not_excluded',
    })
    const seen = done(await house.as('specialist').get(`/api/conflict-checks/${check.id}`))
    expect(finding(seen, 'lawyer_interest')).toMatchObject({ evidence: null })
    const excluding = { kind: 'lawyer_excluded', reason: '配偶持股，本人回避' }
    const after = done(
      await officer().post(`/api/conflict-findings/${his.id}/disposition`, excluding),
    )
    expect(after.outcomes).toEqual(['clear', 'refused'])
    const decision = { outcome: 'clear', reason: '除回避的律师外无冲突' }
    const decided = done(
      await officer().post(`/api/conflict-checks/${check.id}/decision`, decision),
    )
    expect(decided.decision.excluded).toEqual([
      { id: house.id('otherLawyer'), name: 'otherLawyer' },
    ])
    expect((await house.as('otherLawyer').get(`/api/leads/${id}`)).status).toBe(404)
  })
})

describe('what a check says', () => {
  it('is never changed, neither by people nor in the database', async () => {
    const { id } = await enquire('金华磐安药材有限公司', [])
    const check = await latest(id)
    const decision = { outcome: 'refused', reason: '本所不办理此类事务' }
    done(await officer().post(`/api/conflict-checks/${check.id}/decision`, decision))
    const again = await officer().post(`/api/conflict-checks/${check.id}/decision`, decision)
    expect(again.error?.code).toBe('check_decided')
    for (const table of ['conflict_check', 'conflict_decision']) {
      const changed = house.look(`update ${table} set subject_id = $1 where subject_id = $1`, [id])
      await expect(changed).rejects.toThrow('never changed')
      await expect(house.look(`delete from ${table} where subject_id = $1`, [id])).rejects.toThrow(
        'never changed',
      )
    }
  })

  it('names nothing of an affair its reader does not see', async () => {
    const theirs = await becomeClient('衢州常山胡柚有限公司', ['衢州龙游纸业有限公司'])
    const { id } = await enquire('衢州江山蜂业有限公司', ['衢州常山胡柚有限公司'])
    const { items } = done(await house.as('specialist').get(`/api/conflict-checks?subjectId=${id}`))
    expect(items).toHaveLength(1)
    await house.look(
      `with w as (insert into wall (id, reason, raised_at) values (gen_random_uuid(), '亲属', now()) returning id),
        p as (insert into wall_principal (wall_id, principal_id) select id, $1 from w)
       insert into wall_subject (wall_id, subject_id) select w.id, s.id from w, (values ($2::uuid), ($3::uuid), ($4::uuid)) s(id)`,
      [house.id('specialist'), theirs.leadId, theirs.clientId, theirs.engagementId],
    )
    const seen = done(await house.as('specialist').get(`/api/conflict-checks/${items[0].id}`))
    const hidden = seen.findings.filter((one: { evidence: unknown }) => one.evidence === null)
    expect(hidden.length).toBeGreaterThan(0)
    expect(JSON.stringify(hidden)).not.toContain('胡柚')
  })
})

describe('the rules', () => {
  it('are made stricter with a reason by who answers for them, and kept version by version', async () => {
    const book = done(await officer().get('/api/conflict-rules'))
    const [standing] = book.versions
    const sees = { 'if-match': `"${standing.version}"` }
    const as = (set: object) => ({
      rules: standing.rules.map((one: { rule: string }) =>
        one.rule === 'opponent_was_client' ? { ...one, ...set } : one,
      ),
      reason: '管委会决定：前客户满两年',
    })
    const publish = (set: object, head: Record<string, string> = sees) =>
      officer().post('/api/conflict-rules', as(set), head)
    const at = standing.rules.findIndex(
      (one: { rule: string }) => one.rule === 'opponent_was_client',
    )
    const milder = await publish({ months: 6 })
    expect(milder.error?.fields).toEqual([{ path: `rules.${at}.months`, code: 'milder_than_law' }])
    expect((await publish({})).error?.code).toBe('rules_same')
    const lawyers = await house.as('lawyer').post('/api/conflict-rules', as({ months: 24 }), sees)
    expect(lawyers.status).toBe(403)
    const made = done(await publish({ months: 24 }))
    expect(made).toMatchObject({
      version: standing.version + 1,
      reason: '管委会决定：前客户满两年',
    })
    expect((await publish({ months: 36 })).status).toBe(412)
    const after = done(await house.as('managingPartner').get('/api/conflict-rules'))
    expect(after.versions[0].publishedBy).toMatchObject({ id: house.id('conflictOfficer') })
    expect(after.versions[1]).toEqual(standing)
    expect(after.lawful).toEqual(book.lawful)
    const { id } = await enquire('丽水庆元香菇有限公司', [])
    expect((await latest(id)).rulesVersion).toBe(made.version)
  })
})
