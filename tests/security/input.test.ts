import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { crc32, deflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '#access/index.ts'
import { createSignIn } from '#access/sign-in/index.ts'
import type { TestClock } from '#platform/clock.ts'
import { openFileStore } from '#platform/files/store.ts'
import { createServer } from '#shell/server.ts'
import { setUpAndSignIn, startProduct, type Browser, type Product } from '../support/product.ts'

// What comes in may be anything; the server answers what is wrong with it, and stays up for others.

let product: Product
let founder: Browser
let lead: string

beforeAll(async () => {
  product = await startProduct()
  founder = await setUpAndSignIn(product)
  const made = await founder.post('/api/leads', { name: '云杉机械', phone: '13812345678' })
  lead = made.body.id
}, 60_000)
afterAll(() => product?.close())

const cookies = () => [...founder.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
async function raw(
  path: string,
  body: string | Uint8Array,
  type = 'application/json',
  method = 'POST',
) {
  const headers = { 'x-covenant-client': 'web', 'content-type': type, cookie: cookies() }
  const response = await fetch(product.url + path, { method, headers, body: body as BodyInit })
  return { status: response.status, body: await response.text() }
}

test('bodies too large, too deep, broken or of another kind are refused in a moment', async () => {
  const big = JSON.stringify({ name: '长'.repeat(400_000), phone: '1' })
  const cases: [string | Uint8Array, string, number[]][] = [
    [big, 'application/json', [413]],
    [`{"name":"x","need":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'application/json', [422]],
    [`{"name":"x",${'"a":{'.repeat(50_000)}${'}'.repeat(50_001)}`, 'application/json', [422]],
    ['{"name":"x","__proto__":{"roles":["managing_partner"]}}', 'application/json', [422]],
    ['{"name":"x","constructor":{"prototype":{"roles":1}}}', 'application/json', [422]],
    ['{"name":"x","need":"\\ud800","wechat":"abcdef"}', 'application/json', [422]],
    ['{"name":', 'application/json', [422]],
    ['', 'application/json', [422]],
    ['null', 'application/json', [422]],
    ['[]', 'application/json', [422]],
    ['"text"', 'application/json', [422]],
    ['1e999', 'application/json', [422]],
    [new Uint8Array([0xff, 0xfe, 0x00]), 'application/json', [422]],
    ['name=x', 'application/x-www-form-urlencoded', [422]],
    ['<lead/>', 'application/xml', [422]],
    ['{}', 'text/plain', [422]],
    ['{}', 'application/json; charset=utf-7', [422]],
    ['{}', 'x'.repeat(2_000), [422]],
  ]
  for (const [body, type, statuses] of cases) {
    const reply = await raw('/api/leads', body, type)
    expect(statuses, `${type} ${String(body).slice(0, 40)} ${reply.body.slice(0, 200)}`).toContain(
      reply.status,
    )
  }
  expect(({} as { roles?: unknown }).roles).toBeUndefined()
})

test('addresses that are no addresses are answered, and never with what failed inside', async () => {
  const strange = [
    '/api/leads/%00',
    '/api/leads/%ff%fe',
    '/api/leads/%',
    '/api/leads/..%2f..%2fetc%2fpasswd',
    `/api/leads/${'a'.repeat(5_000)}`,
    "/api/leads/'; drop table lead; --",
    '/api/leads/__proto__',
    '/api/leads/00000000-0000-0000-0000-000000000000',
    '/api/charter/draft/clauses/__proto__',
    '/api/people/x/roles/constructor',
    '/api/leads/%E2%80%AE',
    '/api/leads?stage=__proto__',
    '/api/leads?limit=-1&limit=99999999999',
    `/api/leads?${'a=1&'.repeat(3_000)}`,
  ]
  for (const path of strange) {
    const reply = await founder.get(encodeURI(path).replaceAll('%25', '%'))
    expect(reply.status, path).toBeGreaterThanOrEqual(400)
    expect(reply.status, path).toBeLessThan(500)
  }
})

test('headers that are no headers change nothing', async () => {
  for (const headers of [
    { 'idempotency-key': 'x' },
    { 'idempotency-key': "'; drop table lead; --" },
    { 'idempotency-key': 'a'.repeat(5_000) },
    { 'if-match': '*' },
    { 'if-match': '"99999999999999999999"' },
    { 'if-match': '"-1"' },
    { authorization: 'Bearer cov_' },
    { authorization: `Bearer cov_${'x'.repeat(10_000)}` },
    { cookie: `covenant_session=${'%'.repeat(4_000)}` },
    { cookie: 'covenant_session=a.b; covenant_session=c.d; __proto__=1' },
    { 'accept-language': '*'.repeat(5_000) },
    { range: 'bytes=0-,1-,2-,3-' },
    { 'transfer-encoding-x': 'chunked' },
  ] as Record<string, string>[]) {
    const reply = await founder.send('PATCH', `/api/leads/${lead}`, { need: '甲' }, headers)
    const told = JSON.stringify(headers).slice(0, 60)
    expect([401, 404, 412, 422, 431], told).toContain(reply.status)
  }
})

test('requests spelled against the protocol end there, and the next one is served', async () => {
  const { port, hostname } = new URL(product.url)
  const speak = (words: string) =>
    new Promise<string>((come) => {
      let heard = ''
      const socket = connect(Number(port), hostname, () => socket.end(words))
      socket.on('data', (part) => (heard += part))
      socket.on('close', () => come(heard))
      socket.on('error', () => come(heard))
      socket.setTimeout(2_000, () => socket.destroy())
    })
  const two =
    'POST /api/leads HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/me HTTP/1.1\r\n\r\n'
  for (const words of [
    two,
    'GET /api/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n',
    '\0\0\0\0\r\n\r\n',
  ]) {
    const heard = await speak(words)
    expect(heard).not.toMatch(/HTTP\/1\.1 (200|5\d\d)/)
  }
  expect((await founder.get('/api/me')).status).toBe(200)
})

const form = (parts: [string, string | Uint8Array, string?, string?][]) => {
  const made = new FormData()
  for (const [field, content, name, type] of parts) {
    if (name === undefined) made.append(field, String(content))
    else made.append(field, new Blob([content as BlobPart], { type: type ?? '' }), name)
  }
  return made
}
const upload = (body: unknown, path = `/api/files?subjectId=${lead}`) => founder.post(path, body)

test('forms with no file, too many parts, or none of a form are refused, and leave nothing waiting', async () => {
  expect((await upload({ file: 'x' })).status).toBe(422)
  expect((await upload(form([]))).status).toBe(422)
  expect((await upload(form([['file', 'words']]))).status).toBe(422)
  expect((await upload(form([['file', '', 'empty.txt']]))).status).toBe(422)
  const many = Array.from(
    { length: 300 },
    (_, at) => [`f${at}`, 'x', `${at}.txt`] as [string, string, string],
  )
  const fields = Array.from({ length: 3_000 }, (_, at) => [`f${at}`, 'x'] as [string, string])
  for (const parts of [many, [...fields, ['file', 'x', 'a.txt'] as [string, string, string]]]) {
    const reply = await upload(form(parts))
    expect(reply.status).toBeLessThan(500)
  }
  for (const type of ['files', 'imports?kind=lead'])
    for (const broken of [
      '--x',
      '--x\r\n\r\n',
      `--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nnever ends`,
    ])
      expect(
        (
          await raw(
            `/api/${type}${type === 'files' ? `?subjectId=${lead}` : ''}`,
            broken,
            'multipart/form-data; boundary=x',
          )
        ).status,
      ).toBeLessThan(500)
  expect((await raw(`/api/files?subjectId=${lead}`, 'x', 'multipart/form-data')).status).toBe(422)
}, 20_000)

test('a file keeps its words and loses its folders; scripts in it never run in the browser', async () => {
  for (const [name, type, content] of [
    ['../../../etc/passwd', 'text/plain', 'x'],
    ['..\\..\\windows\\system.ini', 'text/plain', 'x'],
    ['/etc/shadow', 'text/html', '<script>alert(1)</script>'],
    ['证据\u202egnp.exe', 'image/svg+xml', '<svg onload="alert(1)"/>'],
    ['a"; filename="b.html', 'text/html', '<script>1</script>'],
    ['x.pdf', 'application/pdf\r\nx-evil: 1', '%PDF'],
    ['文件'.repeat(60), 'image/png', 'GIF89a<script>'],
    ['x.html', 'application/xhtml+xml', '<html/>'],
  ] as [string, string, string][]) {
    const sent = await upload(form([['file', content, name, type]]))
    if (sent.status >= 400) continue
    expect(sent.body.name, name).not.toMatch(/[/\\\u202e]/)
    const read = await founder.get(`/api/files/${sent.body.id}?inline=yes`)
    expect(read.headers.get('x-content-type-options')).toBe('nosniff')
    expect(read.headers.get('x-evil')).toBeNull()
    expect(read.headers.get('content-security-policy')).toContain('sandbox')
    expect(read.headers.get('content-type'), name).not.toMatch(/html|svg|xml|text\/plain/)
    if (/html|svg|xml/.test(type))
      expect(read.headers.get('content-disposition')).toMatch(/^attachment/)
  }
})

/** A zip of one or more parts, whose declared sizes may lie. */
function zip(parts: { name: string; content: Uint8Array; declared?: number }[]): Uint8Array {
  const files: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, content, declared = content.length } of parts) {
    const packed = deflateRawSync(content)
    const head = (entry: boolean) => {
      const fixed = Buffer.alloc(entry ? 46 : 30)
      const shift = entry ? 2 : 0
      fixed.writeUInt32LE(entry ? 0x02014b50 : 0x04034b50, 0)
      fixed.writeUInt16LE(20, 4 + shift)
      fixed.writeUInt16LE(8, 8 + shift)
      fixed.writeUInt32LE(crc32(content), 14 + shift)
      fixed.writeUInt32LE(packed.length, 18 + shift)
      fixed.writeUInt32LE(declared, 22 + shift)
      fixed.writeUInt16LE(Buffer.byteLength(name), 26 + shift)
      if (entry) fixed.writeUInt32LE(at, 42)
      return Buffer.concat([fixed, Buffer.from(name)])
    }
    entries.push(head(true))
    const file = Buffer.concat([head(false), packed])
    files.push(file)
    at += file.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(
    entries.reduce((sum, one) => sum + one.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...entries, end])
}

const book = (sheet: string, declared?: number) => [
  {
    name: '[Content_Types].xml',
    content: Buffer.from(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
  },
  {
    name: '_rels/.rels',
    content: Buffer.from(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
  },
  {
    name: 'xl/workbook.xml',
    content: Buffer.from(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="线索" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: Buffer.from(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    content: Buffer.from(sheet),
    ...(declared ? { declared } : {}),
  },
]
const worksheet = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

test('spreadsheets made to fill the memory or the time are refused while others are served', async () => {
  const entities = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}"><!ENTITY c "${'&b;'.repeat(1_000)}">]>${worksheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>')}`
  const files: [string, Uint8Array][] = [
    ['bomb.xlsx', zip(book(worksheet(' '.repeat(300_000_000))))],
    ['blank.xlsx', zip(book(worksheet(' '.repeat(50_000_000))))],
    ['liar.xlsx', zip(book(worksheet(' '.repeat(10_000_000)), 100))],
    ['entities.xlsx', zip(book(entities))],
    ['commas.csv', Buffer.from(`姓名,电话\n${','.repeat(300_000)}\n`)],
    ['quotes.csv', Buffer.from(`姓名,电话\n"${'"'.repeat(300_001)}\n`)],
  ]
  for (const [name, content] of files) {
    const waiting = upload(form([['file', content, name]]), '/api/imports?kind=lead')
    const other = await founder.get('/api/me')
    const reply = await waiting
    const told = `${name} ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`
    expect(other.status).toBe(200)
    expect(reply.status, told).toBeLessThan(500)
    expect(JSON.stringify(reply.body)).not.toContain('root:')
  }
}, 120_000)

test('a connection to the database that breaks in the middle of an act ends the act and not the server', async () => {
  const caught: unknown[] = []
  const others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', (error) => caught.push(error))
  const admin = new pg.Client({ connectionString: product.db.adminUrl })
  await admin.connect()
  const act = asActor(product.db.database, { kind: 'system' }, async (tx) => {
    const here = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await admin.query('select pg_terminate_backend($1)', [here.rows[0]?.pid])
    await new Promise((go) => setTimeout(go, 200))
    await sql`select 1`.execute(tx)
  })
  await expect(act).rejects.toThrow(/./)
  await admin.end()
  process.removeAllListeners('uncaughtException')
  for (const one of others) process.on('uncaughtException', one as (error: Error) => void)
  expect(caught).toEqual([])
  expect((await founder.get('/api/me')).status).toBe(200)
})

/** A text that is gone over again and again costs thousands of times a plain one of the same act. */
const patience = 100
test.each([
  ['spaces', `云${' '.repeat(90_000)}杉`],
  ['dashes', '-'.repeat(90_000)],
  ['promises', '保证您您客户能够会可以一定'.repeat(700)],
  ['guarantees', `guarantee ${' '.repeat(9_000)} you`],
  ['never guarantees', 'not be guaranteed '.repeat(500)],
  ['percent', '100% 百分百 胜诉率高达'.repeat(600)],
  ['digits', '1'.repeat(9_990)],
  ['brackets', '（'.repeat(9_000)],
  ['marks', '\u200b\u0300'.repeat(9_000)],
  ['lines', '\r\n \t'.repeat(3_000)],
])('texts that take regular expressions long are read in a moment: %s', async (_, text) => {
  const calls: [string, Record<string, unknown>][] = [
    ['/api/leads', { name: text, phone: text.slice(0, 200), need: text, organisation: text }],
    [
      '/api/leads',
      {
        name: text.slice(0, 200),
        mail: text.slice(0, 200),
        need: text.slice(0, 5_000),
        opponents: [text.slice(0, 200)],
        unifiedSocialCreditCode: text.slice(0, 200),
      },
    ],
    [
      `/api/leads/${lead}/identification`,
      {
        kind: 'person',
        documentKind: 'resident_identity_card',
        number: text.slice(0, 40),
        name: text.slice(0, 200),
        verifiedHow: 'video',
      },
    ],
    [
      '/api/introductions',
      { kind: 'firm', title: text.slice(0, 200), body: text.slice(0, 10_000) },
    ],
    ['/api/people', { name: text, email: `${text}@x.cn`, officeId: lead, departmentId: lead }],
    ['/api/sign-in', { email: `${'a.'.repeat(40_000)}@${'a.'.repeat(40_000)}`, password: text }],
  ]
  const timed = async (path: string, body: object) => {
    const began = performance.now()
    const reply = await founder.post(path, body)
    return { reply, took: performance.now() - began }
  }
  const { took: plain } = await timed('/api/leads', { name: '云杉' })
  for (const [path, body] of calls) {
    const { reply, took } = await timed(path, body)
    expect(reply.status, path).toBeLessThan(500)
    if (path !== '/api/sign-in' || reply.status === 422)
      expect(took, `${path} ${reply.status}`).toBeLessThan(patience * plain)
  }
})

const work = (token: string, bits: number): string => {
  for (let at = 0; ; at += 1) {
    const digest = createHash('sha256').update(`${token}:${at}`).digest()
    if (digest.readUInt32BE(0) >>> (32 - bits) === 0) return String(at)
  }
}

test('the enquiry form is used once a form, with its work done, and tells a machine nothing', async () => {
  const firm = (await founder.get('/api/firm')).body
  const open = { name: firm.name, nameEn: firm.nameEn, privacyNotice: '我们仅为答复使用您的信息。' }
  await founder.send('PUT', '/api/firm', open, { 'if-match': `"${firm.version}"` })
  const stranger = product.browser()
  const form = async () => (await stranger.get('/api/enquiry-form')).body
  const enquiry = (
    given: { token: string; noticeVersion: string; workBits: number },
    more = {},
  ) => ({
    name: '陌生人',
    phone: '13612345678',
    need: '咨询',
    consent: true,
    noticeVersion: given.noticeVersion,
    token: given.token,
    work: work(given.token, given.workBits),
    ...more,
  })
  const send = (body: unknown) => stranger.post('/api/enquiries', body)
  const first = await form()
  expect((await send(enquiry(first))).body.error?.code).toBe('form_over')
  ;(product.clock as TestClock).advance(10_000)
  expect((await send(enquiry(first, { work: '1' }))).body.error?.code).toBe('work_missing')
  const forged = { ...first, token: first.token.replace(/^./, 'z') }
  expect((await send(enquiry(forged))).body.error?.code).toBe('form_over')
  const twice = await Promise.all([send(enquiry(first)), send(enquiry(first))])
  expect(twice.map((one) => one.status)).toEqual([201, 201])
  expect(twice[0]?.body.reference).toBe(twice[1]?.body.reference)
  const other = await send(enquiry(first, { need: '另一件事' }))
  expect(other.body.error?.code).toBe('form_over')
  const count = async () =>
    (await founder.get(`/api/leads?q=${encodeURIComponent('陌生人')}`)).body.items.length
  expect(await count()).toBe(1)
  const caught = await form()
  ;(product.clock as TestClock).advance(10_000)
  const trapped = await send(enquiry(caught, { homepage: 'https://spam.example' }))
  expect([trapped.status, Object.keys(trapped.body)]).toEqual([201, ['reference']])
  expect(await count()).toBe(1)
  const late = await form()
  ;(product.clock as TestClock).advance(3 * 3_600_000)
  expect((await send(enquiry(late))).body.error?.code).toBe('form_over')
})

test('whoever sends too much is held back, whatever cookie or key they make up', async () => {
  const signIn = await createSignIn({
    authDatabaseUrl: product.db.authUrl,
    secret: product.db.secret,
    publicUrl: 'http://localhost',
    clock: product.clock,
    sendMail: async () => {},
  })
  const app = await createServer({
    settings: {
      publicUrl: 'http://localhost',
      tls: null,
      trustProxy: false,
      embedOrigins: [],
      logLevel: 'silent',
      metricsToken: null,
    },
    runtime: product.runtime,
    signIn,
    entrances: [],
    policy: {},
    files: openFileStore(tmpdir(), product.db.secret),
    webFolder: '/none',
    requestsPerMinute: 50,
  })
  const held: string[] = []
  for (const made of [
    (at: number) => ({ cookie: `covenant_session=${at}.x` }),
    (at: number) => ({ authorization: `Bearer cov_${at}${'x'.repeat(30)}` }),
    (at: number) => ({ 'x-forwarded-for': `10.0.0.${at}` }),
  ]) {
    const statuses: number[] = []
    for (let at = 0; at < 60; at += 1)
      statuses.push((await app.inject({ url: '/api/session', headers: made(at) })).statusCode)
    if (statuses.includes(429)) held.push(Object.keys(made(0))[0] as string)
  }
  await app.close()
  await signIn.close()
  expect(held).toEqual(['cookie', 'authorization', 'x-forwarded-for'])
}, 30_000)
