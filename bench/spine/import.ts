import { cpuSeconds } from '../cpu.ts'
import { note, print } from '../figure.ts'
import { answered, type Caller, callerAt } from '../http.ts'
import { type BenchPlace, foundBenchFirm, openPlace } from '../place.ts'
import { type BenchServer, startServer } from '../server.ts'
import { companyWords, givenNames, needs, places, surnames, trades } from '../words.ts'

const rows = 50_000
/** Rows a second that become leads. */
const limit = 5_000

/** A file of 50 k rows, uploaded and run as a clerk does it. */
export async function run(): Promise<void> {
  const place = await openPlace()
  try {
    await foundBenchFirm(place, ['marketer'])
    const server = await startServer(place)
    try {
      const caller = await callerAt(server.port, 'marketer')
      await importOnce(place, server, caller)
    } finally {
      await server.stop()
    }
  } finally {
    await place.close()
  }
}

interface View {
  id: string
  state: string
  progress: { total: number }
  outcomes: { made: number }
}

async function importOnce(place: BenchPlace, server: BenchServer, caller: Caller): Promise<void> {
  note(`reading a file of ${rows} rows …`)
  const uploading = performance.now()
  const file = new FormData()
  file.append('file', new Blob([csv()]), '线索台账.csv')
  const read: View = JSON.parse(answered(await caller.upload('/api/imports?kind=lead', file)).text)
  const reading = (performance.now() - uploading) / 1_000
  note(`${read.progress.total} rows can become leads; making them …`)
  const path = `/api/imports/${read.id}`
  const used = () => [cpuSeconds(server.pid), cpuSeconds(place.postgres.pid)] as const
  const [serverBefore, postgresBefore] = used()
  const began = performance.now()
  answered(await caller.post(`${path}/run`, { duplicates: 'import' }))
  const { made } = (await untilDone(caller, path)).outcomes
  const seconds = (performance.now() - began) / 1_000
  const [serverAfter, postgresAfter] = used()
  const processor = {
    serverSeconds: Math.round(serverAfter - serverBefore),
    postgresSeconds: Math.round(postgresAfter - postgresBefore),
  }
  print({
    bench: 'spine import',
    name: 'rows made into leads',
    value: made / seconds,
    unit: 'rows/s',
    limit,
    better: 'higher',
    more: { made, seconds: seconds.toFixed(1), processor, ...(await countsIn(place)) },
  })
  print({
    bench: 'spine import',
    name: 'rows uploaded, read and looked through',
    value: rows / reading,
    unit: 'rows/s',
    more: { seconds: reading.toFixed(1) },
  })
}

async function untilDone(caller: Caller, path: string): Promise<View> {
  for (;;) {
    const view: View = JSON.parse(answered(await caller.get(path)).text)
    if (view.state === 'done') return view
    if (view.state !== 'running') throw new Error(`the import is ${view.state}`)
    await new Promise((go) => setTimeout(go, 100))
  }
}

/** What an import leaves: each lead with its event and the promise to screen it. */
async function countsIn({ admin }: BenchPlace): Promise<Record<string, number>> {
  const found =
    await admin.query(`select (select count(*) from lead)::int as leads, (select count(*) from event)::int as events,
    (select count(*) from commitment)::int as commitments`)
  return found.rows[0]
}

/** An account of leads as an office keeps it. */
function csv(): string {
  const lines = ['姓名,联系电话,单位名称,所在地区,咨询内容,业务类型,来源渠道,登记日期']
  const one = (words: readonly string[], n: number) => words[n % words.length] as string
  const areas: Record<string, string> = { labour: '劳动', civil: '民事', commercial: '商事' }
  for (let n = 0; n < rows; n += 1) {
    const [area, need] = needs[n % needs.length] as readonly [string, string]
    const company =
      n % 3 === 0 ? `${one(places, n)}${one(companyWords, n * 7)}${one(trades, n * 5)}有限公司` : ''
    lines.push(
      [
        one(surnames, n * 13) + one(givenNames, n * 31),
        `138${String(10_000_000 + n)}`,
        company,
        one(places, n * 3),
        `${need}（${n}）`,
        areas[area] ?? '其他',
        '',
        `2026-0${1 + (n % 9)}-1${n % 10}`,
      ].join(','),
    )
  }
  return `\ufeff${lines.join('\r\n')}\r\n`
}
