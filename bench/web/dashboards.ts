import type pg from 'pg'
import { cpuSeconds } from '../cpu.ts'
import { median, note, print, quantile, timed } from '../figure.ts'
import { fill, type Filling } from '../fill.ts'
import { fillInsight } from '../fill-insight.ts'
import { fillService } from '../fill-service.ts'
import { answered, callerAt } from '../http.ts'
import { foundBenchFirm, openPlace, type Person } from '../place.ts'
import { startServer } from '../server.ts'

const filling: Filling = { leads: 100_000, events: 1_000_000, ofLawyer: 600 }
/** Clients with an engagement each: with their leads they make some 300 k promises that were decided. */
const clients = 25_000
const repeats = 40
const warmUps = 5
/** Milliseconds 95 of 100 requests may take. */
const limit = 200

const paths = [
  ['compliance map, 6 months', 'compliance'],
  ['compliance map, 12 months', 'compliance?months=12'],
  ['compliance map, 24 months', 'compliance?months=24'],
  ['channels', 'channels?months=12'],
  ['response times', 'response-times?months=12'],
  ['satisfaction', 'satisfaction?months=12'],
  ['loyalty', 'loyalty?months=12'],
  ['load', 'load'],
  ['hand-overs', 'handovers?months=12'],
  ['improvement', 'improvement?months=12'],
  ['the week', 'week'],
  ['cases of a clause', 'promises?clause=S2&outcome=missed'],
] as const

/** Who sees the firm, a department, and only themselves. */
const people = ['manager', 'civilHead', 'lawyer'] as const satisfies Person[]

/** 100 k leads, 1 M events, 300 k promises: every board over HTTP, and again behind a wall. */
export async function run(): Promise<void> {
  const place = await openPlace()
  try {
    const firm = await foundBenchFirm(place, [...people])
    note(`filling ${filling.leads} leads, ${filling.events} events, ${clients} clients …`)
    await fill(place, firm, filling)
    await fillService(place.admin, firm, clients)
    await fillInsight(place.admin, firm, { leads: filling.leads, clients })
    const { rows } = await place.admin.query<{ facts: number }>(
      'select count(*)::int as facts from promise_fact',
    )
    note(`${rows[0]?.facts} promises decided`)
    const server = await startServer({ ...place })
    try {
      const used = () => cpuSeconds(server.pid) + cpuSeconds(place.postgres.pid)
      const { port } = server
      for (const who of people) await measure({ port, used }, who, 'web dashboards', paths)
      await raiseWall(place.admin, firm.people.manager)
      await measure({ port, used }, 'manager', 'web dashboards walled', paths.slice(0, 5))
    } finally {
      await server.stop()
    }
  } finally {
    await place.close()
  }
}

async function measure(
  { port, used }: { port: number; used: () => number },
  who: Person,
  bench: string,
  wanted: readonly (readonly [name: string, path: string])[],
): Promise<void> {
  note(`${who} …`)
  const caller = await callerAt(port, who)
  for (const [name, path] of wanted) {
    const first = await caller.get(`/api/insight/${path}`)
    // The week is for those who lead the firm.
    if (first.status === 403) continue
    const act = () => caller.get(`/api/insight/${path}`).then(answered)
    for (let n = 0; n < warmUps; n += 1) await act()
    const before = used()
    const samples: number[] = []
    for (let n = 0; n < repeats; n += 1) samples.push(await timed(act))
    const processor = ((used() - before) * 1_000) / repeats
    print({
      bench: `${bench} ${who}`,
      name: `${name}: p95`,
      value: quantile(samples, 0.95),
      unit: 'ms',
      limit,
      better: 'lower',
      more: { median: Number(median(samples).toPrecision(3)), processor: Math.round(processor) },
    })
  }
}

/** A wall around five hundred clients and all that lies below them, past the triggers. */
async function raiseWall(admin: pg.Client, person: string): Promise<void> {
  await admin.query('set session_replication_role = replica')
  await admin.query(`with raised as (
      insert into wall (id, reason, raised_at) values (gen_random_uuid(), 'bench', now()) returning id),
    shut as (insert into wall_principal (wall_id, principal_id) select id, '${person}' from raised)
    insert into wall_subject (wall_id, subject_id) select raised.id, bench.client(n) from raised, generate_series(1::bigint, 500) n`)
  await admin.query(
    `select spread_walls(array(select bench.client(n) from generate_series(1::bigint, 500) n))`,
  )
  await admin.query('set session_replication_role = origin')
}
