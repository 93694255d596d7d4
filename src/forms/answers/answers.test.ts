import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, system } from '#access/index.ts'
import { workBits } from '#client-development/contract.ts'
import { uiWords } from '#ui/words.ts'
import { engine, hasWords } from '#platform/i18n/words.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { ifMatch } from '../../../tests/support/http.ts'
import { formWords } from '../web/words.ts'
import { choices, done, type Forms, type Person, question, startForms } from '../forms.fixture.ts'

let firm: Forms
beforeAll(async () => {
  firm = await startForms()
  await firm.publish('marketer', 'intake', null, [
    question('heard_from', 'one_of', '您从哪里知道我们', {
      choices: choices(['web', '网上'], ['friend', '朋友介绍']),
    }),
    question('which_friend', 'short_text', '哪位朋友', {
      required: true,
      showWhen: { question: 'heard_from', is: 'friend' },
    }),
  ])
  await firm.publish('marketer', 'intake', 'labour', [
    question('contract_signed', 'yes_no', '签过劳动合同吗', { required: true }),
    question('joined_on', 'date', '哪天入职', { limits: { days: 'past' } }),
  ])
})
afterAll(() => firm?.close())

const lead = (more: object = {}) => ({ name: '姜晓棠', phone: '13800001234', ...more })
const register = async (more: object = {}, by: Person = 'marketer') =>
  done(await firm.as(by).post('/api/leads', lead(more))).id as string
const read = async (id: string, by: Person = 'manager') =>
  done(await firm.as(by).get(`/api/leads/${id}`))
const answer = (
  by: Person,
  seen: { id: string; version: number },
  purpose: string,
  answers: object,
) => firm.as(by).put(`/api/leads/${seen.id}/answers/${purpose}`, { answers }, ifMatch(seen.version))
/** Answers of a sheet by question. */
const said = (sheet: { answers: { key: string; value: unknown }[] }) =>
  Object.fromEntries(sheet.answers.map(({ key, value }) => [key, value]))

const keys = async (area?: string) => {
  const path = `/api/questions?purpose=intake${area ? `&practice_area=${area}` : ''}`
  const { forms } = done(await firm.as('specialist').get(path))
  return forms.flatMap((form: { questions: { key: string }[] }) =>
    form.questions.map((one) => one.key),
  )
}

test('a question for labour cases is asked in labour cases only', async () => {
  expect(await keys()).toEqual(['heard_from', 'which_friend'])
  expect(await keys('civil')).toEqual(['heard_from', 'which_friend'])
  expect(await keys('labour')).toEqual([
    'heard_from',
    'which_friend',
    'contract_signed',
    'joined_on',
  ])
  const civil = { practiceArea: 'civil', answers: { contract_signed: 'yes' } }
  const refusal = await firm.as('marketer').post('/api/leads', lead(civil))
  expect(refusal.error?.fields).toEqual([
    { path: 'answers.contract_signed', code: 'unknown_field' },
  ])
  const missing = await firm
    .as('marketer')
    .post('/api/leads', lead({ practiceArea: 'labour', answers: {} }))
  expect(missing.error?.fields).toEqual([{ path: 'answers.contract_signed', code: 'required' }])
})

test('what depends on another answer is asked, required and kept only after that answer', async () => {
  const friend = { heard_from: 'friend' }
  const lacking = await firm.as('marketer').post('/api/leads', lead({ answers: friend }))
  expect(lacking.error?.fields).toEqual([{ path: 'answers.which_friend', code: 'required' }])
  const id = await register({ answers: { heard_from: 'web', which_friend: '上一次写的' } })
  const [sheet] = (await read(id)).answers
  expect(said(sheet)).toEqual({ heard_from: 'web' })
})

function workFor(token: string): string {
  for (let work = 0; ; work += 1) {
    const digest = createHash('sha256').update(`${token}:${work}`).digest()
    if (digest.readUInt32BE() >>> (32 - workBits) === 0) return String(work)
  }
}

async function enquiry(more: object) {
  const form = done(await firm.stranger.get('/api/enquiry-form'))
  firm.clock.advance(20_000)
  const { noticeVersion, formsVersion, token } = form
  const sent = { name: '访客', phone: '13712345678', need: '被辞退', consent: true, noticeVersion }
  return { form, body: { ...sent, formsVersion, token, work: workFor(token), ...more } }
}

