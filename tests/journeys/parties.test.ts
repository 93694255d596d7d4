import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatchOutbox, perform, system } from '#access/index.ts'
import { registerLeads } from '#client-development/index.ts'
import { declarationsOfFirm, declaredAgainst, involve } from '#parties/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { done as ok, type House, type HousePerson, startHouse } from '../support/house.ts'

// The register of parties over HTTP on a real database: whoever is in the firm's affairs stands in it once, is found,
// kept, told from look-alikes, and hidden by walls.

let house: House
beforeAll(async () => {
  house = await startHouse()
}, 60_000)
afterAll(() => house?.close())

const as = (who: HousePerson) => house.as(who)
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into rows freely
const look = (text: string, values: unknown[] = []): Promise<any[]> => house.look(text, values)
/** What waits for after the act. */
const work = async () => {
  while ((await dispatchOutbox(house.server.runtime, 500)) > 0);
}

const code = '91350100M000100Y43'
const register = async (who: HousePerson, name: string, more: object = {}) =>
  ok(await as(who).post('/api/parties', { kind: 'organisation', name, ...more }))
let telephones = 13_700_000_000
const lead = async (name: string, more: object = {}) => {
  telephones += 1
  const body = { name, phone: String(telephones), forMyself: true, ...more }
  return ok(await as('specialist').post('/api/leads', body))
}
const partiesOf = (subject: string) =>
  look(
    `select p.id, p.name, p.kind, i.role, i.ended_at from party_involvement i join party p on p.id = i.party_id
     where i.subject_id = $1 order by i.id`,
    [subject],
  )

async function wall(subject: string, person: HousePerson): Promise<void> {
  await perform(house.server.runtime, system, async ({ tx, now }) => {
    const id = uuidv7()
    await tx.insertInto('wall').values({ id, reason: '亲属', raised_at: now }).execute()
    await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: subject }).execute()
    const principal_id = house.id(person)
    await tx.insertInto('wall_principal').values({ wall_id: id, principal_id }).execute()
  })
}

