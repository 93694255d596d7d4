import { afterAll, beforeAll, expect, test } from 'vitest'
import { ifMatch } from '../../../tests/support/http.ts'
import { choices, done, type Forms, type Person, question, startForms } from '../forms.fixture.ts'

let firm: Forms
beforeAll(async () => {
  firm = await startForms()
})
afterAll(() => firm?.close())

const open = (by: Person, purpose: string, practiceArea: string | null = null) =>
  firm.as(by).post('/api/forms', { purpose, practiceArea })
const draft = (by: Person, form: { id: string; version: number }, questions: object[]) =>
  firm.as(by).put(`/api/forms/${form.id}/draft`, { questions }, ifMatch(form.version))

test('marketing words the enquiry, lawyers the assessment of their own practice, managers the fields of the firm', async () => {
  const may = async (by: Person) => {
    const { mayOpen } = done(await firm.as(by).get('/api/forms'))
    return Object.fromEntries(
      mayOpen.map((one: { purpose: string; practiceAreas: string[] }) => [
        one.purpose,
        one.practiceAreas,
      ]),
    )
  }
  expect(Object.keys(await may('marketer'))).toEqual(['intake'])
  expect(Object.keys(await may('manager'))).toEqual([
    'intake',
    'lead_fields',
    'client_fields',
    'engagement_fields',
  ])
  const lawyers = await may('lawyer')
  expect(Object.keys(lawyers)).toEqual(['assessment'])
  expect(lawyers.assessment).toContain('labour')
  expect(lawyers.assessment).not.toContain('criminal')
  expect(lawyers.assessment).not.toContain(null)
  expect((await may('managingPartner')).assessment).toContain(null)
  expect(await may('accountant')).toEqual({})
})

test('what one may not word is refused, whatever is sent', async () => {
  expect((await open('accountant', 'intake')).status).toBe(403)
  expect((await open('marketer', 'lead_fields')).status).toBe(403)
  expect((await open('lawyer', 'assessment', 'criminal')).status).toBe(403)
  expect((await open('otherLawyer', 'intake')).status).toBe(403)
  const form = done(await open('lawyer', 'assessment', 'labour'))
  expect(form.abilities.keepForms).toBe(true)
  for (const rival of ['otherLawyer', 'marketer', 'manager'] as const) {
    expect((await draft(rival, form, [])).status, rival).toBe(403)
    const seen = done(await firm.as(rival).get(`/api/forms/${form.id}`))
    expect(seen.abilities.keepForms, rival).toBe(false)
  }
  expect((await open('lawyer', 'assessment', 'labour')).error?.code).toBe('form_exists')
})

test('a draft is published with a reason as the next version; the log says who, and what differs is said first', async () => {
  const form = done(await open('marketer', 'intake'))
  const first = question('heard_from', 'one_of', '您从哪里知道我们', {
    choices: choices(['web', '网上'], ['friend', '朋友介绍']),
  })
  const one = done(await draft('marketer', form, [first]))
  expect(one).toMatchObject({ drafted: true, differences: [{ key: 'heard_from', kind: 'added' }] })
  const path = `/api/forms/${form.id}`
  const bare = await firm.as('marketer').post(`${path}/publication`, {}, ifMatch(one.version))
  expect(bare.error?.fields).toEqual([{ path: 'reason', code: 'required' }])
  const published = done(
    await firm
      .as('marketer')
      .post(`${path}/publication`, { reason: '了解来源' }, ifMatch(one.version)),
  )
  expect(published).toMatchObject({ published: 1, drafted: false, differences: [] })
  const required = { ...first, required: true, label: { zh: '您怎么知道我们的', en: '' } }
  const two = done(
    await draft('marketer', published, [question('city', 'short_text', '您在哪个城市'), required]),
  )
  expect(two.differences).toEqual([
    { key: 'city', kind: 'added', parts: [] },
    { key: 'heard_from', kind: 'changed', parts: ['label', 'required'] },
  ])
  const next = done(
    await firm
      .as('manager')
      .post(`${path}/publication`, { reason: '更清楚' }, ifMatch(two.version)),
  )
  expect(
    next.versions.map((version: { number: number; reason: string }) => version.reason),
  ).toEqual(['更清楚', '了解来源'])
  const old = done(await firm.as('lawyer').get(`${path}/versions/1`))
  expect(old.questions[0].label.zh).toBe('您从哪里知道我们')
  const events = await firm.look(
    `select actor_id, data ->> 'reason' as reason from event where type = 'form.published' order by id`,
  )
  expect(events).toEqual([
    { actor_id: firm.id('marketer'), reason: '了解来源' },
    { actor_id: firm.id('manager'), reason: '更清楚' },
  ])
})