test('an enquirer answers the questions of their practice area, and staff read the answers', async () => {
  await firm.look(`update firm set privacy_notice = '仅用于答复咨询'`)
  const answers = { heard_from: 'web', contract_signed: 'no' }
  const { form, body } = await enquiry({ practiceArea: 'labour', answers })
  expect(form.forms.map((one: { practiceArea: string }) => one.practiceArea)).toEqual([
    null,
    'labour',
  ])
  done(await firm.stranger.post('/api/enquiries', body))
  const { items } = done(await firm.as('marketer').get('/api/leads?practice_area=labour'))
  const { answers: sheets } = await read(items[0].id)
  expect(sheets.map((one: { answeredBy: unknown }) => one.answeredBy)).toEqual([null, null])
  expect(Object.assign({}, ...sheets.map(said))).toEqual(answers)
  const bad = await enquiry({ practiceArea: 'labour', answers: { contract_signed: 'maybe' } })
  const refusal = await firm.stranger.post('/api/enquiries', bad.body)
  expect(refusal.error?.fields).toEqual([{ path: 'answers.contract_signed', code: 'not_a_choice' }])
  const events = await firm.look(
    `select actor_kind from event where type = 'lead.answered' and subject_id = $1`,
    [items[0].id],
  )
  expect(events).toEqual([{ actor_kind: 'public' }])
})

test('questions that changed while the page was open are asked again', async () => {
  const { body } = await enquiry({ formsVersion: '0000000000000000' })
  const refusal = await firm.stranger.post('/api/enquiries', body)
  expect(refusal).toMatchObject({ status: 409, error: { code: 'questions_changed' } })
})

test('old answers keep their version and its words, also when the question is gone', async () => {
  const choice = (zh: string) =>
    question('matter_kind', 'one_of', zh, { choices: choices(['pay', '欠薪'], ['injury', '工伤']) })
  const first = await firm.publish('manager', 'lead_fields', null, [
    choice('纠纷类型'),
    question('scale', 'short_text', '单位规模'),
  ])
  const id = await register({ custom: { matter_kind: 'pay', scale: '二十人' } })
  const renamed = question('matter_kind', 'one_of', '争议类别', {
    choices: choices(['wages', '劳动报酬'], ['injury', '工伤待遇']),
  })
  await firm.publish('manager', 'lead_fields', null, [renamed])
  const before = await read(id)
  expect(before.answers).toHaveLength(1)
  expect(before.answers[0]).toMatchObject({ number: first.published, supersededAt: null })
  expect(before.answers[0].answers).toMatchObject([
    { label: { zh: '纠纷类型' }, value: 'pay', choices: [{ label: { zh: '欠薪' } }] },
    { label: { zh: '单位规模' }, value: '二十人' },
  ])
  const anew = done(await answer('marketer', before, 'lead_fields', { matter_kind: 'injury' }))
  expect(anew.answers).toMatchObject([
    { number: 2, supersededAt: null, answers: [{ label: { zh: '争议类别' }, value: 'injury' }] },
    { number: 1, answers: [{ label: { zh: '纠纷类型' } }, { label: { zh: '单位规模' } }] },
  ])
  expect(anew.answers[1].supersededAt).not.toBeNull()
  const gone = await answer('marketer', anew, 'lead_fields', { matter_kind: 'pay' })
  expect(gone.error?.fields).toEqual([{ path: 'answers.matter_kind', code: 'not_a_choice' }])
})

test('answers change like everything else: with the version seen, by whom may change the lead, once', async () => {
  const id = await register()
  const seen = await read(id)
  const stale = await answer('marketer', { id, version: 99 }, 'lead_fields', {})
  expect(stale.status).toBe(412)
  expect((await answer('accountant', seen, 'lead_fields', {})).status).toBe(403)
  expect((await answer('lawyer', seen, 'lead_fields', {})).status).toBe(404)
  const changed = done(await answer('specialist', seen, 'lead_fields', { matter_kind: 'wages' }))
  expect(changed.version).toBe(seen.version + 1)
  const same = done(await answer('specialist', changed, 'lead_fields', { matter_kind: 'wages' }))
  expect(same.version).toBe(changed.version)
})