describe('a party is kept', () => {
  test('with names, numbers, contact points and relations, each change in its history', async () => {
    const parent = await register('lawyer', '云杉控股集团有限公司')
    const made = await register('lawyer', '云杉机械（福建）有限公司', {
      names: [{ kind: 'short', name: '云杉机械', source: '名片' }],
      identifiers: [{ type: 'unified_social_credit_code', number: code, source: '营业执照' }],
      contacts: [{ kind: 'address', value: '思明区湖滨南路1号', regionCode: '350203' }],
    })
    expect(made.name).toBe('云杉机械（福建）有限公司')
    expect(made.names.map((one: { kind: string }) => one.kind)).toEqual(['legal', 'short'])
    expect(made.contacts[0].regionName).toBe('福建省厦门市思明区')
    const at = `/api/parties/${made.id}`
    const renamed = ok(
      await as('lawyer').post(`${at}/names`, {
        kind: 'legal',
        name: '云杉重工有限公司',
        fromDate: '2026-01-05',
        source: '变更登记',
      }),
    )
    const old = renamed.names[0]
    ok(
      await as('lawyer').put(`${at}/names/${old.id}`, {
        kind: 'former',
        name: old.name,
        toDate: '2026-01-05',
      }),
    )
    const seen = ok(await as('lawyer').get(at))
    const shown = await as('lawyer').patch(
      at,
      { name: '云杉重工有限公司' },
      { 'if-match': `"${seen.version}"` },
    )
    expect(ok(shown).name).toBe('云杉重工有限公司')
    const stale = await as('lawyer').patch(at, { bornOn: null }, { 'if-match': '"1"' })
    expect(stale.status).toBe(412)
    const tied = ok(
      await as('lawyer').post(`${at}/relations`, {
        type: 'parent',
        direction: 'of',
        otherId: parent.id,
        share: '51',
        source: '企业信用公示系统',
      }),
    )
    expect(tied.relations).toMatchObject([
      { type: 'parent', direction: 'of', share: '51', other: { name: '云杉控股集团有限公司' } },
    ])
    const other = ok(await as('lawyer').get(`/api/parties/${parent.id}`))
    expect(other.relations).toMatchObject([{ type: 'parent', direction: 'to' }])
    const graph = ok(await as('lawyer').get(`${at}/graph`))
    expect(graph.nodes.map((node: { name: string }) => node.name)).toEqual([
      '云杉重工有限公司',
      '云杉控股集团有限公司',
    ])
    const history = ok(await as('lawyer').get(`${at}/history`))
    expect(history.items.map((one: { what: string }) => one.what)).toEqual([
      'relation',
      'party',
      'name',
      'name',
      'party',
    ])
    for (const q of ['云杉重工', '云杉机械(福建)', '云杉机械（福建）', code]) {
      const found = ok(await as('marketer').get(`/api/parties?q=${encodeURIComponent(q)}`))
      expect(found.items.map((one: { id: string }) => one.id)).toEqual([made.id])
    }
    const again = await as('specialist').post('/api/parties', {
      kind: 'organisation',
      name: '云杉',
      identifiers: [{ type: 'unified_social_credit_code', number: code }],
    })
    expect([again.status, again.error?.code]).toEqual([409, 'number_taken'])
    expect(again.error?.details).toEqual({ partyId: made.id })
  })

  test('bad input is answered at its field, and nothing is written', async () => {
    const before = await look('select count(*) from party')
    const refused = await as('lawyer').post('/api/parties', {
      kind: 'person',
      name: '🙂',
      names: [{ kind: 'english', name: 'Wang', fromDate: '2026-02-02', toDate: '2026-01-01' }],
      identifiers: [
        { type: 'resident_identity_number', number: '110105194912310021' },
        { type: 'passport', number: '护照' },
        { type: 'unified_social_credit_code', number: code },
      ],
      contacts: [{ kind: 'phone', value: '1380000' }],
    })
    expect(refused.status).toBe(422)
    expect(refused.error?.fields.map((one) => `${one.path} ${one.code}`).toSorted()).toEqual([
      'contacts.0.value phone_digit_missing',
      'identifiers.0.number identity_number_check',
      'identifiers.1.number passport_form',
      'identifiers.2.number not_for_this_kind',
      'name name_blank',
      'names.0.toDate before_start',
    ])
    for (const name of ['', '长'.repeat(10_000)]) {
      const reply = await as('lawyer').post('/api/parties', { kind: 'person', name })
      expect(reply.status).toBe(422)
    }
    expect(await look('select count(*) from party')).toEqual(before)
    const marks = await register('lawyer', '\u202e反向\u0007公司')
    expect(marks.name).toBe('反向 公司')
    for (const q of ['%', "' or 1=1 --", '_', '\\']) {
      const found = ok(await as('lawyer').get(`/api/parties?q=${encodeURIComponent(q)}`))
      expect(found.items).toEqual([])
    }
  })

  test("a person's own number shows its end only, but to those who must know it", async () => {
    const number = '11010519491231002X'
    const made = ok(
      await as('lawyer').post('/api/parties', {
        kind: 'person',
        name: '陈建国',
        identifiers: [{ type: 'resident_identity_number', number }],
      }),
    )
    expect(made.identifiers[0].number).toBe('**************002X')
    const full = ok(await as('conflictOfficer').get(`/api/parties/${made.id}`))
    expect(full.identifiers[0].number).toBe(number)
  })
})

