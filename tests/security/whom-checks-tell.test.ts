import { afterAll, beforeAll, expect, test } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import {
  clearDecision,
  contentment,
  identityCard,
  leadAt,
} from '#client-development/development.fixture.ts'
import { creditCodeCheckCharacter } from '#parties/index.ts'
import { done, type House, type HousePerson, startHouse } from '../support/house.ts'

// A check looks through every wall. Whoever is shut out of a client could ask it by registering an enquiry against them:
// nothing they are told of such an enquiry may differ from what they are told of one against nobody at all.

let house: House
const phone = '13955551234'
const code = creditCode('91330100M88000001')
const secret = '赤松精密机械有限公司'
const theirs = '黑松铸造有限公司'
/** Which stand for nobody. */
const nobody = { secret: '乌桕光学仪器有限公司', theirs: '枫杨锻压有限公司', phone: '13955554321' }
const nobodysCode = creditCode('91330100M88000002')
let hidden: { leadId: string; clientId: string; engagementId: string }

const walled = ['otherSpecialist', 'manager', 'otherLawyer', 'engineer', 'accountant'] as const

beforeAll(async () => {
  house = await startHouse()
  await house.look(
    `insert into person_role (person_id, role, granted_at) values ($1, 'assistant', now())`,
    [house.id('accountant')],
  )
}, 60_000)
afterAll(() => house?.close())

function creditCode(first: string): string {
  const digits = first.padEnd(17, '0').slice(0, 17)
  return `${digits}${creditCodeCheckCharacter(digits)}`
}
const officer = () => house.as('conflictOfficer')
async function work() {
  house.clock.advance(1_000)
  while ((await dispatchOutbox(house.server.runtime, 500)) > 0);
  for (const chore of ['check-again', 'search-near', 'sweep']) await house.chore(chore)
  while ((await dispatchOutbox(house.server.runtime, 500)) > 0);
}

async function hiddenClient() {
  const lead = await leadAt('proposed', house, { organisation: secret, opponents: [theirs], phone })
  const road = `/api/leads/${lead.id}`
  for (const about of ['plan', 'fees'] as const)
    done(
      await house.as('specialist').post(`${road}/contentment`, contentment(lead.proposalId, about)),
    )
  const licence = {
    ...identityCard,
    name: secret,
    kind: 'organisation',
    documentKind: 'business_licence',
    number: code,
  }
  done(await house.as('specialist').post(`${road}/identification`, licence))
  await work()
  // Whoever enquired against them before is weighed, and they are taken.
  const { items } = done(await officer().get(`/api/conflict-checks?subjectId=${lead.id}`))
  const check = done(await officer().get(`/api/conflict-checks/${items[0].id}`))
  const weighed = { kind: 'accepted', reason: '两家都只是来问' }
  for (const { id, open } of check.findings)
    if (open)
      done(
        await house.as('managingPartner').post(`/api/conflict-findings/${id}/disposition`, weighed),
      )
  const { name } = done(await officer().get(road))
  done(await officer().post(`${road}/conflict-decision`, clearDecision([name, secret, theirs])))
  const made = done(
    await house.as('specialist').post(`${road}/conversion`, {
      title: '买卖合同纠纷',
      leadLawyerId: house.id('lawyer'),
      originating: [{ personId: house.id('civilHead'), share: 100 }],
    }),
  )
  hidden = { leadId: lead.id, ...made }
  await house.look(
    `with w as (insert into wall (id, reason, raised_at) values (gen_random_uuid(), '亲属', now()) returning id),
      p as (insert into wall_principal (wall_id, principal_id) select id, x from w, unnest($1::uuid[]) x)
     insert into wall_subject (wall_id, subject_id) select w.id, s from w, unnest($2::uuid[]) s`,
    [
      [...walled, 'secondPartner' as const].map((who) => house.id(who)),
      [hidden.leadId, hidden.clientId, hidden.engagementId],
    ],
  )
  await work()
}

async function enquired(who: HousePerson, more: object): Promise<string> {
  const reply = await house.as(who).post('/api/leads', {
    name: '陈咨询',
    phone: `1366666${String(enquiries++).padStart(4, '0')}`,
    need: '买卖合同货款',
    forMyself: true,
    ...more,
  })
  return done(reply).id
}
let enquiries = 1

