import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestFirm } from '../../tests/support/firm.ts'
import { freePort } from '../../launch/postgres.mjs'
import { note, print } from '../figure.ts'
import { callerAt } from '../http.ts'
import { type BenchPlace, connectAdmin, foundBenchFirm, openPlace } from '../place.ts'
import { type BenchServer, type ServerOptions, startServer } from '../server.ts'
import { assertNoticed, damageIn } from './halves.ts'
import { emptyJournal, type Journal, write, type Writing } from './writers.ts'

const writers = 50
const kills = 20
/** Milliseconds of work between two kills, at least and at most. */
const between = [500, 2_500] as const

/** 50 writers over HTTP, 20 random kill -9 of the server or of PostgreSQL: what is lost, halved, doubled. */
export async function run(): Promise<void> {
  const place = await openPlace({ durable: true })
  try {
    const firm = await foundBenchFirm(place, ['specialist'])
    const keeper = await keepServer({
      adminUrl: place.adminUrl,
      folder: place.folder,
      port: await freePort(),
      dataFolder: await mkdtemp(join(place.folder, 'data-')),
    })
    const began = performance.now()
    const { journal, killed } = await writeAndKill(place, keeper, firm)
    const seconds = (performance.now() - began) / 1_000
    await keeper.stop()
    await report(place, journal, { ...killed, seconds: Math.round(seconds) })
  } finally {
    await place.close()
  }
}

/** A server that is started again whenever it ends, as the launcher does. */
interface Keeper {
  server: BenchServer
  /** Resolves when a server answers that is not `killed`. */
  ready(killed?: BenchServer): Promise<void>
  stop(): Promise<void>
}

async function keepServer(options: ServerOptions): Promise<Keeper> {
  let wanted = true
  const keeper = { server: await startServer(options) } as Keeper
  const keep = async (): Promise<void> => {
    await keeper.server.exited
    while (wanted) {
      const next = await startServer(options).catch(() => null)
      if (next) {
        keeper.server = next
        return void keep()
      }
      // Without its database it cannot start; the launcher tries again, too.
      await pause(300)
    }
  }
  void keep()
  keeper.ready = async (killed) => {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${options.port}/readyz`).catch(() => null)
      if (answer?.ok && keeper.server !== killed) return
      await pause(50)
    }
  }
  keeper.stop = async () => {
    wanted = false
    await keeper.server.stop()
  }
  return keeper
}

const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds))

async function writeAndKill(place: BenchPlace, keeper: Keeper, firm: TestFirm) {
  const journal = emptyJournal()
  let running = true
  const writing: Writing = {
    firm,
    journal,
    caller: await callerAt(keeper.server.port, 'specialist'),
    journalFile: join(place.folder, 'journal.jsonl'),
    running: () => running,
  }
  const work = Array.from({ length: writers }, (_, writer) => write(writing, writer))
  const killed = { server: 0, postgres: 0 }
  for (let n = 0; n < kills; n += 1) {
    await pause(between[0] + Math.random() * (between[1] - between[0]))
    // The first two are one of each; after that chance decides.
    const which = n < 2 ? n === 0 : Math.random() < 0.5
    const name = which ? 'server' : 'postgres'
    killed[name] += 1
    await (which ? killServer(keeper) : killPostgres(place, keeper))
    note(`kill ${n + 1} (${name}): ${journal.writes.length} writes acknowledged so far`)
  }
  await pause(between[1])
  running = false
  await Promise.all(work)
  return { journal, killed }
}

async function killServer(keeper: Keeper): Promise<void> {
  const { server } = keeper
  process.kill(server.pid, 'SIGKILL')
  await keeper.ready(server)
}

async function killPostgres(place: BenchPlace, keeper: Keeper): Promise<void> {
  process.kill(place.postgres.pid, 'SIGKILL')
  await place.postgres.exited
  await place.restart()
  await keeper.ready()
}

async function report(
  place: BenchPlace,
  journal: Journal,
  run: { server: number; postgres: number; seconds: number },
): Promise<void> {
  const admin = await connectAdmin(place.adminUrl)
  const damage = await damageIn(admin, journal.writes)
  await assertNoticed(admin, journal.writes)
  await admin.end()
  const bench = 'spine durability'
  const none = { limit: 0, better: 'lower' } as const
  print({
    bench,
    name: 'acknowledged writes lost',
    value: damage.lost,
    unit: 'writes',
    ...none,
    more: { acknowledged: journal.writes.length, writers, killed: run, ...damage.rows },
  })
  const halves = Object.values(damage.halves).reduce((sum, n) => sum + n, 0)
  print({ bench, name: 'halves', value: halves, unit: 'records', ...none, more: damage.halves })
  print({
    bench,
    name: 'doubles',
    value: damage.doubles + journal.differed,
    unit: 'records',
    ...none,
    more: { retries: journal.retries, answeredAgain: journal.repeated },
  })
  print({
    bench,
    name: 'writes refused',
    value: journal.refused.length,
    unit: 'writes',
    ...none,
    more: { first: journal.refused[0] ?? null },
  })
}