describe('whoever is in an affair stands in the register', () => {
  test('a lead brings its organisation, contact, opponents; a change ends and renames', async () => {
    const made = await lead('白桦贸易有限公司', {
      contactName: '赵敏',
      phone: '13800007777',
      opponents: ['恒达建设有限公司', '李四'],
    })
    expect((await partiesOf(made.id)).map((one) => `${one.role} ${one.kind} ${one.name}`)).toEqual([
      'prospect organisation 白桦贸易有限公司',
      'contact person 赵敏',
      'opponent organisation 恒达建设有限公司',
      'opponent person 李四',
    ])
    const before = await partiesOf(made.id)
    const { version } = ok(await as('specialist').get(`/api/leads/${made.id}`))
    ok(
      await as('specialist').patch(
        `/api/leads/${made.id}`,
        { name: '白桦国际贸易有限公司', opponents: ['李四', '王五'] },
        { 'if-match': `"${version}"` },
      ),
    )
    const after = await partiesOf(made.id)
    expect(after.map((one) => `${one.role} ${one.name} ${one.ended_at ? 'ended' : 'is'}`)).toEqual([
      'prospect 白桦国际贸易有限公司 is',
      'contact 赵敏 is',
      'opponent 恒达建设有限公司 ended',
      'opponent 李四 is',
      'opponent 王五 is',
    ])
    expect(after[0].id).toBe(before[0].id)
    const party = ok(await as('specialist').get(`/api/parties/${before[0].id}`))
    expect(party.names.map((one: { name: string }) => one.name)).toEqual([
      '白桦贸易有限公司',
      '白桦国际贸易有限公司',
    ])
    expect(party.involvements).toMatchObject([
      { role: 'prospect', subject: { kind: 'lead', name: '白桦国际贸易有限公司' } },
    ])
  })

  test('the same number is the same party; the same person without one is another until merged', async () => {
    const number = '91350200M0001ABC0X'
    const check = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const body = number.slice(0, 17)
    const sum = [...body].reduce((all, one, at) => all + check.indexOf(one) * (3 ** at % 31), 0)
    const unifiedSocialCreditCode = body + check[(31 - (sum % 31)) % 31]
    const first = await lead('青松科技有限公司', { unifiedSocialCreditCode })
    const second = await lead('青松科技', { unifiedSocialCreditCode })
    const [[one], [other]] = [await partiesOf(first.id), await partiesOf(second.id)]
    expect(other.id).toBe(one.id)
    const [a, b] = [await lead('张伟'), await lead('张伟')]
    expect((await partiesOf(a.id))[0].id).not.toBe((await partiesOf(b.id))[0].id)
  })

  test('many at once take a handful of statements, and saying it again changes nothing', async () => {
    const made = await lead('批量之家')
    const many = Array.from({ length: 300 }, (_, at) => ({
      subjectId: made.id,
      role: 'opponent' as const,
      kind: 'person' as const,
      name: `对方${at % 250}`,
    }))
    const twice = async () => perform(house.server.runtime, system, (work) => involve(work, many))
    const ids = await twice()
    expect(new Set(ids).size).toBe(250)
    expect(await twice()).toEqual(ids)
    expect((await partiesOf(made.id)).filter((one) => one.role === 'opponent').length).toBe(250)
  })
})

let ids: { lead: string; client: string; engagement: string }