/** Addresses of every endpoint that reads, with the ids of one affair and what belongs to it. */
async function addresses(leadId: string): Promise<string[]> {
  const rows = async (text: string) =>
    (await house.look<{ id: string }>(text, [leadId])).map((row) => row.id)
  const known: Record<string, string[]> = {
    leads: [leadId],
    parties: await rows(
      'select distinct party_id as id from party_involvement where subject_id = $1 order by 1',
    ),
    commitments: await rows('select id from commitment where subject_id = $1 order by id'),
    'conflict-checks': await rows(
      'select id from conflict_check where subject_id = $1 order by run_at, id limit 1',
    ),
  }
  return house.entrances
    .flatMap(({ endpoint: { method, path, right } }) => {
      if (method !== 'GET' || right === 'public' || !path.includes(':id')) return []
      return (known[path.split('/')[2] as string] ?? []).map((id) =>
        path.replace(':id', id).replaceAll(/:(\w+)/g, '1'),
      )
    })
    .concat([
      `/api/conflict-checks?subjectId=${leadId}`,
      `/api/commitments?box=subject&subject=${leadId}`,
      `/api/commitments/next?subject=${leadId}`,
      `/api/audit?subject=${leadId}`,
      `/api/files?subjectId=${leadId}`,
      `/api/notes?subjectId=${leadId}`,
      `/api/handovers?subjectId=${leadId}`,
    ])
}

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** What was said, but for which ids and numbers of the log they are, when, and whom it is against. */
function likeness(text: string, words: [string, string][]): string {
  const seen = new Map<string, string>()
  let plain = text
  for (const [word, as] of words) plain = plain.replaceAll(word, as)
  return plain
    .replaceAll(ids, (id) => {
      if (!seen.has(id)) seen.set(id, `id${seen.size}`)
      return seen.get(id) as string
    })
    .replaceAll(/"id":"?\d+"?/g, '"id":0')
    .replaceAll(/"watermark":\d+/g, '"watermark":0')
    .replaceAll(/"remainingMs":-?\d+/g, '"remainingMs":0')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'then')
    .replaceAll(/1366666\d{4}|136 6666 \d{4}/g, 'telephone')
}

async function toldOf(who: HousePerson, leadId: string, words: [string, string][]) {
  const told = new Map<string, string>()
  const paths = await addresses(leadId)
  for (const [at, path] of paths.entries()) {
    const { status, body } = await house.as(who).get(path)
    told.set(
      `${at} ${path.replaceAll(ids, '…')}`,
      likeness(`${status} ${JSON.stringify(body)}`, words),
    )
  }
  return told
}

/** Where two texts part. */
function apart(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const from = Math.max(0, at - 100)
  return `\n  …${one.slice(from, at + 200)}\n  …${other.slice(from, at + 200)}`
}

const differing = (who: string, one: Map<string, string>, other: Map<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [text, against] = [one.get(key) ?? 'nothing', other.get(key) ?? 'nothing']
    return text === against ? [] : [`${who} ${key}${apart(text, against)}`]
  })

test('an enquiry that waits is told of as before when a client behind a wall turns out to stand against it', async () => {
  const waiting = await enquired('otherSpecialist', {
    organisation: '白桦仪表有限公司',
    opponents: [secret],
  })
  await enquired('otherSpecialist', {
    organisation: '白桦仪表有限公司',
    opponents: [nobody.secret],
  })
  await work()
  const everywhere = house.entrances.flatMap(({ endpoint: { method, path, right } }) =>
    method === 'GET' && right !== 'public' && !path.includes(':') && path !== '/api/live'
      ? [path]
      : [],
  )
  const all = async () => {
    const told = new Map<string, string>()
    for (const who of walled) {
      for (const [key, text] of await toldOf(who, waiting, [])) told.set(`${who} ${key}`, text)
      for (const path of everywhere) {
        const { status, body } = await house.as(who).get(path)
        told.set(`${who} ${path}`, likeness(`${status} ${JSON.stringify(body)}`, []))
      }
    }
    return told
  }
  const before = await all()
  await hiddenClient()
  const checks = await house.look('select cause from conflict_check where subject_id = $1', [
    waiting,
  ])
  expect(checks.length).toBeGreaterThan(1)
  expect(differing('', before, await all())).toEqual([])
}, 240_000)

