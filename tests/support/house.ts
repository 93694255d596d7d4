import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Entrance } from '#access/index.ts'
import type { Accounts } from '#organisation/index.ts'
import { TestClock } from '#platform/clock.ts'
import { openFileStore } from '#platform/files/store.ts'
import { type Areas, assembleAreas } from '#shell/areas.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { foundFirm, mondayMorning, type TestFirm } from './firm.ts'
import { keptIn } from './outward.ts'
import { type Answer, type Caller, type TestServer, testServer } from './http.ts'

export type HousePerson = keyof TestFirm['people']

/** The firm of the tests with every area of the product at work, for what passes between areas. */
export interface House {
  database: TestDatabase
  server: TestServer
  /** Every endpoint of the product. */
  entrances: Entrance[]
  firm: TestFirm
  clock: TestClock
  as(person: HousePerson): Caller
  department(name: string): string
  id(person: HousePerson): string
  /** Rows as the superuser sees them. */
  look<Row extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<Row[]>
  eventsOf(subjectId: string): Promise<{ type: string; data: Record<string, unknown> }[]>
  /** Who owes what about a subject now: `D2 specialist`, in order of the clauses. */
  owed(subjectId: string): Promise<string[]>
  /** Runs a chore of the worker by its name. */
  chore(name: string): Promise<void>
  close(): Promise<void>
}

/** People here act without signing in, so nothing of an account is kept. */
const noAccounts: Accounts = {
  createAccount: async () => crypto.randomUUID(),
  mailsLeave: true,
  inviteAgain: async () => {},
  setEmail: async () => {},
  removeSecondFactor: async () => {},
  endAllSessions: async () => {},
  removeAccount: async () => {},
  disableAccount: async () => {},
}

export async function startHouse(): Promise<House> {
  const database = await freshDatabase()
  const clock = new TestClock(mondayMorning)
  const folder = await mkdtemp(join(tmpdir(), 'covenant-house-'))
  const files = openFileStore(folder, database.secret)
  const areas: Areas = assembleAreas(noAccounts, files, () => server.runtime, keptIn([]))
  const server: TestServer = testServer({ database: database.database, clock, ...areas })
  const firm = await foundFirm(server.runtime)
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query('set search_path to firm')
  const look: House['look'] = async (query, values = []) => (await admin.query(query, values)).rows
  return {
    database,
    server,
    entrances: areas.entrances,
    firm,
    clock,
    look,
    as: (person) => server.as(firm.people[person]),
    department: (name) => firm.departments[name] as string,
    id: (person) => firm.people[person],
    eventsOf: (subjectId) =>
      look('select type, data from event where subject_id = $1 order by id', [subjectId]),
    owed: async (subjectId) => {
      const rows = await look<{ line: string }>(
        `select c.clause_code || ' ' || p.name as line from commitment c join person p on p.id = c.owner_id
         where c.subject_id = $1 and c.closed_at is null order by c.clause_code, c.began_at`,
        [subjectId],
      )
      return rows.map((row) => row.line)
    },
    chore: async (name) => {
      const chore = areas.chores.find((one) => one.name === name)
      if (!chore) throw new Error(`there is no chore ${name}`)
      await chore.run(server.runtime)
    },
    close: async () => {
      await server.close()
      await admin.end()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The reply of a request that must have succeeded. */
export function done(answer: Answer) {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
