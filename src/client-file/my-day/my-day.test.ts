import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestClock } from '#platform/clock.ts'
import {
  type Browser,
  type Colleague,
  colleague,
  type Product,
  setUpAndSignIn,
  signIn,
  startProduct,
} from '../../../tests/support/product.ts'

let product: Product
let founder: Browser
const people = {} as Record<'marketer' | 'manager' | 'lin' | 'lawyer' | 'other', Colleague>

beforeAll(async () => {
  product = await startProduct()
  founder = await setUpAndSignIn(product)
  const hire = async (
    key: keyof typeof people,
    name: string,
    department: string,
    roles: Parameters<typeof colleague>[2]['roles'],
  ) => {
    const email = `${key}@mingli.example`
    people[key] = await colleague(product, founder, { name, email, department, roles })
    await people[key].browser.post('/api/charter/acknowledgement')
  }
  await hire('marketer', '许诺', '市场部', ['marketing'])
  await hire('manager', '沈知行', '客户关系部', ['client_relationship_manager'])
  await hire('lin', '林晓', '客户关系部', ['client_service_specialist'])
  await hire('lawyer', '韩立言', '民事业务部', ['lawyer'])
  await hire('other', '何苗', '刑事业务部', ['lawyer'])
}, 60_000)
afterAll(() => product?.close())

const as = (who: keyof typeof people) => people[who].browser
const mattersOf = async (who: keyof typeof people, ids: string[]) =>
  (await as(who).get(`/api/my-day/matters?ids=${ids.join(',')}`)).body.items
const box = async (who: keyof typeof people, name: string) =>
  (await as(who).get(`/api/commitments?box=${name}`)).body.items

let owed: { id: string; subject: { id: string } }

test('a promise says in the lead’s own words what it is about, and the telephone to ring', async () => {
  const lead = await as('marketer').post('/api/leads', {
    name: '苏州云杉机械有限公司',
    contactName: '赵敏',
    phone: '13812345678',
    need: '拖欠货款纠纷，\n对方已失联',
  })
  const departments = (await founder.get('/api/departments')).body.items
  const { id: departmentId } = departments.find(
    (one: { name: string }) => one.name === '民事业务部',
  )
  await as('marketer').post(`/api/leads/${lead.body.id}/screening`, {
    outcome: 'accepted',
    practiceArea: 'civil',
    departmentId,
  })
  await as('manager').post(`/api/leads/${lead.body.id}/assignment`, { specialistId: people.lin.id })
  ;[owed] = await box('lin', 'mine')
  expect(await mattersOf('lin', [owed.id])).toEqual([
    {
      commitmentId: owed.id,
      line: '拖欠货款纠纷， 对方已失联',
      contactName: '赵敏',
      phone: '+8613812345678',
    },
  ])
})

test('whoever does not see the lead is told nothing of it', async () => {
  expect(await mattersOf('other', [owed.id])).toEqual([])
})

test('what others owe on the leads I look after is what I wait for; my own is not', async () => {
  expect(await box('lin', 'waiting')).toEqual([])
  const contact = await as('lin').post(`/api/leads/${owed.subject.id}/first-contacts`, {
    way: 'call',
    reached: true,
    needClear: true,
    notPresented: '对方时间有限',
    need: '追讨货款86万元',
    assessorId: people.lawyer.id,
  })
  expect(contact.status, JSON.stringify(contact.body)).toBe(201)
  const waited = (await box('lin', 'waiting')).map(
    (one: { clause: string; owner: { name: string } }) => `${one.clause} ${one.owner.name}`,
  )
  // There is no conflict officer yet: the founder stands in.
  expect(waited.toSorted()).toEqual(['D3 韩立言', 'G4 周明理'])
  expect(await box('other', 'waiting')).toEqual([])
})

test('my share is counted from what I kept in time, kept late, and let pass', async () => {
  expect((await as('lin').get('/api/my-day/kept')).body).toMatchObject({ kept: 2, late: 0 })
  ;(product.clock as TestClock).advance(10 * 86_400_000)
  await product.work('sweep')
  await signIn(as('lawyer'), people.lawyer.email, people.lawyer.password)
  const late = (await as('lawyer').get('/api/my-day/kept')).body
  // What they declare on joining is late as well.
  expect(late).toMatchObject({ kept: 1, late: 2 })
  expect(late.days).toHaveLength(3)
})

test('too many, none, or what are no ids are refused at the field', async () => {
  await signIn(as('lin'), people.lin.email, people.lin.password)
  const asked = (ids: string) => as('lin').get(`/api/my-day/matters?ids=${ids}`)
  expect((await asked('')).status).toBe(422)
  expect((await asked('1,2')).status).toBe(422)
  const many = Array.from({ length: 101 }, () => owed.id).join(',')
  expect((await asked(many)).body.error.fields[0].path).toBe('query.ids')
})
