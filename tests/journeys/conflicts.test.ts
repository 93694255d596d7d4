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
import { ifMatch } from '../support/http.ts'

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

describe('an engagement opened for a client the firm has', () => {
  async function signedCopy(engagementId: string): Promise<string> {
    const [row] = await house.look<{ id: string }>(
      `insert into stored_file (id, subject_id, subject_kind, content_sha256, name, media_type, byte_count, uploaded_by, uploaded_at)
       values (gen_random_uuid(), $1, 'engagement', repeat('a', 64), '委托合同.pdf', 'application/pdf', 3, $2, now())
       returning id`,
      [engagementId, house.id('otherLawyer')],
    )
    return row?.id as string
  }
  const open = async (clientId: string, opponents: string[]) => {
    const opened = await house.as('otherLawyer').post('/api/engagements', {
      clientId,
      title: '合同纠纷',
      practiceArea: 'commercial',
      departmentId: house.department('民事业务部'),
      lawyers: [{ personId: house.id('otherLawyer'), part: 'lead_lawyer' }],
      parties: opponents.map((name) => ({ name, role: 'opponent' })),
    })
    await dispatch()
    return done(opened) as { id: string }
  }
  const sign = async (engagementId: string) =>
    house.as('otherLawyer').post(`/api/engagements/${engagementId}/contract`, {
      kind: 'litigation',
      scope: '一审代理',
      feeKind: 'fixed',
      feeAmount: '10000.00',
      feeTerms: '签约付清',
      signedOn: '2026-03-02',
      signedFileId: await signedCopy(engagementId),
    })

  it('against another client is signed by nobody’s word, and stays at the desk until it is decided', async () => {
    const other = await becomeClient('绍兴越溪纺织有限公司', [])
    const own = await becomeClient('湖州南浔木业有限公司', [])
    const { id } = await open(own.clientId, ['绍兴越溪纺织有限公司'])
    expect(finding(await latest(id), 'opponent_is_client').open).not.toBeNull()
    const early = await sign(id)
    expect(early).toMatchObject({ status: 409, error: { code: 'conflict_missing' } })
    expect(await atDesk()).toContain(id)
    expect(await house.owed(id)).toContain('G4.further conflictOfficer')
    const refusal = { outcome: 'refused', reason: '对方是本所现任客户' }
    done(await officer().post(`/api/engagements/${id}/conflict-decision`, refusal))
    expect((await sign(id)).error?.code).toBe('conflict_refused')
    expect(other.clientId).not.toBe(own.clientId)
  })

  it('is not signed while a check waits that found more than was decided on', async () => {
    const own = await becomeClient('衢州信安化工有限公司', [])
    const { id } = await open(own.clientId, ['丽水莲都竹业有限公司'])
    const clear = { outcome: 'clear', reason: '已检索，无冲突' }
    done(await officer().post(`/api/engagements/${id}/conflict-decision`, clear))
    // A colleague declares an interest in the opponent: nothing of that stands in the register.
    done(
      await house.as('otherLawyer').post('/api/my-declarations', {
        items: [
          {
            kind: 'interest',
            holder: 'self',
            holderName: '',
            interest: 'shareholder',
            name: '丽水莲都竹业有限公司',
          },
        ],
      }),
    )
    await dispatch()
    expect(await atDesk()).toContain(id)
    expect((await sign(id)).error?.code).toBe('conflict_stale')
  })

  it('owes a decision whenever its parties change, by a day, and once', async () => {
    const { engagementId } = await becomeClient('温州瓯海眼镜有限公司', [])
    const owed = async () => (await house.owed(engagementId)).filter((one) => one.startsWith('G4'))
    expect(await owed()).toEqual([])
    const oppose = async (name: string) => {
      const party = { name, role: 'opponent' }
      done(await house.as('otherLawyer').post(`/api/engagements/${engagementId}/parties`, party))
      await dispatch()
    }
    await oppose('台州椒江缝纫机有限公司')
    await oppose('台州路桥电机有限公司')
    expect(await owed()).toEqual(['G4.again conflictOfficer'])
    const { items } = done(await officer().get('/api/conflict-desk'))
    const waiting = items.find((one: { affair: { id: string } }) => one.affair.id === engagementId)
    expect(waiting.dueAt).not.toBeNull()
    const clear = { outcome: 'clear', reason: '对方均非本所客户' }
    done(await officer().post(`/api/engagements/${engagementId}/conflict-decision`, clear))
    await dispatch()
    expect(await owed()).toEqual([])
  })
})