test('a draft somebody else changed meanwhile is not overwritten, and nothing is published twice', async () => {
  const form = done(await open('manager', 'client_fields'))
  const saved = done(await draft('manager', form, [question('grade', 'short_text', '评级')]))
  const late = await draft('managingPartner', form, [])
  expect(late).toMatchObject({ status: 412, error: { code: 'stale' } })
  expect(late.error?.details.current).toMatchObject({ version: saved.version })
  const path = `/api/forms/${form.id}`
  const dropped = done(
    await firm.as('manager').delete(`${path}/draft`, undefined, ifMatch(saved.version)),
  )
  expect(dropped).toMatchObject({ drafted: false, questions: [] })
  const nothing = await firm
    .as('manager')
    .post(`${path}/publication`, { reason: '无' }, ifMatch(dropped.version))
  expect(nothing.error?.code).toBe('nothing_changed')
})

test('questions that could not be asked are refused where they stand', async () => {
  const form = done(await open('manager', 'lead_fields'))
  const problems = async (questions: object[]) => {
    const answer = await draft('manager', form, questions)
    return (answer.error?.fields ?? []).map(({ path, code }) => `${path} ${code}`)
  }
  expect(await problems([question('one', 'one_of', '几选一')])).toEqual([
    'questions.0.choices too_few',
  ])
  expect(
    await problems([question('same', 'short_text', '甲'), question('same', 'short_text', '乙')]),
  ).toEqual(['questions.1.key named_twice'])
  const depends = { showWhen: { question: 'later', is: 'yes' } }
  expect(
    await problems([
      question('early', 'short_text', '先问', depends),
      question('later', 'yes_no', '后问'),
    ]),
  ).toEqual(['questions.0.showWhen.question not_an_earlier_question'])
  const limits = { min: 9, max: 3 }
  expect(await problems([question('figure', 'number', '数字', { limits })])).toEqual([
    'questions.0.limits.max below_low',
  ])
  expect(await problems([question('Bad Key', 'short_text', '甲')])).toEqual([
    'questions.0.key not_regex',
  ])
  expect(await problems([question('empty', 'short_text', ' ')])).toEqual([
    'questions.0.label.zh required',
  ])
})

test('a key that was published means the same for good', async () => {
  await firm.publish('manager', 'lead_fields', null, [question('source_score', 'number', '评分')])
  const general = done(await firm.as('manager').get('/api/forms')).items.find(
    (form: { purpose: string }) => form.purpose === 'lead_fields',
  )
  const asText = await draft('manager', general, [question('source_score', 'short_text', '评分')])
  expect(asText.error?.fields).toEqual([{ path: 'questions.0.kind', code: 'kind_fixed' }])
  const labour = done(await open('manager', 'lead_fields', 'labour'))
  const again = await draft('manager', labour, [question('source_score', 'number', '评分')])
  expect(again.error?.fields).toEqual([{ path: 'questions.0.key', code: 'key_taken' }])
})

test('the database itself lets nobody word the form of another', async () => {
  const [form] = await firm.look(`select id from form where purpose = 'lead_fields'`)
  const { asActor } = await import('#access/index.ts')
  const marketer = {
    kind: 'person' as const,
    personId: firm.id('marketer'),
    name: '',
    roles: ['marketing' as const],
    departmentId: firm.department('marketing'),
    standsInFor: [],
    scopes: null,
  }
  await asActor(firm.product.db.database, marketer, async (tx) => {
    const changed = await tx
      .updateTable('form')
      .set({ draft: JSON.stringify([]) })
      .where('id', '=', form?.id)
      .executeTakeFirst()
    expect(changed.numUpdatedRows).toBe(0n)
  })
})
