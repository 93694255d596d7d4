import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailDrop } from '#client-file/index.ts'
import type { Role } from '#access/index.ts'
import {
  type Colleague,
  colleague,
  type Product,
  type Reply,
  setUpAndSignIn,
  startProduct,
} from '../support/product.ts'

// What was dropped for somebody is theirs alone, whatever roles others hold: it stands with no client yet,
// so that no wall could keep it from them.

let product: Product
let drop: Awaited<ReturnType<typeof startMailDrop>>
let owner: Colleague
const others: Record<string, Colleague['browser']> = {}
let item: string
let file: string
let lead: string

const ok = (reply: Reply): Reply['body'] => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

const staff: [string, string, Role[]][] = [
  ['engineer', '信息技术部', ['it_administrator']],
  ['manager', '客户关系部', ['client_relationship_manager']],
  ['officer', '管理层', ['conflict_officer']],
  ['head', '民事业务部', ['partner', 'department_head']],
  ['deputy', '民事业务部', ['lawyer']],
]

beforeAll(async () => {
  product = await startProduct()
  drop = await startMailDrop({
    runtime: product.runtime,
    files: product.app.fileStore,
    domain: 'drop.mingli.example',
    host: '127.0.0.1',
    port: 0,
    tls: null,
    log: () => undefined,
  })
  const founder = await setUpAndSignIn(product)
  others.founder = founder
  const hire = (name: string, department: string, roles: Role[]) =>
    colleague(product, founder, { name, email: `${name}@mingli.example`, department, roles })
  owner = await hire('owner', '民事业务部', ['lawyer'])
  for (const [name, department, roles] of staff) {
    const hired = await hire(name, department, roles)
    others[name] = hired.browser
    if (name !== 'deputy') continue
    const startsAt = product.clock.now()
    const endsAt = new Date(startsAt.getTime() + 86_400_000)
    const period = { personId: owner.id, delegateId: hired.id, startsAt, endsAt, reason: '出差' }
    ok(await owner.browser.post('/api/delegations', period))
  }
  const details = { name: '云杉机械', phone: '13812345678', forMyself: true }
  lead = ok(await owner.browser.post('/api/leads', details)).id
  const to = ok(await owner.browser.post('/api/mail-drop')).drop.address
  await createTransport({ host: '127.0.0.1', port: drop.port, ignoreTLS: true }).sendMail({
    from: 'client@yunshan.example',
    to,
    subject: '报价',
    text: '请看附件',
    attachments: [{ filename: '报价.txt', content: '十万元' }],
  })
  const [mail] = ok(await owner.browser.get('/api/received')).items
  item = mail.id
  file = mail.files[0].id
}, 60_000)
afterAll(async () => {
  await drop?.stop()
  await product?.close()
})

const body = () => ({ subjectId: lead, text: '看', fileIds: [file] })

test('nobody else reads it, takes its files, puts it, discards it or brings it back', async () => {
  for (const [who, browser] of Object.entries(others)) {
    expect(ok(await browser.get('/api/received')).items, who).toEqual([])
    expect((await browser.get(`/api/received-files/${file}`)).status, who).toBe(404)
    const road = `/api/received/${item}`
    expect((await browser.post(`${road}/note`, body())).status, who).toBe(404)
    expect((await browser.post(`${road}/discarding`)).status, who).toBe(404)
    expect((await browser.post(`${road}/return`)).status, who).toBe(404)
  }
})

test('nobody reads or ends the address of another', async () => {
  for (const [who, browser] of Object.entries(others)) {
    expect(ok(await browser.get('/api/mail-drop')).drop, who).toBeNull()
    expect((await browser.send('DELETE', '/api/mail-drop')).status, who).toBe(204)
  }
  expect(ok(await owner.browser.get('/api/mail-drop')).drop.address).toContain('@drop.mingli')
})

test('its files come as files to keep, never shown in the window', async () => {
  const download = await owner.browser.get(`/api/received-files/${file}`)
  expect([download.status, download.body]).toEqual([200, '十万元'])
  expect(download.headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(download.headers.get('content-type')).toBe('application/octet-stream')
})

test('whom somebody worked with last is told to them alone, and only what they still see', async () => {
  expect(ok(await owner.browser.get('/api/my-day/latest')).items).toMatchObject([{ id: lead }])
  expect(
    ok(await (others.manager as Colleague['browser']).get('/api/my-day/latest')).items,
  ).toEqual([])
})

test('put with a client, its file is the client’s; the owner alone can take it back', async () => {
  ok(await owner.browser.post(`/api/received/${item}/note`, body()))
  const files = ok(await owner.browser.get(`/api/files?subjectId=${lead}`)).items
  expect(files).toMatchObject([{ name: '报价.txt' }])
  expect(
    (await (others.manager as Colleague['browser']).post(`/api/received/${item}/return`)).status,
  ).toBe(404)
  ok(await owner.browser.post(`/api/received/${item}/return`))
  expect(ok(await owner.browser.get('/api/received')).items).toHaveLength(1)
})

test('where it leads nowhere: a client its owner does not see', async () => {
  const details = { name: '雪松贸易', phone: '13912345678' }
  const unseen = ok(await (others.manager as Colleague['browser']).post('/api/leads', details)).id
  const note = await owner.browser.post(`/api/received/${item}/note`, {
    ...body(),
    subjectId: unseen,
  })
  expect(note.status).toBe(404)
})
