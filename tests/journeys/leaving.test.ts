import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Colleague,
  colleague,
  type Browser,
  type Product,
  setUpAndSignIn,
  startProduct,
} from '../support/product.ts'

let product: Product
let founder: Browser
let leaver: Colleague
let successor: Colleague

beforeAll(async () => {
  product = await startProduct()
  founder = await setUpAndSignIn(product)
  const specialist = (name: string, email: string) =>
    colleague(product, founder, {
      name,
      email,
      department: '客户关系部',
      roles: ['client_service_specialist'],
    })
  leaver = await specialist('林晓', 'lin@mingli.example')
  successor = await specialist('何苗', 'he@mingli.example')
}, 60_000)
afterAll(() => product?.close())

test('whoever leaves hands everything over in one act, previewed first, and can do nothing afterwards', async () => {
  const lead = await leaver.browser.post('/api/leads', {
    name: '王海',
    phone: '13900001111',
    forMyself: true,
  })
  expect(lead.status).toBe(201)
  const path = `/api/people/${leaver.id}/leaving`
  const preview = await founder.get(path)
  expect(preview.status).toBe(200)
  const charter = preview.body.areas.find((one: { area: string }) => one.area === 'charter')
  expect(charter.count).toBeGreaterThanOrEqual(2)
  const left = await founder.post(path, { successorId: successor.id, reason: '离职' })
  expect(left.status).toBeLessThan(300)
  await product.work()
  expect((await leaver.browser.get('/api/me')).status).toBe(401)
  const mine = await successor.browser.get('/api/commitments')
  expect(mine.body.items.map((one: { clause: string }) => one.clause)).toContain('D2')
  const read = await successor.browser.get(`/api/leads/${lead.body.id}`)
  expect(JSON.stringify(read.body)).toContain(successor.id)
  const after = await founder.get(`/api/people/${leaver.id}`)
  expect(after.body.status).toBe('left')
})
