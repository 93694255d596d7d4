import { createReadStream, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse'
import { asActor, system } from '#access/index.ts'
import { type PartyHit, type PartyKind, reasonsInWords, searchParties } from '#parties/index.ts'
import { note, quantile, timed } from '../figure.ts'
import { answered, callerAt } from '../http.ts'
import { foundBenchFirm, openPlace } from '../place.ts'
import { startServer } from '../server.ts'
import { identifierType, loadRegister, loadRelations, PartyIds } from './load.ts'

const { values } = parseArgs({
  options: {
    register: { type: 'string' },
    relations: { type: 'string' },
    queries: { type: 'string' },
    out: { type: 'string' },
    http: { type: 'boolean', default: false },
  },
})
const { register, relations, queries, out, http } = values
if (!register || !queries || !out) {
  note(
    'npm run eval:names -- --register FILE [--relations FILE] --queries FILE --out FILE [--http]',
  )
  process.exit(64)
}

interface Query {
  query_id: string
  kind: PartyKind
  name: string
  id_type: string
  id_number: string
}

const warmUps = 300
/** On which ties are looked at; of those of the register none ends. */
const today = '2026-01-01'
const place = await openPlace({ durable: true })
const ids = new PartyIds()
try {
  if (http) await foundBenchFirm(place, ['marketer'])
  await loadRegister(place, register, ids)
  if (relations) await loadRelations(place, relations, ids)
  await place.admin.query('analyze party_relation')
  const file = createWriteStream(out)
  const took: number[] = []
  // What is read lazily and what PostgreSQL caches is there before the clock runs.
  await answers(warmUps, () => {})
  await answers(Number.POSITIVE_INFINITY, (query, { hits, ms }) => {
    took.push(ms)
    file.write(`${JSON.stringify({ query_id: query.query_id, ms, hits: hits.map(line) })}\n`)
  })
  file.end()
  await once(file, 'finish')
  said('queries', took)
  if (http) said('of them as hints over HTTP', await overHttp())
} finally {
  await place.close()
}
process.exit(0)

function said(what: string, took: number[]): void {
  const at = (share: number) => quantile(took, share).toFixed(1)
  note(
    `${took.length} ${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`,
  )
}

/** Each query again, one after another, as the hints somebody gets who types the name. */
async function overHttp(): Promise<number[]> {
  const server = await startServer({ adminUrl: place.adminUrl, folder: place.folder })
  try {
    const caller = await callerAt(server.port, 'marketer')
    const took: number[] = []
    let asked = 0
    for await (const query of createReadStream(queries as string).pipe(parse({ columns: true }))) {
      const { kind, name } = query as Query
      const path = `/api/party-look-alikes?${new URLSearchParams({ kind, name }).toString()}`
      const ms = await timed(async () => answered(await caller.get(path)))
      asked += 1
      if (asked > warmUps) took.push(ms)
    }
    return took
  } finally {
    await server.stop()
  }
}

async function answers(
  most: number,
  tell: (query: Query, found: { hits: PartyHit[]; ms: number }) => void,
): Promise<void> {
  let asked = 0
  for await (const query of createReadStream(queries as string).pipe(parse({ columns: true }))) {
    if (asked >= most) return
    asked += 1
    tell(query as Query, await answer(query as Query))
  }
}

async function answer({
  kind,
  name,
  id_type,
  id_number,
}: Query): Promise<{ hits: PartyHit[]; ms: number }> {
  const began = performance.now()
  const identifiers = id_number ? [{ type: identifierType(id_type), number: id_number }] : []
  const { hits } = await asActor(place.database, system, (tx) =>
    searchParties(tx, { kind, name, identifiers, today, limit: 100 }),
  )
  return { hits, ms: Math.round((performance.now() - began) * 100) / 100 }
}

function line(hit: PartyHit) {
  const path = hit.path.map((step) => `${step.type} ${step.name}`).join(' > ')
  const why = reasonsInWords(hit, 'zh') + (path ? `：${path}` : '')
  return {
    party_id: ids.text(hit.partyId),
    score: Math.round(hit.score * 1000) / 1000,
    tier: hit.tier,
    why,
    name: hit.name,
  }
}