describe('a name that nobody can be searched by', () => {
  it('is refused at its field, wherever names come in', async () => {
    const said = { phone: '13900007777', need: '货款', forMyself: true }
    const wrong = async (body: object): Promise<string[]> => {
      const answer = await house.as('specialist').post('/api/leads', { ...said, ...body })
      return (answer.error?.fields ?? []).map(({ path, code }) => `${path} ${code}`)
    }
    for (const name of ['😀', '%', '_', '。。。'])
      expect(await wrong({ name })).toEqual(['name name_blank'])
    expect(await wrong({ name: '张咨询', organisation: '%_%' })).toEqual([
      'organisation name_blank',
    ])
    expect(await wrong({ name: '张咨询', opponents: ['真名有限公司', '😀'] })).toEqual([
      'opponents.1 name_blank',
    ])
    const { engagementId, clientId } = await becomeClient('宁海象山渔业有限公司', [])
    const lawyer = house.as('otherLawyer')
    const party = { name: '😀', role: 'opponent' }
    const added = await lawyer.post(`/api/engagements/${engagementId}/parties`, party)
    expect(added.error?.fields).toMatchObject([{ path: 'name', code: 'name_blank' }])
    const contact = await lawyer.post(`/api/clients/${clientId}/contacts`, { name: '%' })
    expect(contact.error?.fields).toMatchObject([{ path: 'name', code: 'name_blank' }])
  })

  it('and stands in the register all the same is not passed over: nobody says the affair is clear', async () => {
    const { id } = await enquire('慈溪观海家电有限公司', ['余姚舜水模具有限公司'])
    await house.look(
      `begin; set local session_replication_role = replica; update party_name set name = '😀' where party_id = (
         select party_id from party_involvement where subject_id = '${id}' and role = 'opponent'); commit`,
    )
    const check = done(await officer().post('/api/conflict-checks', { subjectId: id }))
    expect(check.truncated).toBe(true)
    const decided = await officer().post(`/api/conflict-checks/${check.id}/decision`, {
      outcome: 'clear',
      reason: '检索无命中',
    })
    expect(decided).toMatchObject({ status: 409, error: { code: 'name_unsearchable' } })
  })
})

describe('what an affair is about', () => {
  const causes = async (subjectId: string): Promise<string[]> =>
    done(await officer().get(`/api/conflict-checks?subjectId=${subjectId}`)).items.map(
      (one: { cause: string }) => one.cause,
    )

  it('is checked again when it changes, and stays decided where the same is found', async () => {
    const { id } = await atTheDoor('嘉兴南湖光伏有限公司', ['海宁皮革城有限公司'])
    const { name } = done(await officer().get(`/api/leads/${id}`))
    const all = clearDecision([name, '嘉兴南湖光伏有限公司', '海宁皮革城有限公司'])
    done(await officer().post(`/api/leads/${id}/conflict-decision`, all))
    const before = (await causes(id)).length
    const need = { need: '改为刑事控告', practiceArea: 'criminal' }
    const path = `/api/leads/${id}`
    const { version } = done(await house.as('specialist').get(path))
    done(await house.as('specialist').patch(path, need, ifMatch(version)))
    await dispatch()
    const after = await causes(id)
    expect([after.length, after[0]]).toEqual([before + 1, 'scope_changed'])
    expect(await atDesk()).not.toContain(id)
    const made = done(await convert(id, house.id('otherLawyer')))
    await dispatch()
    // The case opens another stage.
    const filed = { kind: 'filing', happenedOn: '2026-03-02', text: '二审立案' }
    done(
      await house
        .as('otherLawyer')
        .post(`/api/engagements/${made.engagementId}/matter-events`, filed),
    )
    await dispatch()
    expect(await causes(made.engagementId)).toContain('scope_changed')
    expect(await atDesk()).not.toContain(made.engagementId)
  })
})

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

