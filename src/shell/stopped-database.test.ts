import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastify, { type FastifyError } from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, NoConnection, openDatabase } from '#platform/db/database.ts'
import { startTemporaryPostgres } from '../../launch/temporary-postgres.mjs'
import { health } from './health.ts'
import { asRefusal } from './refusals.ts'

// A database that is stopped neither answers nor refuses: nobody is left waiting for it.

let server: Awaited<ReturnType<typeof startTemporaryPostgres>>
let database: Database
let postmaster: number
const app = fastify()

beforeAll(async () => {
  server = await startTemporaryPostgres()
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  const { rows } = await admin.query('show data_directory')
  await admin.end()
  const lock = await readFile(join(rows[0].data_directory, 'postmaster.pid'), 'utf8')
  postmaster = Number(lock.split('\n')[0])
  database = openDatabase({ url: server.url('postgres'), connections: 2, waitAtMost: 1_000 })
  app.setErrorHandler((error, _request, reply) => {
    const refusal = asRefusal(error as FastifyError)
    return reply.status(refusal?.status ?? 500).send({ error: { code: refusal?.code } })
  })
  health(app, database)
  app.get('/asks', async () => sql`select 1`.execute(database))
}, 60_000)
afterAll(async () => {
  process.kill(postmaster, 'SIGCONT')
  await database?.destroy()
  await server?.stop()
})

test('whoever asks is told soon that nothing answers, and all is well once it goes on', async () => {
  process.kill(postmaster, 'SIGSTOP')
  await expect(sql`select 1`.execute(database)).rejects.toBeInstanceOf(NoConnection)
  const [ready, asked] = await Promise.all([app.inject('/readyz'), app.inject('/asks')])
  expect([ready.statusCode, ready.json().error.code]).toEqual([503, 'not_ready'])
  expect([asked.statusCode, asked.json().error.code]).toEqual([503, 'unavailable'])
  process.kill(postmaster, 'SIGCONT')
  expect((await app.inject('/readyz')).statusCode).toBe(200)
}, 30_000)

test('a connection that is open and falls silent does not hold up the answer whether we are ready', async () => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database)
  const pid = rows[0]?.pid as number
  process.kill(pid, 'SIGSTOP')
  const held = app.inject('/readyz')
  expect((await held).statusCode).toBe(503)
  process.kill(pid, 'SIGCONT')
}, 30_000)
