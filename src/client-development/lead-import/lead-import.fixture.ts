import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import { type ImmediateHandler, serveAll } from '#access/index.ts'
import { actorOfPerson, forgetActors } from '#organisation/index.ts'
import { TestClock } from '#platform/clock.ts'
import { openFileStore } from '#platform/files/store.ts'
import { Refusal } from '#platform/http/refusal.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { foundFirm, runtimeWith, type TestFirm } from '../../../tests/support/firm.ts'
import { leadEntrances } from '../leads/index.ts'
import { policy } from '../policy.ts'
import { createImports, importPolicy, receiveImportFiles } from '#imports/index.ts'
import { leadImport } from './index.ts'

/** Later than every date in the real files. */
export const november = '2026-11-02T01:30:00Z'

export interface Reply {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into replies freely
  body: any
  bytes: Buffer
  headers: Record<string, unknown>
  error: { code: string; fields: { path: string; code: string }[] } | null
}

export interface Person {
  get(path: string): Promise<Reply>
  send(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>
  upload(name: string, bytes: Uint8Array): Promise<Reply>
}

/** A firm with the import and the leads behind a server. */
export async function openOffice(handlers: ImmediateHandler[] = []) {
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'covenant-files-'))
  const { runtime } = runtimeWith(database.database, new TestClock(november), handlers)
  const firm = await foundFirm(runtime)
  const imports = createImports([leadImport()])
  runtime.handlers.later.push(imports.later(() => runtime))
  const app = fastify()
  app.decorate('fileStore', openFileStore(folder, 'secret'))
  await app.register(multipart, { limits: { fileSize: 50 * 1024 * 1024, files: 1 } })
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error
    const { code, fields, details } = error
    return reply.status(error.status).send({ error: { code, fields, details } })
  })
  const actorOf = async ({ headers }: { headers: Record<string, unknown> }) => {
    forgetActors()
    const id = headers['x-test-person']
    return typeof id === 'string' ? actorOfPerson(database.database, id, runtime.clock) : null
  }
  receiveImportFiles(app, actorOf)
  const entrances = [...leadEntrances, ...imports.entrances]
  serveAll(app, entrances, {
    runtime,
    policy: { ...policy, ...importPolicy },
    actorOf,
  })
  const by = (name: keyof TestFirm['people']): Person => personOf(app, firm.people[name])
  return {
    runtime,
    database,
    firm,
    by,
    imports,
    close: async () => {
      await app.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type Office = Awaited<ReturnType<typeof openOffice>>

function personOf(app: ReturnType<typeof fastify>, id: string): Person {
  const identity = { 'x-test-person': id }
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const payload = body === undefined ? {} : { payload: body as object }
    const reply = await app.inject({
      method,
      url,
      headers: { ...identity, ...headers },
      ...payload,
    })
    const isJson = String(reply.headers['content-type']).includes('json')
    const json = isJson && reply.body !== '' ? JSON.parse(reply.body) : null
    return {
      status: reply.statusCode,
      body: json,
      bytes: reply.rawPayload,
      headers: reply.headers,
      error: json?.error ?? null,
    }
  }
  return {
    get: (path) => send('GET', path),
    send,
    upload: async (name, bytes) => {
      const form = new FormData()
      form.append('file', new Blob([bytes as unknown as ArrayBuffer]), name)
      const request = new Response(form)
      const type = request.headers.get('content-type') as string
      const content = Buffer.from(await request.arrayBuffer())
      return send('POST', '/api/imports?kind=lead', content, { 'content-type': type })
    },
  }
}

/** A list as an office keeps it, as CSV. */
export const csv = (rows: (string | number)[][]): Buffer =>
  Buffer.from(
    rows
      .map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','))
      .join('\r\n'),
  )

export const entries = (count: number, from = 0): (string | number)[][] => [
  ['姓名', '手机', '公司', '咨询内容', '来源渠道'],
  ...Array.from({ length: count }, (_, at) => [
    `客户${from + at}`,
    `138${String(10_000_000 + from + at)}`,
    `第${from + at}号贸易有限公司`,
    '咨询劳动争议，公司拖欠工资三个月，想了解仲裁程序',
    '展会',
  ]),
]