describe('a client and its mandates', () => {
  beforeAll(async () => {
    const from = await lead('红杉海运', { opponents: ['恒达港务有限公司'] })
    const [client, engagement] = [uuidv7(), uuidv7()]
    const members = [house.id('specialist'), house.id('lawyer')]
    await perform(house.server.runtime, system, async (work) => {
      const { tx, now } = work
      const subject = { created_by: null, created_at: now, department_id: null }
      await tx
        .insertInto('subject')
        .values({ id: client, kind: 'client', ...subject })
        .execute()
      const row = { id: client, kind: 'organisation', name: '红杉海运有限公司', lead_id: from.id }
      await tx
        .insertInto('client')
        .values({ ...row, registered_at: now })
        .execute()
      await tx
        .insertInto('subject')
        .values({ id: engagement, kind: 'engagement', parent_id: client, ...subject })
        .execute()
      for (const [subject_id, person_id, part] of [
        [client, members[0], 'specialist'],
        [engagement, members[1], 'lead_lawyer'],
      ] as [string, string, string][])
        await tx
          .insertInto('subject_member')
          .values({ subject_id, person_id, part, since: now })
          .execute()
      const opened = { practice_area: 'civil', stage: 'opened', opened_at: now, lead_id: from.id }
      await tx
        .insertInto('engagement')
        .values({ id: engagement, client_id: client, title: '港口作业纠纷', ...opened })
        .execute()
      for (const [name, role] of [
        ['红杉海运有限公司', 'client'],
        ['恒达港务有限公司', 'opponent'],
      ] as [string, string][])
        await tx
          .insertInto('engagement_party')
          .values({ id: uuidv7(), subject_id: engagement, name, role, note: '', added_at: now })
          .execute()
      await work.publish([
        {
          type: 'client.registered',
          subject: { kind: 'client', id: client },
          data: { lead_id: from.id },
        },
        {
          type: 'engagement.opened',
          subject: { kind: 'engagement', id: engagement },
          data: { client_id: client },
        },
      ])
    })
    ids = { lead: from.id, client, engagement }
  })

  test('are the parties the lead had, under the names they have now', async () => {
    const [[prospect, opponent], [client], mandate] = [
      await partiesOf(ids.lead),
      await partiesOf(ids.client),
      await partiesOf(ids.engagement),
    ]
    expect(client.id).toBe(prospect.id)
    expect(mandate.map((one) => [one.role, one.id])).toEqual([
      ['client', client.id],
      ['opponent', opponent.id],
    ])
    const party = ok(await as('manager').get(`/api/parties/${client.id}`))
    expect(party.names.map((one: { name: string }) => one.name).toSorted()).toEqual([
      '红杉海运',
      '红杉海运有限公司',
    ])
    expect(party.involvements.map((one: { role: string }) => one.role).toSorted()).toEqual([
      'client',
      'client',
      'prospect',
    ])
  })

  test('who is added stands there from then on, who is taken out until then', async () => {
    const at = `/api/engagements/${ids.engagement}/parties`
    const added = ok(await as('lawyer').post(at, { name: '王律师', role: 'opposing_counsel' }))
    const row = added.parties.find((one: { name: string }) => one.name === '王律师')
    const roles = async (subject: string, name: string) =>
      (await partiesOf(subject))
        .filter((one) => one.name === name)
        .map((one) => `${one.role} ${one.ended_at ? 'ended' : 'is'}`)
    expect(await roles(ids.engagement, '王律师')).toEqual(['opposing_counsel is'])
    ok(await as('lawyer').delete(`${at}/${row.id}`))
    expect(await roles(ids.engagement, '王律师')).toEqual(['opposing_counsel ended'])
    const contacts = `/api/clients/${ids.client}/contacts`
    const client = ok(
      await as('specialist').post(contacts, { name: '钱进', phone: '13900001111', isMain: true }),
    )
    expect(await roles(ids.client, '钱进')).toEqual(['contact is'])
    ok(await as('specialist').delete(`${contacts}/${client.contacts[0].id}`))
    expect(await roles(ids.client, '钱进')).toEqual(['contact ended'])
  })

  test('leads of a list come into the register afterwards, a chunk at a time', async () => {
    const importId = uuidv7()
    await look(
      `insert into sheet_import (id, kind, name, content_sha256, byte_count, format, state, sheets, imported_by, imported_at, run_by, started_at)
       values ($1, 'lead', '名单.xlsx', repeat('0', 64), 1, 'xlsx', 'done', '[]', $2, $3, $2, $3)`,
      [importId, house.id('marketer'), house.clock.now()],
    )
    const made = await perform(house.server.runtime, system, (work) =>
      registerLeads(
        work,
        Array.from({ length: 120 }, (_, at) => ({ name: `名单${at}有限公司`, importId })),
      ),
    )
    const waiting = await look(
      `select 1 from outbox where consumer = 'development.parties_of_lists'`,
    )
    expect(waiting.length).toBe(1)
    expect(await partiesOf(made[0] as string)).toEqual([])
    await work()
    const tied = await look(
      'select count(distinct party_id)::int as count from party_involvement where subject_id = any ($1::uuid[])',
      [made],
    )
    expect(tied).toEqual([{ count: 120 }])
  })
})