test('typing or registering what a walled client bears is answered like what nobody bears', async () => {
  const pairs: [string, string, unknown, unknown][] = []
  const add = (method: string, path: string, one: unknown, other: unknown) =>
    pairs.push([method, path, one, other])
  const queries = [
    ['/api/parties?q=', secret, nobody.secret],
    ['/api/parties?q=', code, nobodysCode],
    ['/api/parties?q=', phone, nobody.phone],
    ['/api/party-look-alikes?name=', secret, nobody.secret],
    ['/api/party-look-alikes?number=', code, nobodysCode],
    ['/api/leads/duplicates?phone=', phone, nobody.phone],
    ['/api/leads/duplicates?name=', secret, nobody.secret],
    ['/api/leads?q=', secret, nobody.secret],
    ['/api/clients?q=', secret, nobody.secret],
    ['/api/engagements?q=', secret, nobody.secret],
    ['/api/leads/referrers?q=', secret, nobody.secret],
  ] as const
  const party = (name: string, number: string) => ({
    kind: 'organisation',
    name,
    identifiers: [{ type: 'unified_social_credit_code', number, source: '营业执照' }],
  })
  add('POST', '/api/parties', party(secret, code), party(nobody.secret, nobodysCode))
  add('POST', '/api/originations/look-up', { name: secret }, { name: nobody.secret })
  add('POST', '/api/originations/look-up', { phone }, { phone: nobody.phone })
  const words: [string, string][] = [
    [nobody.secret, secret],
    [nobody.phone, phone],
    [nobodysCode, code],
    [`…${nobodysCode.slice(-4)}`, `…${code.slice(-4)}`],
    ['139 5555 4321', '139 5555 1234'],
  ]
  const leaks: string[] = []
  const compare = (
    label: string,
    one: { status: number; body: unknown },
    other: { status: number; body: unknown },
  ) => {
    const [a, b] = [one, other].map((it) =>
      likeness(`${it.status} ${JSON.stringify(it.body)}`, words),
    )
    if (a !== b) leaks.push(`${label}${apart(a as string, b as string)}`)
  }
  for (const who of [
    'otherSpecialist',
    'manager',
    'otherLawyer',
    'accountant',
    'engineer',
  ] as const) {
    const person = house.as(who)
    for (const [path, one, other] of queries)
      compare(
        `${who} ${path}`,
        await person.get(path + encodeURIComponent(one)),
        await person.get(path + encodeURIComponent(other)),
      )
    for (const [, path, one, other] of pairs)
      compare(`${who} ${path}`, await person.post(path, one), await person.post(path, other))
  }
  expect(leaks).toEqual([])
}, 240_000)

test('an enquiry against a client behind a wall is told of like one against nobody', async () => {
  const twins = [
    [{ opponents: [secret] }, { opponents: [nobody.secret] }],
    [
      { organisation: secret, opponents: [] },
      { organisation: nobody.secret, opponents: [] },
    ],
    [
      { organisation: theirs, opponents: [secret] },
      { organisation: nobody.theirs, opponents: [nobody.secret] },
    ],
    [
      { organisation: '雪柳商贸有限公司', unifiedSocialCreditCode: code },
      { organisation: '雪柳商贸有限公司', unifiedSocialCreditCode: nobodysCode },
    ],
    [{ phone }, { phone: nobody.phone }],
  ] as const
  const words: [string, string][] = [
    [nobody.secret, secret],
    [nobody.theirs, theirs],
    [nobody.phone, phone],
    [nobodysCode, code],
    ['139 5555 4321', '139 5555 1234'],
  ]
  const leaks: string[] = []
  for (const who of ['otherSpecialist', 'manager'] as const)
    for (const [one, other] of twins) {
      const [real, none] = [await enquired(who, one), await enquired(who, other)]
      await work()
      for (const reader of [who, 'otherLawyer', 'accountant', 'engineer'] as const)
        leaks.push(
          ...differing(
            `${reader} ${JSON.stringify(one)}`,
            await toldOf(reader, real, words),
            await toldOf(reader, none, words),
          ),
        )
      const ask = async (subjectId: string) => {
        const { status, body } = await house.as(who).post('/api/conflict-checks', { subjectId })
        return likeness(`${status} ${JSON.stringify(body)}`, words)
      }
      const [asked, against] = [await ask(real), await ask(none)]
      if (asked !== against) leaks.push(`${who} runs a check${apart(asked, against)}`)
    }
  expect(leaks).toEqual([])
}, 240_000)

test('at the desk whoever is shut out learns that something stands there, and nothing of what it is', async () => {
  const leadId = await enquired('specialist', {
    organisation: '紫楝药业有限公司',
    opponents: [secret],
  })
  await work()
  const { items } = done(
    await house.as('secondPartner').get(`/api/conflict-checks?subjectId=${leadId}`),
  )
  const seen = done(await house.as('secondPartner').get(`/api/conflict-checks/${items[0].id}`))
  const unseen = seen.findings.filter((one: { evidence: unknown }) => one.evidence === null)
  expect(unseen.length).toBeGreaterThan(0)
  for (const finding of unseen)
    expect(finding).toMatchObject({ rule: null, tier: null, article: '' })
  const told = seen.findings.map((one: { rule: string | null }) => one.rule)
  expect(told).not.toContain('opponent_is_client')
  const all = done(await officer().get(`/api/conflict-checks/${items[0].id}`))
  expect(all.findings.map((one: { rule: string }) => one.rule)).toContain('opponent_is_client')
})
