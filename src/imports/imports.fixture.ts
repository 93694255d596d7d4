import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { type Entrance, type Handlers, type PolicyTable, serveAll } from '#access/index.ts'
import { actorOfPerson, forgetActors } from '#organisation/index.ts'
import { TestClock } from '#platform/clock.ts'
import { openFileStore } from '#platform/files/store.ts'
import { Refusal } from '#platform/http/refusal.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { foundFirm, runtimeWith, type TestFirm } from '../../tests/support/firm.ts'
import { createImports, importPolicy, type ImportPlug, receiveImportFiles } from './index.ts'

/** Later than every date in the real files. */
export const november = '2026-11-02T01:30:00Z'

export interface Reply {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into replies freely
  body: any
  bytes: Buffer
  headers: Record<string, unknown>
  error: {
    code: string
    fields: { path: string; code: string }[]
    details: Record<string, unknown>
  } | null
}

export interface Person {
  get(path: string): Promise<Reply>
  send(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>
  upload(
    name: string,
    bytes: Uint8Array,
    kind?: string,
    headers?: Record<string, string>,
  ): Promise<Reply>
}

export interface OfficeParts {
  kinds: ImportPlug[]
  entrances?: Entrance[]
  policy?: PolicyTable<never>
  handlers?: Partial<Handlers>
}

/** A firm with imports, and whatever they import into, behind a server. */
export async function openImportOffice({
  kinds,
  entrances = [],
  policy = {},
  handlers = {},
}: OfficeParts) {
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'covenant-files-'))
  const { runtime } = runtimeWith(database.database, new TestClock(november), handlers.immediate)
  const firm = await foundFirm(runtime)
  const imports = createImports(kinds)
  runtime.handlers.later.push(
    ...(handlers.later ?? []),
    imports.later(() => runtime),
  )
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
  serveAll(app, [...entrances, ...imports.entrances], {
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
export type Office = Awaited<ReturnType<typeof openImportOffice>>

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
    upload: async (name, bytes, kind = 'lead', headers = {}) => {
      const form = new FormData()
      form.append('file', new Blob([bytes as unknown as ArrayBuffer]), name)
      const request = new Response(form)
      const type = request.headers.get('content-type') as string
      const content = Buffer.from(await request.arrayBuffer())
      return send('POST', `/api/imports?kind=${kind}`, content, {
        'content-type': type,
        ...headers,
      })
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

/** A workbook as an office keeps it, every cell as it was typed; `undefined` is a blank cell. */
export async function workbook(
  rows: (string | number | Date | { formula: string } | undefined)[][],
): Promise<Uint8Array> {
  const data = rows.map((row) =>
    row.map((cell) => {
      if (cell === undefined) return null
      if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy/mm/dd' }
      if (typeof cell === 'object') return { value: cell.formula, type: 'Formula' as const }
      return { value: cell, type: typeof cell === 'number' ? Number : String }
    }),
  )
  return new Uint8Array(await writeWorkbook(data as SheetData).toBuffer())
}

/** Runs an import to its end. */
export async function runToEnd(
  office: Office,
  who: Person,
  id: string,
  body: object = {},
): Promise<Reply> {
  const started = await who.send('POST', `/api/imports/${id}/run`, body)
  if (started.status !== 202) throw new Error(JSON.stringify(started.body))
  await office.imports.run(office.runtime)
  return who.get(`/api/imports/${id}`)
}

/** What the page foresees of the first sheet: rows that go in, wait, cannot, are duplicates, are left out. */
export async function forecastOf(who: Person, id: string, query = ''): Promise<object> {
  const { status, body } = await who.get(`/api/imports/${id}/forecast${query}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  const { sheet: _, ...counts } = body.items[0]
  return counts
}

/** Every row of the file by what became of it: the figures sum up to the rows of the sheets. */
export function accountOf({ body }: Reply): { rows: number; accounted: number } {
  const sheets = body.sheets as { rowCount: number; counts: Record<string, number> }[]
  const { made, duplicate, skipped, failed } = body.outcomes
  const others = sheets.flatMap(({ counts }) =>
    Object.entries(counts).flatMap(([kind, count]) => (kind === 'entry' ? [] : [count])),
  )
  return {
    rows: sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0),
    accounted: made + duplicate + skipped + failed + others.reduce((sum, one) => sum + one, 0),
  }
}
