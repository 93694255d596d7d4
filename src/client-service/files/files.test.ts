import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveAll } from '#access/index.ts'
import { actorOfPerson } from '#organisation/index.ts'
import { openFileStore } from '#platform/files/store.ts'
import { Refusal } from '#platform/http/refusal.ts'
import { entrances, policy, receiveFiles, removeOrphanFiles } from '../index.ts'
import { type Person, type Service, startService } from '../service.fixture.ts'

let firm: Service
let folder: string
let app: FastifyInstance
let engagementId: string
beforeAll(async () => {
  firm = await startService()
  folder = await mkdtemp(join(tmpdir(), 'covenant-uploads-'))
  const { runtime } = firm
  const actorOf = async ({ headers }: FastifyRequest) =>
    actorOfPerson(firm.database.database, String(headers['x-person']), firm.clock)
  app = fastify()
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error
    return reply.status(error.status).send({ code: error.code, fields: error.fields })
  })
  await app.register(multipart)
  receiveFiles(app, { runtime, policy, store: openFileStore(folder, 'secret'), actorOf })
  serveAll(app, entrances, { runtime, policy, actorOf })
  engagementId = (await firm.convert()).engagementId
})
afterAll(async () => {
  await app.close()
  await firm.close()
  await rm(folder, { recursive: true, force: true })
})

interface Sent {
  name?: string
  type?: string
  content?: string | Buffer
}

async function upload(
  person: Person,
  subjectId: string,
  file: Sent = {},
  headers: Record<string, string> = {},
) {
  const form = new FormData()
  const { name = '委托合同.pdf', type = 'application/pdf', content = '合同' } = file
  const bytes = typeof content === 'string' ? content : new Uint8Array(content)
  form.append('file', new Blob([bytes], { type }), name)
  const request = new Request('http://localhost', { method: 'POST', body: form })
  const response = await app.inject({
    method: 'POST',
    url: `/api/files?subjectId=${subjectId}`,
    headers: {
      'x-person': firm.id(person),
      'content-type': request.headers.get('content-type') as string,
      ...headers,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: response.statusCode, body: response.json() }
}

const download = (person: Person, id: string, query = '') =>
  app.inject({ url: `/api/files/${id}${query}`, headers: { 'x-person': firm.id(person) } })
async function ageBy(milliseconds: number, sha256s: string[]): Promise<void> {
  const then = new Date(Date.now() - milliseconds)
  for (const one of sha256s) {
    await utimes(join(folder, one.slice(0, 2), one.slice(2, 4), one), then, then)
  }
}
const onDisk = async () => (await readdir(folder, { recursive: true })).length

describe('files', () => {
  it('sent twice under one key arrive once; another file under it is refused', async () => {
    const key = { 'idempotency-key': 'a-file-on-a-bad-line' }
    const { engagementId } = await firm.convert()
    const first = await upload('lawyer', engagementId, { name: '证据.pdf' }, key)
    const again = await upload('lawyer', engagementId, { name: '证据.pdf' }, key)
    expect(again).toEqual(first)
    const rows = `select count(*)::int as count from stored_file where name = '证据.pdf'`
    expect(await firm.look(rows)).toEqual([{ count: 1 }])
    for (const other of [{ name: '证据.pdf', content: '另一份' }, { name: '另一份.pdf' }]) {
      const refused = await upload('lawyer', engagementId, other, key)
      expect(refused).toMatchObject({ status: 409, body: { code: 'key_used_for_something_else' } })
    }
  })

  it('come back as they were to those who see what they are about', async () => {
    const { status, body } = await upload('lawyer', engagementId)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: '委托合同.pdf',
      byteCount: 6,
      uploadedBy: { name: 'lawyer' },
    })
    const read = await download('specialist', body.id)
    expect(read.statusCode).toBe(200)
    expect(read.body).toBe('合同')
    expect(read.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="____.pdf"; filename*=UTF-8''%E5%A7%94%E6%89%98%E5%90%88%E5%90%8C.pdf`,
      'x-content-type-options': 'nosniff',
    })
    expect((await download('otherLawyer', body.id)).statusCode).toBe(404)
    const url = `/api/files?subjectId=${engagementId}`
    const listed = await app.inject({ url, headers: { 'x-person': firm.id('lawyer') } })
    expect(listed.json().items).toMatchObject([{ id: body.id }])
  })

  it('are not taken in for somebody who does not see what they are about', async () => {
    const before = await onDisk()
    expect((await upload('otherLawyer', engagementId, { content: '别处的' })).status).toBe(404)
    expect(await onDisk()).toBe(before)
  })

  it.each([
    ['<script>alert(1)</script>', 'text/html', 'a.html'],
    ['<svg onload="alert(1)"/>', 'image/svg+xml', 'a.svg'],
  ])('that could carry scripts are never shown in the browser: %s', async (content, type, name) => {
    const { body } = await upload('lawyer', engagementId, { content, type, name })
    const read = await download('lawyer', body.id, '?inline=yes')
    expect(read.headers['content-type']).toBe('application/octet-stream')
    expect(read.headers['content-disposition']).toMatch(/^attachment;/)
  })

  it('keep their name and lose folders and quotes that would break a header', async () => {
    const { body } = await upload('lawyer', engagementId, { name: '..\\证据 "甲";\u202e.png' })
    expect(body.name).not.toMatch(/[\\\u202e]/)
    const read = await download('lawyer', body.id)
    expect(String(read.headers['content-disposition'])).not.toMatch(/[\r\n]/)
    expect(read.statusCode).toBe(200)
  })

  it('that are too large leave nothing behind', async () => {
    const before = await onDisk()
    const content = Buffer.alloc(50 * 1024 * 1024 + 1)
    expect(await upload('lawyer', engagementId, { content })).toMatchObject({
      status: 413,
      body: { code: 'too_large' },
    })
    expect(await onDisk()).toBe(before)
    const empty = await upload('lawyer', engagementId, { content: '' })
    expect(empty.body.fields).toMatchObject([{ path: 'file', code: 'empty' }])
  })

  it('whose upload came to nothing go after a day, those that rows name stay', async () => {
    const store = openFileStore(folder, 'secret')
    const { body } = await upload('lawyer', engagementId, { content: '有人登记的文件' })
    const old = await store.put(Buffer.from('无人登记的文件'))
    const young = await store.put(Buffer.from('刚刚上传的文件'))
    await ageBy(25 * 3_600_000, [body.sha256, old.sha256])
    expect(await removeOrphanFiles(firm.runtime, store)).toBe(1)
    expect((await download('lawyer', body.id)).body).toBe('有人登记的文件')
    await expect(store.open(old.sha256)).rejects.toThrow('is not there')
    await (await store.open(young.sha256)).toArray()
    expect(await removeOrphanFiles(firm.runtime, store)).toBe(0)
  })

  it('must come as a form', async () => {
    const response = await app.inject({
      method: 'POST',
      url: `/api/files?subjectId=${engagementId}`,
      headers: { 'x-person': firm.id('lawyer') },
      payload: {},
    })
    expect(response.statusCode).toBe(422)
  })
})
