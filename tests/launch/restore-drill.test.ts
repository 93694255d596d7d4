import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { backUp, manifestName } from '../../launch/backup.mjs'
import { checkVersion, keyOf, lockDataFolder, openDataFolder } from '../../launch/data-folder.mjs'
import { type PostgresServer, startPostgres } from '../../launch/postgres.mjs'
import { restore } from '../../launch/restore.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const parent = temporaryFolder()
const office = join(parent, 'office')
const taken = join(parent, 'taken')
const storedFile = randomBytes(3_000_000)

async function connected<T>(server: PostgresServer, act: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

const startOn = (folder: string) =>
  startPostgres({ dataDir: join(folder, 'postgres'), password: keyOf(folder, 'postgres') })

/** A process of its own that commits row after row, and tells how many were acknowledged. */
function startWriter(server: PostgresServer) {
  const script = join(import.meta.dirname, 'fixtures/writer.ts')
  const child = spawn(process.execPath, [script, server.url('postgres')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const acknowledged = () => Number(said.trimEnd().split('\n').at(-1))
  const ended = new Promise((done) => child.once('close', done))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    return acknowledged()
  }
  return { acknowledged, stop }
}

describe('a restore drill', () => {
  let server: PostgresServer
  let acknowledgedBefore = 0
  let acknowledgedAfter = 0

  beforeAll(async () => {
    openDataFolder(office)
    checkVersion(office)
    keyOf(office, 'secret')
    mkdirSync(join(office, 'files/ab'), { recursive: true })
    writeFileSync(join(office, 'files/ab/abcdef'), storedFile)
    server = await startOn(office)
    await connected(server, (client) =>
      client.query('create table promise (number int primary key, words text not null)'),
    )
    const writer = startWriter(server)
    await vi.waitFor(() => expect(writer.acknowledged()).toBeGreaterThan(200), { timeout: 8_000 })
    acknowledgedBefore = writer.acknowledged()
    await backUp({ folder: office, to: taken })
    acknowledgedAfter = await writer.stop()
    await server.stop()
  })
  afterAll(() => server.stop())

  test('brings back every row acknowledged before the backup, files and keys, elsewhere', async () => {
    expect(acknowledgedAfter).toBeGreaterThan(acknowledgedBefore)
    const elsewhere = join(parent, 'elsewhere')
    const { aside } = await restore({ from: taken, folder: elsewhere })
    expect(aside).toBeNull()
    const restored = await startOn(elsewhere)
    const numbers = await connected(restored, async (client) => {
      const { rows } = await client.query<{ number: number }>(
        'select number from promise order by 1',
      )
      await client.query('insert into promise values (0, $1)', ['it can be written to again'])
      return rows.map((row) => row.number)
    })
    await restored.stop()
    expect(numbers.length).toBeGreaterThanOrEqual(acknowledgedBefore)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(readFileSync(join(elsewhere, 'files/ab/abcdef')).equals(storedFile)).toBe(true)
    for (const key of ['secret', 'postgres']) {
      expect(keyOf(elsewhere, key)).toBe(keyOf(office, key))
    }
    expect(existsSync(join(elsewhere, 'lock'))).toBe(false)
  })

  test('is refused over data, unless told to replace it, which keeps the old data aside', async () => {
    const folder = join(parent, 'occupied')
    openDataFolder(folder)
    writeFileSync(join(folder, 'version'), '1\n')
    writeFileSync(join(folder, 'note'), 'mine')
    await expect(restore({ from: taken, folder })).rejects.toThrow('--replace')
    const { aside } = await restore({ from: taken, folder, replace: true })
    expect(readFileSync(join(aside as string, 'note'), 'utf8')).toBe('mine')
    expect(existsSync(join(folder, 'note'))).toBe(false)
    expect(keyOf(folder, 'secret')).toBe(keyOf(office, 'secret'))
  })

  test('is refused while the folder is in use', async () => {
    const folder = join(parent, 'busy')
    openDataFolder(folder)
    const lock = lockDataFolder(folder, 'start')
    await expect(restore({ from: taken, folder, replace: true })).rejects.toThrow(
      'in use by process',
    )
    lock.release()
  })

  test('takes a database that stands still, too', async () => {
    const standing = join(parent, 'standing')
    const manifest = await backUp({ folder: office, to: standing })
    expect(manifest.database).toBe('embedded')
    const folder = join(parent, 'from-standing')
    await restore({ from: standing, folder })
    const restored = await startOn(folder)
    const { rows } = await connected(restored, (client) =>
      client.query<{ count: string }>('select count(*) from promise'),
    )
    await restored.stop()
    expect(Number(rows[0]?.count)).toBe(acknowledgedAfter)
  })

  test('without pg_dump leaves the database of the firm to its administrator, and says so', async () => {
    const to = join(parent, 'without-database')
    vi.stubEnv('PATH', '/nowhere')
    const databaseUrl = 'postgres://somebody@database.example/covenant'
    const manifest = await backUp({ folder: office, to, databaseUrl })
    vi.unstubAllEnvs()
    expect(manifest.database).toBe('none')
    expect(manifest.files.map((file) => file.path)).toContain('files/ab/abcdef')
    expect(manifest.files.some((file) => file.path.startsWith('postgres/'))).toBe(false)
    const folder = join(parent, 'wrong-kind')
    await expect(restore({ from: to, folder })).rejects.toThrow('DATABASE_URL')
    await expect(restore({ from: taken, folder, databaseUrl })).rejects.toThrow('DATABASE_URL')
  })

  test('refuses a damaged backup and touches nothing', async () => {
    const folder = join(parent, 'untouched')
    const damaged = join(taken, 'files/ab/abcdef')
    appendFileSync(damaged, 'x')
    await expect(restore({ from: taken, folder })).rejects.toThrow(
      'The backup is damaged: files/ab/abcdef',
    )
    expect(existsSync(folder)).toBe(false)
    writeFileSync(damaged, storedFile)
    const manifest = readFileSync(join(taken, manifestName), 'utf8')
    const hash = createHash('sha256').update(storedFile).digest('hex')
    expect(manifest).toContain(hash)
    writeFileSync(join(taken, manifestName), manifest.slice(0, 1000))
    await expect(restore({ from: taken, folder })).rejects.toThrow('not a complete backup')
    writeFileSync(join(taken, manifestName), manifest)
  })
})
