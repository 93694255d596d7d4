import { randomUUID } from 'node:crypto'
import { perform, system } from '#access/index.ts'
import { expectConflictCleared } from '#conflicts/index.ts'
import { TestClock } from '#platform/clock.ts'
import { Refusal } from '#platform/http/refusal.ts'
import { runtimeWith } from '../../tests/support/firm.ts'
import { note, print, timed } from '../figure.ts'
import { answered, type Caller, callerAt, type Reply } from '../http.ts'
import { type BenchPlace, foundBenchFirm, openPlace } from '../place.ts'
import { startServer } from '../server.ts'
import { type Enquiry, type Pair, pairsOf } from './pairs.ts'

const pairsWanted = 1_500
/** Requests under way at the same time. */
const clients = 48
/** Times a request is sent until it is answered. */
const triesMost = 30

/**
 * Opposing enquiries of one second, at two servers with a worker each, while an officer clears whatever may be
 * cleared: afterwards each must see the other, and none may be accepted on a check that has not.
 */
export async function run(): Promise<void> {
  const place = await openPlace({ durable: true })
  try {
    await foundBenchFirm(place, ['specialist', 'conflictOfficer'])
    const options = { adminUrl: place.adminUrl, folder: place.folder }
    const servers = [await startServer(options), await startServer(options)]
    const pairs = pairsOf(pairsWanted)
    const officers = await Promise.all(servers.map((one) => callerAt(one.port, 'conflictOfficer')))
    await registerKnown(officers[0] as Caller, pairs)
    const callers = await Promise.all(servers.map((one) => callerAt(one.port, 'specialist')))
    const ids = new Map<Enquiry, string>()
    let cleared = 0
    const registering = await timed(async () => {
      cleared = await registerAll(callers, officers[0] as Caller, pairs, ids)
    })
    note(
      `${ids.size} enquiries in ${Math.round(registering / 1_000)} s, ${cleared} cleared at once`,
    )
    const checking = await timed(() => untilChecked(place))
    await report(place, pairs, ids, { registering, checking, cleared })
    for (const server of servers) await server.stop()
  } finally {
    await place.close()
  }
}

/** Whoever stands in the register before, with number and alias, so that enquiries meet through it. */
async function registerKnown(officer: Caller, pairs: Pair[]): Promise<void> {
  for (const { known } of pairs) {
    if (!known) continue
    const { id } = await made(
      officer.post('/api/parties', { kind: 'organisation', name: known.name }),
    )
    const number = { type: 'unified_social_credit_code', number: known.code }
    answered(await officer.post(`/api/parties/${id}/identifiers`, number))
    if (known.alias)
      answered(await officer.post(`/api/parties/${id}/names`, { kind: 'trade', name: known.alias }))
  }
}

const made = async (sent: Promise<Reply>) => JSON.parse(answered(await sent).text) as { id: string }

/** Sent again with the same key until it is answered: with so much at once one may wait long. */
async function insist(caller: Caller, path: string, body: object): Promise<Reply> {
  const headers = { 'idempotency-key': randomUUID() }
  for (let tries = 1; ; tries += 1) {
    const reply = await caller.post(path, body, headers).catch((error: unknown) => {
      if (tries >= triesMost) throw error
      return null
    })
    // The first is still under way.
    if (reply && !(reply.status === 409 && reply.text.includes('twin_running'))) return reply
    await new Promise((go) => setTimeout(go, 2_000))
  }
}