describe('what members of the firm declare', () => {
  const interest = {
    kind: 'interest',
    holder: 'spouse',
    holderName: '林婉',
    interest: 'shareholder',
    name: '恒达建设有限公司',
    number: ' 91350100m000100y43 ',
  }
  const matter = {
    kind: 'matter',
    matterPart: 'judge',
    name: '白桦贸易',
    opponents: ['青松科技'],
    fromDate: '2021-03-05',
    toDate: '2022-06-01',
  }

  test('they, the conflict officer and human resources read, nobody else', async () => {
    const mine = ok(await as('lawyer').post('/api/my-declarations', { items: [interest, matter] }))
    expect(mine.items.map((one: { name: string }) => one.name)).toEqual([
      '恒达建设有限公司',
      '白桦贸易',
    ])
    const at = `/api/declarations/${house.id('lawyer')}`
    for (const who of ['conflictOfficer', 'personnel'] as const)
      expect(ok(await as(who).get(at)).items.length).toBe(2)
    for (const who of ['managingPartner', 'civilHead', 'manager', 'engineer'] as const) {
      expect((await as(who).get(at)).status).toBe(403)
      expect((await as(who).get('/api/declarations')).status).toBe(403)
    }
    expect(ok(await as('manager').get('/api/my-declarations')).items).toEqual([])
    const [one] = mine.items
    const others = await as('conflictOfficer').delete(`/api/my-declarations/${one.id}`)
    expect(others.status).toBe(404)
    const found = await perform(house.server.runtime, system, async ({ tx }) => [
      ...(await declaredAgainst(tx, { names: ['青松科技'], numbers: [code] })),
      ...(await declarationsOfFirm(tx)).filter((it) => it.personId === house.id('manager')),
    ])
    expect(found.map((it) => `${it.personId === house.id('lawyer')} ${it.kind}`)).toEqual([
      'true interest',
      'true matter',
    ])
  })

  test('are corrected, withdrawn and confirmed by oneself; bad input is told at its field', async () => {
    const bad = await as('otherLawyer').post('/api/my-declarations', {
      items: [
        matter,
        { ...interest, holderName: '', name: '?' },
        { ...matter, toDate: '2020-01-01' },
      ],
    })
    expect(bad.error?.fields.map((one) => `${one.path} ${one.code}`)).toEqual([
      'items.1.name name_blank',
      'items.1.holderName required',
      'items.2.toDate before_start',
    ])
    const { items } = ok(await as('otherLawyer').post('/api/my-declarations', { items: [matter] }))
    const at = `/api/my-declarations/${items[0].id}`
    const item = { ...matter, opponents: ['青松科技', '李四'] }
    expect((await as('otherLawyer').put(at, { item }, { 'if-match': '"7"' })).status).toBe(412)
    expect(ok(await as('otherLawyer').put(at, { item }, { 'if-match': '"1"' })).opponents).toEqual([
      '青松科技',
      '李四',
    ])
    expect(ok(await as('otherLawyer').delete(at)).items).toEqual([])
    const all = ok(await as('otherLawyer').post('/api/my-declarations/confirmation', {}))
    expect(all.confirmedAt).not.toBeNull()
    const told = await look(`select data from event where type like 'declaration.%'`)
    expect(JSON.stringify(told)).not.toMatch(/恒达|林婉|白桦/)
  })
})

