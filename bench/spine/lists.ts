import type { TestFirm } from '../../tests/support/firm.ts'
import { median, note, print, quantile, timed } from '../figure.ts'
import { fill, type Filling, lawyersLead } from '../fill.ts'
import { answered, type Caller, callerAt } from '../http.ts'
import { type BenchDatabase, foundBenchFirm, openPlace, type Person } from '../place.ts'
import { openReplayer, personsTransaction, type Replayer, withNewIds } from '../replay.ts'
import { type BenchServer, startServer } from '../server.ts'
import { newLead, readsOf } from './reads.ts'

const filling: Filling = { leads: 100_000, events: 1_000_000, ofLawyer: 600 }
/** Before the clock runs: a server that has been at work has compiled what it does all day. */
const warmUps = 60
const repeats = 40
const requestsAtFour = 120
const roundsAtFour = 3
/** Milliseconds a request may take beside its SQL, and 95 of 100 of them four at a time. */
const limits = { besideSql: 5, atFour: 50 }

/** Somebody who is signed in, measured against the SQL of the same request. */
interface Bench {
  server: BenchServer
  replayer: Replayer
  who: Person
}

/** 100 k leads and 1 M events: every list of leads beside its SQL alone, over HTTP. */
export async function run(): Promise<void> {
  const place = await openPlace()
  try {
    const firm = await foundBenchFirm(place, ['manager', 'lawyer'])
    note(`filling ${filling.leads} leads and ${filling.events} events …`)
    await fill(place, firm, filling)
    const server = await startServer({ ...place, capturing: true })
    const replayer = await openReplayer(place.appUrl)
    try {
      for (const who of ['manager', 'lawyer'] as const) {
        note(`${who} …`)
        await measure({ server, replayer, who }, place, firm)
        await atRest(place)
      }
    } finally {
      await replayer.close()
      await server.stop()
    }
  } finally {
    await place.close()
  }
}

/** Until what the new leads of one person brought about is done: the next shall not be measured beside it. */
async function atRest({ admin }: BenchDatabase): Promise<void> {
  for (let seconds = 0; seconds < 120; seconds += 1) {
    const { rows } = await admin.query<{ waiting: boolean }>(
      'select exists (select from outbox where attempts < 10 and due_at <= now()) as waiting',
    )
    if (!rows[0]?.waiting) return
    await new Promise((go) => setTimeout(go, 1_000))
  }
  note('effects of new leads are still waiting')
}

async function measure(bench: Bench, place: BenchDatabase, firm: TestFirm): Promise<void> {
  const caller = await callerAt(bench.server.port, bench.who)
  const { id, channel } = await someLead(place, lawyersLead(filling))
  for (const { name, path } of await readsOf(caller, id, channel))
    await figure(bench, name, () => caller.get(path).then(answered))
  await figure(bench, 'create a lead', () => create(caller, firm, channel), Date.now())
}

/** Id and channel of the lead of that number. */
export async function someLead(place: BenchDatabase, number: number) {
  const found = await place.admin.query<{ id: string; channel: string }>(
    'select bench.id($1) as id, bench.channel($1) as channel',
    [number],
  )
  return found.rows[0] as { id: string; channel: string }
}

const create = async (caller: Caller, firm: TestFirm, channel: string) => {
  answered(await caller.post('/api/leads', newLead(firm, channel)))
}

/** Prints what a request takes beside its SQL, and what it takes four at a time. */
async function figure(
  { server, replayer, who }: Bench,
  name: string,
  act: () => Promise<unknown>,
  madeSince?: number,
): Promise<void> {
  for (let n = 0; n < warmUps; n += 1) await act()
  const statements = personsTransaction(await server.captured(act))
  const alone = () =>
    replayer.run(madeSince === undefined ? statements : withNewIds(statements, madeSince))
  for (let n = 0; n < warmUps; n += 1) await alone()
  const requests: number[] = []
  const sql: number[] = []
  for (let n = 0; n < repeats; n += 1) {
    requests.push(await timed(act))
    sql.push(await alone())
  }
  const [request, query] = [median(requests), median(sql)]
  const bench = `spine lists ${who}`
  print({
    bench,
    name: `${name}: beside its SQL`,
    value: request - query,
    unit: 'ms',
    limit: limits.besideSql,
    better: 'lower',
    more: { request: round(request), sql: round(query), statements: statements.length },
  })
  const rounds: number[][] = []
  while (rounds.length < roundsAtFour) rounds.push(await fourAtATime(act))
  print({
    bench,
    name: `${name}: p95 at 4 at a time`,
    value: median(rounds.map((samples) => quantile(samples, 0.95))),
    unit: 'ms',
    limit: limits.atFour,
    better: 'lower',
    more: { median: round(median(rounds.flat())) },
  })
}

const round = (milliseconds: number) => Number(milliseconds.toPrecision(3))

async function fourAtATime(act: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  const one = async () => {
    for (let n = 0; n < requestsAtFour / 4; n += 1) samples.push(await timed(act))
  }
  await Promise.all([one(), one(), one(), one()])
  return samples
}