describe('pairs that conversions made when they registered everybody twice', () => {
  /** As conversions of then left it: whoever it is about stands as a second entry in the client and the mandate. */
  async function convertedOfOld(organisation: string, number?: string) {
    const made = await becomeClient(organisation, [])
    const [found] = await house.look<{ id: string }>(
      `select i.party_id as id from party_involvement i join party p on p.id = i.party_id
       where i.subject_id = $1 and p.kind = 'organisation' and i.role = 'prospect'`,
      [made.leadId],
    )
    const one = found?.id as string
    const [second] = await house.look<{ id: string }>(
      `insert into party (id, kind, name, tied, registered_in, created_at, updated_at)
       select ('ffffffff' || substr(gen_random_uuid()::text, 9))::uuid, kind, name, true, $2, created_at, updated_at
       from party where id = $1 returning id`,
      [one, made.clientId],
    )
    const other = second?.id as string
    await house.look(
      `insert into party_name (id, party_id, kind, name, said_in, created_at)
       select gen_random_uuid(), $2, 'legal', name, array[$3::uuid], created_at from party where id = $1`,
      [one, other, made.clientId],
    )
    await house.look(
      `insert into party_identifier (id, party_id, type, number, said_in, created_at)
       select gen_random_uuid(), $2, type, coalesce($4, number), array[$3::uuid], created_at from party_identifier where party_id = $1`,
      [one, other, made.clientId, number ?? null],
    )
    await house.look(
      `update party_involvement set party_id = $2 where party_id = $1 and subject_id in ($3, $4)`,
      [one, other, made.clientId, made.engagementId],
    )
    await house.look(
      `insert into party_duplicate (id, party_id, other_id, why, matched, found_by, raised_at)
       values (gen_random_uuid(), $1, $2, 'same_name', $3, 'affair', now())`,
      [one, other, organisation],
    )
    return { ...made, one, other }
  }
  /** As the migration asks. */
  async function ask(leadId: string) {
    await house.look(
      `insert into outbox (event_id, consumer, due_at)
       select id, 'service.pairs_of_conversions', '2000-01-04' from event where type = 'lead.converted' and subject_id = $1`,
      [leadId],
    )
    await dispatch()
  }
  const pairOf = async (one: string, other: string) =>
    (
      await house.look<{ id: string; status: string }>(
        'select id, status from party_duplicate where party_id = $1 and other_id = $2',
        [one, other],
      )
    )[0]

  it('are merged, and left alone once somebody undid that', async () => {
    const { leadId, clientId, engagementId, one, other } =
      await convertedOfOld('岱山衢山水产有限公司')
    await ask(leadId)
    expect(await pairOf(one, other)).toMatchObject({ status: 'merged' })
    const standing = `select distinct subject_id from party_involvement where party_id = $1 order by 1`
    expect((await house.look(standing, [one])).map((row) => row.subject_id)).toEqual(
      [leadId, clientId, engagementId].toSorted(),
    )
    const [merge] = await house.look<{ id: string }>(
      'select id from party_merge where kept_id = $1 and folded_id = $2 and undone_at is null',
      [one, other],
    )
    done(await officer().post(`/api/party-merges/${merge?.id}/undoing`, {}))
    await ask(leadId)
    expect(await pairOf(one, other)).toMatchObject({ status: 'waiting' })
  })

  it('wait for a person where their numbers differ, or one of them stands elsewhere as well', async () => {
    const differing = await convertedOfOld('象山爵溪针织有限公司', '91330200M99999999X')
    await ask(differing.leadId)
    expect(await pairOf(differing.one, differing.other)).toMatchObject({ status: 'waiting' })
    const elsewhere = await convertedOfOld('三门健跳船舶有限公司')
    const { id } = await enquire('仙居下各橡塑有限公司', [])
    await house.look(
      `insert into party_involvement (id, party_id, subject_id, role, created_at) values (gen_random_uuid(), $1, $2, 'opponent', now())`,
      [elsewhere.other, id],
    )
    await ask(elsewhere.leadId)
    expect(await pairOf(elsewhere.one, elsewhere.other)).toMatchObject({ status: 'waiting' })
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
    client = await becomeClient(opponent, ['舟山嵊泗缆绳有限公司'])
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
    expect(asked.some((one) => one.text.includes('《律师执业行为规范》第52条'))).toBe(true)
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

describe('what a client answers to a consent', () => {
  type Consent = {
    id: string
    of: string
    addressee: string
    reply: { outcome: string } | null
    earlier: { outcome: string }[]
    answers: string[]
  }
  const opponent = '海宁硖石灯彩有限公司'
  let lead: { id: string }
  let copy: string
  const check = () => latest(lead.id)
  const of = (some: { consents: Consent[] }, side: string) =>
    some.consents.find((one) => one.of === side) as Consent
  const reply = (id: string, more: object = {}) =>
    officer().post(`/api/conflict-consents/${id}/reply`, {
      outcome: 'signed',
      signedOn: '2026-03-02',
      signedBy: '法定代表人',
      fileId: copy,
      ...more,
    })
  const copyOf = async (kind: string, subjectId: string) => {
    const [file] = await house.look<{ id: string }>(
      `insert into stored_file (id, subject_id, subject_kind, content_sha256, name, media_type, byte_count, uploaded_by, uploaded_at)
       values (gen_random_uuid(), $1, $2, repeat('0', 64), '同意书.pdf', 'application/pdf', 1, $3, now()) returning id`,
      [subjectId, kind, house.id('conflictOfficer')],
    )
    return file?.id as string
  }
  const decide = async () =>
    officer().post(`/api/conflict-checks/${(await check()).id}/decision`, {
      outcome: 'curable_consented',
      reason: '双方已签署同意书',
    })

  beforeAll(async () => {
    await becomeClient(opponent, ['海盐澉浦柑橘有限公司'])
    lead = await atTheDoor('桐庐分水制笔有限公司', [opponent])
    copy = await copyOf('lead', lead.id)
    const { id } = await check()
    done(await officer().post(`/api/conflict-checks/${id}/consents`, { facts: '' }))
  }, 60_000)

  it('names who signed, on a day that has come', async () => {
    const { id } = of(await check(), 'this_side')
    const wrong = await reply(id, { signedOn: '2031-01-01' })
    expect(wrong.error?.fields).toEqual([{ path: 'signedOn', code: 'in_future' }])
    const nobody = await reply(id, { signedBy: '' })
    expect(nobody.error?.fields.map((one) => one.path)).toEqual(['signedBy'])
    expect((await reply(id, { outcome: 'withdrawn' })).error?.code).toBe('consent_not_given')
  })

  it('counts as they said it last, before the decision', async () => {
    for (const one of (await check()).consents as Consent[]) done(await reply(one.id))
    const ours = of(await check(), 'this_side')
    expect(ours.answers).toEqual(['withdrawn'])
    done(await reply(ours.id, { outcome: 'withdrawn', fileId: null, signedOn: null }))
    const taken = await check()
    expect(taken.outcomes).toEqual(['refused'])
    expect(finding(taken, 'opponent_is_client').open).toBe('consent_refused')
    expect(of(taken, 'this_side').earlier.map((one) => one.outcome)).toEqual(['signed'])
    done(await reply(ours.id))
    expect((await check()).outcomes).toEqual(['curable_consented', 'refused'])
  })

  it('takes the ground from the decision when it is withdrawn: nothing is accepted, and the desk has it again', async () => {
    done(await decide())
    const theirs = of(await check(), 'other_side')
    expect(theirs.answers).toEqual(['withdrawn'])
    done(await reply(theirs.id, { outcome: 'withdrawn' }))
    expect((await convert(lead.id)).error?.code).toBe('conflict_stale')
    await dispatch()
    const again = await check()
    expect(again).toMatchObject({ cause: 'consent_withdrawn', outcomes: ['refused'] })
    expect(await atDesk()).toContain(lead.id)
    expect((await convert(lead.id)).error?.code).toBe('conflict_stale')
    expect((await house.owed(lead.id)).filter((one) => one.startsWith('G4'))).toEqual([
      expect.stringMatching(/^G4\.again /),
    ])
    const told = await house.look(
      `select 1 from notice where kind = 'check_reopened' and subject_id = $1`,
      [lead.id],
    )
    expect(told.length).toBeGreaterThan(0)
    done(await reply(theirs.id))
    done(await decide())
  })

  it('can be withdrawn after acceptance as well: what came of the enquiry is decided again', async () => {
    const made = done(await convert(lead.id))
    await dispatch()
    const theirs = of(await check(), 'other_side')
    done(await reply(theirs.id, { outcome: 'withdrawn' }))
    await dispatch()
    const again = await latest(made.engagementId)
    expect(again).toMatchObject({ cause: 'consent_withdrawn', outcomes: ['refused'] })
    expect(await atDesk()).toContain(made.engagementId)
    expect((await house.owed(made.engagementId)).some((one) => one.startsWith('G4.again '))).toBe(
      true,
    )
    done(await reply(theirs.id))
    expect((await latest(made.engagementId)).outcomes).toEqual(['curable_consented', 'refused'])
  })

  it('is asked of each client concerned by itself, also of one who comes to us later', async () => {
    const [made] = await house.look<{ id: string }>(
      'select id from engagement where lead_id = $1',
      [lead.id],
    )
    const id = made?.id as string
    const second = { name: '桐庐钟山石材有限公司', role: 'client' }
    done(await house.as('lawyer').post(`/api/engagements/${id}/parties`, second))
    await dispatch()
    const before = await latest(id)
    expect(before).toMatchObject({ toDraft: 1, outcomes: ['refused'] })
    const drafted = done(
      await officer().post(`/api/conflict-checks/${before.id}/consents`, { facts: '' }),
    )
    const here = (drafted.consents as Consent[]).filter((one) => one.of === 'this_side')
    expect(here.map((one) => one.addressee)).toEqual(['桐庐分水制笔有限公司', second.name])
    expect(drafted.outcomes).toEqual(['refused'])
    const fileId = await copyOf('engagement', id)
    done(await reply((here[1] as Consent).id, { fileId }))
    expect((await latest(id)).outcomes).toEqual(['curable_consented', 'refused'])
  })
})

describe('the text of a consent', () => {
  it('calls nobody by a name that only another affair says, also where an older check has it so', async () => {
    const opponent = '金华东阳木雕有限公司'
    const client = await becomeClient(opponent, ['兰溪女埠毛纺有限公司'])
    const { id } = await atTheDoor('永康古山衡器有限公司', [opponent])
    const { id: checkId } = await latest(id)
    const asOfOld = async (role: string, name: string, saidIn: string[] | null) => {
      await house.look(
        `insert into party_name (id, party_id, kind, name, said_in, created_at)
         select gen_random_uuid(), i.party_id, 'other', $3, $4, now() from party_involvement i join party p on p.id = i.party_id
         where i.subject_id = $1 and i.role = $2 and p.kind = 'organisation'`,
        [id, role, name, saidIn],
      )
      // Whatever name of the party led then stands in the check.
      await house.look(
        `begin; set local session_replication_role = replica; update conflict_check set searched = (
           select jsonb_agg(case when one ->> 'role' = '${role}' and one ->> 'kind' = 'organisation'
             then one || '{"name": "${name}"}' else one end) from jsonb_array_elements(searched) one)
         where id = '${checkId}'; commit`,
      )
    }
    await asOfOld('opponent', '东阳木雕（密谈中的买方）', [client.engagementId])
    await asOfOld('prospect', '古山衡器', null)
    const { consents } = done(
      await officer().post(`/api/conflict-checks/${checkId}/consents`, { facts: '' }),
    )
    for (const { text } of consents as { text: string }[]) {
      expect(text).not.toContain('密谈中的买方')
      expect(text).toContain(opponent)
      expect(text).toMatch(/古山衡器(?!有限公司)/)
    }
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
    expect((await house.as('specialist').get(`/api/conflict-checks/${check.id}`)).status).toBe(403)
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

describe('the same case', () => {
  it('is met through a branch, which is its company in law', async () => {
    const ours = '嵊泗枸杞贻贝有限公司'
    const { engagementId } = await becomeClient(ours, ['北仑海工服务中心'])
    const { id } = await enquire('定海绿华船舶工程有限公司', [ours])
    expect(rulesOf(await latest(id))).not.toContain('same_case')
    const partyOf = async (subject: string, role: string) => {
      const [row] = await house.look<{ id: string }>(
        `select i.party_id as id from party_involvement i join party p on p.id = i.party_id
         where i.subject_id = $1 and i.role = $2 and (i.role = 'opponent' or p.kind = 'organisation')`,
        [subject, role],
      )
      return row?.id as string
    }
    const branch = await partyOf(engagementId, 'opponent')
    const tie = {
      otherId: await partyOf(id, 'prospect'),
      direction: 'to',
      type: 'branch',
      source: '公示',
    }
    done(await officer().post(`/api/parties/${branch}/relations`, tie))
    await dispatch()
    const check = await latest(id)
    expect(finding(check, 'same_case')).toMatchObject({ class: 'absolute', open: 'absolute' })
    expect(check.outcomes).toEqual(['refused'])
  })

  it('stays closed to whoever was opposed once the mandate is over, for it may go to appeal', async () => {
    const [ours, theirs] = ['普陀沈家门渔业有限公司', '岱山高亭修船有限公司']
    const { engagementId, clientId } = await becomeClient(ours, [theirs])
    await house.look(`update party_involvement set ended_at = '2026-02-20' where subject_id = $1`, [
      engagementId,
    ])
    expect(clientId).toBeTruthy()
    const check = await latest((await enquire(theirs, [ours])).id)
    expect(rulesOf(check)).toEqual(
      expect.arrayContaining(['same_case', 'opponent_was_client', 'client_was_opponent']),
    )
    expect(check.outcomes).toEqual(['refused'])
    expect(finding(check, 'same_case').dispositions).toContain('different_case')
    // In another case between others the year of consent is what it was.
    const other = await latest((await enquire('临海古城墙砖有限公司', [ours])).id)
    expect(rulesOf(other)).toContain('opponent_was_client')
    expect(rulesOf(other)).not.toContain('same_case')
  })
})

describe('two clients in one bargain', () => {
  it('must both consent, also where the other has a lawsuit of its own elsewhere', async () => {
    await becomeClient('黄岩模塑精密有限公司', ['路桥金清造纸有限公司'])
    const { engagementId } = await becomeClient('仙居神仙居旅游有限公司', [])
    const counterparty = { role: 'third_party', name: '黄岩模塑精密有限公司' }
    done(
      await house.as('otherLawyer').post(`/api/engagements/${engagementId}/parties`, counterparty),
    )
    await dispatch()
    expect(finding(await latest(engagementId), 'differing_interests')).toMatchObject({
      class: 'curable',
      open: 'consent_missing',
    })
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
    const check = await latest(id)
    expect((await house.as('specialist').get(`/api/conflict-checks?subjectId=${id}`)).status).toBe(
      403,
    )
    await house.look(
      `with w as (insert into wall (id, reason, raised_at) values (gen_random_uuid(), '亲属', now()) returning id),
        p as (insert into wall_principal (wall_id, principal_id) select id, $1 from w)
       insert into wall_subject (wall_id, subject_id) select w.id, s.id from w, (values ($2::uuid), ($3::uuid), ($4::uuid)) s(id)`,
      [house.id('secondPartner'), theirs.leadId, theirs.clientId, theirs.engagementId],
    )
    const seen = done(await house.as('secondPartner').get(`/api/conflict-checks/${check.id}`))
    const hidden = seen.findings.filter((one: { evidence: unknown }) => one.evidence === null)
    expect(hidden.length).toBeGreaterThan(0)
    expect(JSON.stringify(hidden)).not.toMatch(/胡柚|opponent_is_client/)
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