describe('walls', () => {
  test('a party known only through a walled matter is nowhere for the walled', async () => {
    const hidden = await lead('枫叶能源有限公司', { opponents: ['隐名当事人'] })
    const [party] = await partiesOf(hidden.id)
    const relative = await register('specialist', '枫叶控股有限公司')
    ok(
      await as('specialist').post(`/api/parties/${party.id}/relations`, {
        type: 'parent',
        direction: 'of',
        otherId: relative.id,
        source: '公示系统',
      }),
    )
    const names = async (q: string) =>
      ok(await as('manager').get(`/api/parties?q=${encodeURIComponent(q)}`)).items.length
    expect([await names('枫叶'), await names('隐名')]).toEqual([2, 1])
    await wall(hidden.id, 'manager')
    expect([await names('枫叶'), await names('隐名')]).toEqual([0, 0])
    const list = ok(await as('manager').get('/api/parties?limit=200'))
    expect(list.items.map((one: { name: string }) => one.name).join()).not.toMatch(/枫叶|隐名/)
    for (const id of [party.id, relative.id])
      for (const more of ['', '/history', '/graph'])
        expect((await as('manager').get(`/api/parties/${id}${more}`)).status).toBe(404)
    const hint = await as('manager').get(
      `/api/party-look-alikes?name=${encodeURIComponent('枫叶能源有限公司')}`,
    )
    expect(hint.body.items).toEqual([])
    // The walled one types the same name: nothing is said, the desk has the pair, and the walled do not see it.
    const typed = await register('manager', '枫叶能源有限公司')
    const waits = async (who: HousePerson) =>
      ok(await as(who).get('/api/party-duplicates')).items.filter(
        (one: { sides: { id: string }[] }) => one.sides.some((side) => side.id === typed.id),
      ).length
    expect([await waits('manager'), await waits('conflictOfficer')]).toEqual([0, 1])
    expect(ok(await as('manager').get(`/api/parties/${typed.id}`)).names.length).toBe(1)
    const told = await look(
      `select subject_id from event where object_id = $1 and type like 'party.%'`,
      [party.id],
    )
    expect(told.length).toBeGreaterThan(0)
    expect(told.every((row) => row.subject_id === hidden.id)).toBe(true)
  })

  test('what is known of a walled party by its number is not tied to a new affair', async () => {
    const number = { type: 'passport' as const, number: 'E12345678' }
    const hidden = await lead('被隔离的人')
    await perform(house.server.runtime, system, (work) =>
      involve(work, [
        {
          subjectId: hidden.id,
          role: 'opponent',
          kind: 'person',
          name: '乔治',
          numbers: [number],
        },
      ]),
    )
    await wall(hidden.id, 'otherSpecialist')
    const open = await lead('另一件事')
    const [id] = await perform(house.server.runtime, system, (work) =>
      involve(work, [
        { subjectId: open.id, role: 'opponent', kind: 'person', name: '乔治', numbers: [number] },
      ]),
    )
    const before = (await partiesOf(hidden.id)).find((one) => one.name === '乔治')
    expect(id).not.toBe(before?.id)
    const pairs = await look(`select why from party_duplicate where $1 in (party_id, other_id)`, [
      id,
    ])
    expect(pairs).toEqual([{ why: 'same_number' }])
  })

  test('who may not keep the register reads it only; a lawyer sees what they work on and what is tied to nobody', async () => {
    const denied = await as('accountant').post('/api/parties', { kind: 'person', name: '某人' })
    expect(denied.status).toBe(403)
    const others = await lead('别人的潜在客户')
    const [party] = await partiesOf(others.id)
    expect((await as('otherLawyer').get(`/api/parties/${party.id}`)).status).toBe(404)
    const list = ok(await as('otherLawyer').get('/api/parties?limit=200')).items
    const names = list.map((one: { name: string }) => one.name)
    expect(names).toContain('云杉重工有限公司')
    expect(names).not.toContain('别人的潜在客户')
  })
})