/** The two of a pair at the same time, at different servers. @returns how many were cleared meanwhile */
async function registerAll(
  callers: Caller[],
  officer: Caller,
  pairs: Pair[],
  ids: Map<Enquiry, string>,
): Promise<number> {
  let next = 0
  let cleared = 0
  const register = async (enquiry: Enquiry, at: number) => {
    const { id } = await made(insist(callers[at] as Caller, '/api/leads', enquiry.body))
    ids.set(enquiry, id)
  }
  const lane = async () => {
    for (let at = next++; at < pairs.length; at = next++) {
      const { one, other } = pairs[at] as Pair
      const first = register(one, at % 2)
      const second = () => register(other, (at + 1) % 2)
      if (at % 5 !== 0) await Promise.all([first, second()])
      else {
        // An officer in a hurry clears the first while the second comes, and then the second.
        await first
        const [early] = await Promise.all([clear(officer, ids.get(one) as string, one), second()])
        const late = await clear(officer, ids.get(other) as string, other)
        cleared += Number(early) + Number(late)
      }
    }
  }
  await Promise.all(Array.from({ length: clients / 2 }, lane))
  return cleared
}

async function clear(officer: Caller, id: string, { body }: Enquiry): Promise<boolean> {
  const parties = [body.name, body.organisation, ...body.opponents]
  const said = { outcome: 'clear', reason: '未见相关记录', parties }
  const { status } = await insist(officer, `/api/leads/${id}/conflict-decision`, said)
  return status < 300
}

/** Until the workers have nothing left to check. */
async function untilChecked({ admin }: BenchPlace): Promise<void> {
  for (;;) {
    const { rows } = await admin.query<{ left: number }>(
      `select (select count(*) from outbox where consumer like 'conflicts.%')::int
        + (select count(*) from conflict_recheck)::int as left`,
    )
    const left = rows[0]?.left ?? 0
    if (left === 0) return
    note(`${left} checks to go`)
    await new Promise((go) => setTimeout(go, 5_000))
  }
}

async function report(
  place: BenchPlace,
  pairs: Pair[],
  ids: Map<Enquiry, string>,
  took: { registering: number; checking: number; cleared: number },
): Promise<void> {
  const { rows } = await place.admin.query<{ subject: string; other: string }>(
    `select d.subject_id as subject, e.other_subject as other from conflict_desk d
       join conflict_finding f on f.check_id = d.check_id and f.rule = 'opposing_enquiries'
       join conflict_evidence e on e.finding_id = f.id`,
  )
  const sees = new Set(rows.map((row) => `${row.subject} ${row.other}`))
  const idOf = (enquiry: Enquiry) => ids.get(enquiry) as string
  const missed = pairs.filter(
    ({ one, other }) =>
      !sees.has(`${idOf(one)} ${idOf(other)}`) || !sees.has(`${idOf(other)} ${idOf(one)}`),
  )
  const by = (how: Pair['by']) => missed.filter((pair) => pair.by === how).length
  const { rows: failures } = await place.admin.query<{ last_error: string }>(
    `select last_error from outbox where last_error is not null limit 3`,
  )
  print({
    bench: 'conflicts races',
    name: 'pairs that missed each other',
    value: missed.length,
    unit: 'pairs',
    limit: 0,
    better: 'lower',
    more: {
      pairs: pairs.length,
      missedBy: { name: by('name'), number: by('number'), alias: by('alias') },
      seconds: {
        registering: Math.round(took.registering / 1_000),
        checking: Math.round(took.checking / 1_000),
      },
      failures: failures.map((row) => row.last_error),
    },
  })
  print({
    bench: 'conflicts races',
    name: 'enquiries that could be accepted unseen by the other',
    value: await acceptable(place, [...ids.values()]),
    unit: 'enquiries',
    limit: 0,
    better: 'lower',
    more: { clearedMeanwhile: took.cleared },
  })
}

/** How many of the leads would pass the look at their acceptance. */
async function acceptable({ database }: BenchPlace, ids: string[]): Promise<number> {
  const { runtime } = runtimeWith(database, new TestClock(new Date().toISOString()))
  let count = 0
  for (const id of ids) {
    const accepted = await perform(runtime, system, (work) =>
      expectConflictCleared(work, { kind: 'lead', id }),
    ).then(
      () => true,
      (error: Error) => {
        if (error instanceof Refusal) return false
        throw error
      },
    )
    if (accepted) count += 1
  }
  return count
}