test('an answer that cannot be is refused at its field, in words of both languages', async () => {
  await firm.publish('manager', 'lead_fields', 'civil', [
    question('note', 'short_text', '备注', { limits: { min: 2, max: 4 } }),
    question('people', 'number', '人数', { limits: { min: 1, max: 50 } }),
    question('claim', 'amount', '标的额', { limits: { max: 1000 } }),
    question('hearing', 'date', '开庭日期', { limits: { days: 'future' } }),
    question('left', 'date', '离职日期', { limits: { days: 'past' } }),
    question('wants', 'several_of', '诉求', {
      choices: choices(['money', '钱'], ['job', '复职'], ['sorry', '道歉']),
      limits: { max: 2 },
    }),
    question('second_phone', 'phone', '备用电话'),
    question('sure', 'yes_no', '确定吗', { required: true }),
  ])
  const id = await register({ practiceArea: 'civil' })
  const seen = await read(id)
  const wrong = {
    note: '太长太长太长',
    people: 51,
    claim: '1000.01',
    hearing: '2020-01-01',
    left: '2099-01-01',
    wants: ['money', 'job', 'sorry'],
    second_phone: '1380000',
    matter_kind: 'nothing',
    never_asked: 'x',
  }
  const refusal = await answer('manager', seen, 'lead_fields', wrong)
  const codes = Object.fromEntries(
    (refusal.error?.fields ?? []).map(({ path, code }) => [path.replace('answers.', ''), code]),
  )
  expect(codes).toEqual({
    note: 'too_long',
    people: 'too_large',
    claim: 'too_large',
    hearing: 'in_the_past',
    left: 'in_the_future',
    wants: 'too_many',
    second_phone: expect.stringMatching(/^phone_/),
    matter_kind: 'not_a_choice',
    never_asked: 'unknown_field',
    sure: 'required',
  })
  const worse = { note: '短', people: '五', claim: '一千', hearing: '明天', left: '2025-13-01' }
  const second = await answer('manager', seen, 'lead_fields', { ...worse, sure: 'yes' })
  const all = [...(refusal.error?.fields ?? []), ...(second.error?.fields ?? [])]
  expect(second.error?.fields.map(({ code }) => code)).toEqual([
    'too_short',
    'wrong_type',
    'not_money',
    'not_date',
    'not_date',
  ])
  for (const language of ['zh-CN', 'en']) {
    await engine.changeLanguage(language)
    for (const problem of all) {
      const places = [formWords, uiWords].map((one) => `${one.namespace}:problem.${problem.code}`)
      const place = places.find((one) => hasWords(one))
      expect(place, problem.code).toBeDefined()
      const words = engine.t(place as string, { ...problem.values })
      expect(/\p{Script=Han}/u.test(words), `${language} ${words}`).toBe(language === 'zh-CN')
    }
  }
  await engine.changeLanguage('zh-CN')
  const right = {
    note: '尽快',
    people: 3,
    claim: '1000',
    hearing: '2026-03-02',
    wants: ['sorry', 'money'],
    second_phone: '139 1234 5678',
    sure: 'yes',
  }
  const kept = done(await answer('manager', seen, 'lead_fields', right))
  const civil = kept.answers.find(
    (sheet: { practiceArea: string }) => sheet.practiceArea === 'civil',
  )
  expect(said(civil)).toEqual({
    ...right,
    wants: ['money', 'sorry'],
    second_phone: '+8613912345678',
  })
})

test('a list shows and filters by the fields of the firm, of every kind', async () => {
  const id = await register({ name: '筛得到', practiceArea: 'civil' })
  const answers = {
    matter_kind: 'injury',
    note: '加急件',
    people: 7,
    claim: '880.50',
    hearing: '2026-04-01',
    wants: ['job'],
    second_phone: '13655556666',
    sure: 'no',
  }
  done(await answer('manager', await read(id), 'lead_fields', answers))
  const found = async (...where: string[]) => {
    const query = where.map((one) => `&where=${encodeURIComponent(one)}`).join('')
    const list = await firm.as('manager').get(`/api/leads?fields=claim&fields=wants${query}`)
    return done(list).items.map((row: { id: string }) => row.id)
  }
  for (const where of [
    ['matter_kind:injury', 'sure:no'],
    ['note:加急'],
    ['people:5..7', 'sure:no'],
    ['people:7'],
    ['claim:880.5'],
    ['hearing:2026-03-15..'],
    ['wants:job', 'matter_kind:wages,injury'],
    ['second_phone:136 5555'],
  ]) {
    expect(await found(...where), where.join()).toEqual([id])
  }
  expect(await found('people:8..')).toEqual([])
  expect(await found('people:7', 'sure:yes')).toEqual([])
  const list = await firm
    .as('manager')
    .get('/api/leads?fields=claim&fields=wants&where=people:7&q=筛得到')
  expect(done(list).items).toMatchObject([{ id, custom: { claim: '880.50', wants: ['job'] } }])
  const board = done(await firm.as('manager').get('/api/leads/board?where=people:7'))
  expect(board.columns.reduce((sum: number, one: { count: number }) => sum + one.count, 0)).toBe(1)
  for (const [where, code] of [
    ['nothing:1', 'unknown_field'],
    ['people:many', 'wrong_type'],
    ['sure:perhaps', 'not_a_choice'],
    ['hearing:2026-02-31', 'not_date'],
  ] as const) {
    const refusal = await firm.as('manager').get(`/api/leads?where=${where}`)
    expect(refusal.error?.fields, where).toEqual([{ path: 'query.where.0', code }])
  }
  const columns = done(await firm.as('manager').get('/api/custom-fields?on=lead')).items
  expect(columns.find((one: { key: string }) => one.key === 'matter_kind')).toMatchObject({
    label: { zh: '争议类别' },
    choices: [{ key: 'pay' }, { label: { zh: '工伤待遇' } }, { key: 'wages' }],
  })
})