describe('two entries that are one party', () => {
  const rows = async () => {
    const tables = ['party', 'party_name', 'party_identifier', 'party_contact', 'party_relation']
    const all: Record<string, unknown[]> = {}
    for (const table of [...tables, 'party_involvement', 'party_duplicate'])
      all[table] = await look(`select to_jsonb(t) as row from ${table} t order by t.id`)
    return all
  }
  const officer = () => as('conflictOfficer')
  const flag = async (oneId: string, otherId: string) =>
    ok(await officer().post('/api/party-duplicates', { oneId, otherId })).id

  test('are merged with all their links, and undone exactly', async () => {
    const [a, b] = [await lead('水杉食品有限公司'), await lead('水杉食品有限公司')]
    const [[one], [other]] = [await partiesOf(a.id), await partiesOf(b.id)]
    const waiting = ok(await officer().get('/api/party-duplicates?limit=200')).items
    const pair = waiting.find((it: { sides: { id: string }[] }) =>
      [one.id, other.id].every((id) => it.sides.some((side) => side.id === id)),
    )
    expect(pair.why).toBe('same_name')
    const before = await rows()
    const merged = ok(
      await officer().post(`/api/party-duplicates/${pair.id}/merge`, { keepId: one.id }),
    )
    expect(merged.status).toBe('merged')
    const party = ok(await officer().get(`/api/parties/${one.id}`))
    expect(party.involvements.length).toBe(2)
    expect(party.merges).toMatchObject([{ folded: { id: other.id } }])
    // The one that was folded says where it went, and offers nothing that would be refused.
    const folded = ok(await officer().get(`/api/parties/${other.id}`))
    expect(folded).toMatchObject({ mergedInto: { id: one.id }, names: [], abilities: {} })
    expect(party).toMatchObject({ mergedInto: null, abilities: { keepParties: true } })
    const gone = await officer().post(`/api/parties/${other.id}/names`, {
      kind: 'short',
      name: '水杉',
    })
    expect([gone.status, gone.error?.details]).toEqual([409, { partyId: one.id }])
    ok(await officer().post(`/api/party-merges/${merged.mergeId}/undoing`, {}))
    expect(await rows()).toEqual(before)
    const again = await officer().post(`/api/party-merges/${merged.mergeId}/undoing`, {})
    expect(again.error?.code).toBe('undone')
  })

  test('or stay two, with a reason, and are not asked about again', async () => {
    const one = await register('lawyer', '银杏医药有限公司')
    const other = await register('specialist', '银杏医药有限公司')
    const id = await flag(one.id, other.id)
    const apart = await officer().post(`/api/party-duplicates/${id}/difference`, {
      reason: '注册地不同',
    })
    expect(ok(apart)).toMatchObject({ status: 'different', reason: '注册地不同' })
    ok(await as('lawyer').post(`/api/parties/${one.id}/names`, { kind: 'short', name: '银杏医药' }))
    ok(
      await as('lawyer').post(`/api/parties/${other.id}/names`, {
        kind: 'short',
        name: '银杏医药',
      }),
    )
    expect(
      await look(
        `select status from party_duplicate where party_id in ($1, $2) and other_id in ($1, $2)`,
        [one.id, other.id],
      ),
    ).toEqual([{ status: 'different' }])
    expect((await as('lawyer').get('/api/party-duplicates')).status).toBe(403)
  })

  test('whatever is merged, in whatever order it is undone, every row is as it was', async () => {
    const many = await Promise.all(
      [0, 1, 2, 3, 4].map((at) => register('lawyer', `连理${at}有限公司`)),
    )
    const ids: string[] = many.map((one) => one.id)
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
      [4, 1],
    ] as const)
      ok(
        await as('lawyer').post(`/api/parties/${ids[from]}/relations`, {
          type: 'shareholder',
          direction: 'to',
          otherId: ids[to],
          share: '10',
          source: '章程',
        }),
      )
    const pairs = new Map<string, string>()
    for (const one of ids)
      for (const other of ids) if (one < other) pairs.set(`${one} ${other}`, await flag(one, other))
    const before = await rows()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (steps, forwards) => {
          const made: string[] = []
          for (const [kept, folded] of steps) {
            const [low, high] = [ids[kept], ids[folded]].toSorted((a, b) =>
              String(a).localeCompare(String(b)),
            )
            const pair = pairs.get(`${low} ${high}`)
            if (!pair) continue
            const path = `/api/party-duplicates/${pair}/merge`
            const reply = await officer().post(path, { keepId: ids[kept] })
            if (reply.status === 201) made.push(reply.body.mergeId)
            else expect(['decided_already', 'merged_since']).toContain(reply.error?.code)
          }
          let left = forwards ? made : made.toReversed()
          for (let round = 0; left.length > 0 && round < 10; round += 1) {
            const still: string[] = []
            for (const id of left) {
              const reply = await officer().post(`/api/party-merges/${id}/undoing`, {})
              if (reply.status !== 201) still.push(id)
            }
            left = still
          }
          expect(left).toEqual([])
          expect(await rows()).toEqual(before)
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe('an upgraded firm', () => {
  test('a firm of before the register finds everybody in it once its outbox is through', async () => {
    const count = async () =>
      look(`select role, count(*)::int from party_involvement where ended_at is null
        and about_id is null and role <> 'opponent' group by 1 order by 1`)
    const before = await count()
    await look('truncate party cascade')
    await look(readFileSync('db/migrations/0074_parties_of_before.sql', 'utf8'))
    for (let round = 0; round < 5; round += 1) await work()
    const failed = await look(`select consumer, last_error from outbox where attempts > 0`)
    expect(failed).toEqual([])
    expect(await count()).toEqual(before)
    const [[client], mandate] = [await partiesOf(ids.client), await partiesOf(ids.engagement)]
    expect(mandate.map((one) => `${one.role} ${one.name}`)).toEqual([
      'client 红杉海运有限公司',
      'opponent 恒达港务有限公司',
    ])
    expect(mandate[0].id).toBe(client.id)
    expect(client.id).toBe((await partiesOf(ids.lead))[0].id)
  })
})