async function wall(subject: string, who: Person): Promise<void> {
  await perform(firm.product.runtime, system, async ({ tx, now }) => {
    const id = uuidv7()
    await tx.insertInto('wall').values({ id, reason: '利益冲突', raised_at: now }).execute()
    await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: subject }).execute()
    await tx
      .insertInto('wall_principal')
      .values({ wall_id: id, principal_id: firm.id(who) })
      .execute()
  })
}

test('an answer of a walled lead is nowhere: not in a list, a count or a filter', async () => {
  const id = await register({ practiceArea: 'civil' })
  done(await answer('manager', await read(id), 'lead_fields', { people: 44, sure: 'yes' }))
  const counts = async (by: Person) => {
    const list = done(await firm.as(by).get('/api/leads?where=people:44&fields=people'))
    const board = done(await firm.as(by).get('/api/leads/board?where=people:44'))
    return [
      list.items.length,
      board.columns.reduce((sum: number, one: { count: number }) => sum + one.count, 0),
    ]
  }
  expect(await counts('manager')).toEqual([1, 1])
  expect(await counts('lawyer')).toEqual([0, 0])
  await wall(id, 'specialist')
  expect(await counts('specialist')).toEqual([0, 0])
  expect(await counts('manager')).toEqual([1, 1])
  const blind = await answer('specialist', { id, version: 2 }, 'lead_fields', { people: 1 })
  expect(blind.status).toBe(404)
})

test('an assessment carries the answers to the questions of its practice, and no promise of an outcome', async () => {
  await firm.publish('lawyer', 'assessment', 'labour', [
    question('limitation', 'date', '仲裁时效到哪天', { required: true }),
    question('chances', 'long_text', '仲裁前景'),
  ])
  const id = await register({ practiceArea: 'labour' })
  const road = `/api/leads/${id}`
  done(
    await firm
      .as('marketer')
      .post(`${road}/screening`, { outcome: 'accepted', practiceArea: 'labour' }),
  )
  const assignment = {
    specialistId: firm.id('specialist'),
    departmentId: firm.department('民事业务部'),
  }
  done(await firm.as('manager').post(`${road}/assignment`, assignment))
  const contact = {
    way: 'call',
    reached: true,
    need: '欠薪',
    needClear: true,
    notPresented: '对方时间有限',
    assessorId: firm.id('lawyer'),
  }
  done(await firm.as('specialist').post(`${road}/first-contacts`, contact))
  const opinion = {
    facts: '未签合同',
    legalBasis: '劳动合同法第八十二条',
    risks: '证据不足',
    prospects: '有一定依据',
    advice: '先收集证据',
    worthTaking: false,
  }
  const assess = (answers: object) =>
    firm.as('lawyer').post(`${road}/assessments`, { ...opinion, answers })
  expect((await assess({})).error?.fields).toEqual([
    { path: 'answers.limitation', code: 'required' },
  ])
  const promising = { limitation: '2026-12-01', chances: '保证胜诉' }
  expect((await assess(promising)).error?.fields).toMatchObject([
    { path: 'answers.chances', code: 'outcome_promise' },
  ])
  done(await assess({ limitation: '2026-12-01' }))
  done(await assess({ limitation: '2026-11-01' }))
  const { assessments, answers } = await read(id, 'lawyer')
  expect(
    assessments.map((one: { answers: { answers: [] }[] }) => said(one.answers[0] as never)),
  ).toEqual([{ limitation: '2026-11-01' }, { limitation: '2026-12-01' }])
  expect(answers).toEqual([])
})
