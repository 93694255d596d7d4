import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import pg from 'pg'
import { type PolicyTable, serveAll } from '#access/index.ts'
import { actorOfPerson } from '#organisation/index.ts'
import { TestClock } from '#platform/clock.ts'
import { openFileStore } from '#platform/files/store.ts'
import { Refusal } from '#platform/http/refusal.ts'
import { openPlace } from '../../../bench/place.ts'
import { foundFirm, runtimeWith } from '../../../tests/support/firm.ts'
import { createLeadImports, importPolicy, runImports } from './index.ts'

const spent = new Map<string, [number, number]>()
const original = pg.Client.prototype.query
pg.Client.prototype.query = function (this: unknown, ...args: unknown[]) {
  const first = args[0] as { text?: string } | string
  const text = (typeof first === 'string' ? first : (first.text ?? ''))
    .replace(/\s+/g, ' ')
    .slice(0, 90)
  const from = performance.now()
  const cb = args.at(-1)
  const done = () => {
    const e = spent.get(text) ?? [0, 0]
    e[0] += performance.now() - from
    e[1] += 1
    spent.set(text, e)
  }
  if (typeof cb === 'function') {
    args[args.length - 1] = (...r: unknown[]) => {
      done()
      return (cb as (...x: unknown[]) => unknown)(...r)
    }
    return (original as never as (...x: unknown[]) => unknown).apply(this, args)
  }
  const result = (original as never as (...x: unknown[]) => Promise<unknown>).apply(this, args)
  result?.then?.(done, done)
  return result
} as never
const top = (label: string) => {
  console.log('--', label)
  for (const [text, [t, n]] of [...spent].sort((a, b) => b[1][0] - a[1][0]).slice(0, 14))
    console.log('  ', Math.round(t), n, text)
  spent.clear()
}

import { execSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
const pgCpu = () => {
  let total = 0
  const dir = place.folder
  for (const pid of execSync('pgrep -x postgres || true').toString().split('\n').filter(Boolean)) {
    try {
      const cwd = execSync(`readlink /proc/${pid}/cwd`).toString()
      if (!cwd.includes(dir.split('/').pop() as string)) continue
      const st = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      total += (Number(st[11]) + Number(st[12])) * 10
    } catch {}
  }
  return total
}
const count = Number(process.argv[2] ?? 20000)
const place = await openPlace()
const { runtime } = runtimeWith(place.database, new TestClock('2026-11-02T01:30:00Z'))
const firm = await foundFirm(runtime)
const imports = createLeadImports()
const app = fastify({ bodyLimit: 1e9 })
app.decorate('fileStore', openFileStore(await mkdtemp(join(tmpdir(), 'files-')), 's'))
await app.register(multipart)
app.setErrorHandler((e, _r, reply) => {
  if (e instanceof Refusal) return reply.status(e.status).send({ error: e.code, fields: e.fields })
  console.error(e)
  return reply.status(500).send({})
})
serveAll(app, imports.entrances, {
  runtime,
  policy: importPolicy as unknown as PolicyTable<never>,
  actorOf: () => actorOfPerson(place.database, firm.people.marketer, runtime.clock),
})
const url = await app.listen({ port: 0, host: '127.0.0.1' })
const rowsOf = (from: number) =>
  [
    '姓名,手机,公司,联系人,邮箱,咨询内容,来源渠道,地区,日期,备注',
    ...Array.from(
      { length: count },
      (_, i) =>
        `张三丰${from + i},138${String(10000000 + from + i)},某某科技有限公司${from + i},李四,a${from + i}@example.com,咨询劳动争议，公司拖欠工资三个月，想了解仲裁程序和律师费用，希望尽快安排见面。,展会,上海,2026-10-05,已加微信`,
    ),
  ].join('\r\n')
for (let round = 0; round < 3; round += 1) {
  const content = Buffer.from(rowsOf(round * count))
  if (round > 0) await place.admin.query('analyze')
  let worst = 0,
    last = performance.now()
  const pulse = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last - 5)
    last = now
  }, 5)
  spent.clear()
  let t = performance.now()
  const form = new FormData()
  form.append('file', new Blob([content]), '大.csv')
  const cpu0 = process.cpuUsage()
  let pg0 = pgCpu()
  const up = (await (
    await fetch(`${url}/api/lead-imports`, { method: 'POST', body: form })
  ).json()) as { id: string; sheets: { counts: unknown }[] }
  const upMs = performance.now() - t
  console.log(
    `round ${round} upload ${Math.round(upMs)} ms = ${Math.round((count / upMs) * 1000)}/s, stall ${Math.round(worst)} ms`,
    JSON.stringify(process.cpuUsage(cpu0)),
    'pg cpu ms',
    pgCpu() - pg0,
  )

  spent.clear()
  worst = 0
  const cpu1 = process.cpuUsage()
  pg0 = pgCpu()
  t = performance.now()
  await fetch(`${url}/api/lead-imports/${up.id}/run`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  await runImports(runtime)
  const ms = performance.now() - t
  const view = (await (await fetch(`${url}/api/lead-imports/${up.id}`)).json()) as {
    state: string
    outcomes: unknown
  }
  clearInterval(pulse)
  console.log(
    `round ${round} run ${Math.round(ms)} ms = ${Math.round((count / ms) * 1000)}/s, stall ${Math.round(worst)} ms`,
    view.state,
    JSON.stringify(view.outcomes),
    JSON.stringify(process.cpuUsage(cpu1)),
    'pg cpu ms',
    pgCpu() - pg0,
  )
  if (round >= 1) top('run')
}
const t = performance.now()
const list = (await (await fetch(`${url}/api/lead-imports`)).json()) as { items: { id: string }[] }
spent.clear()
const un = await (
  await fetch(`${url}/api/lead-imports/${list.items[0]?.id}/undo`, { method: 'POST' })
).json()
console.log('undo', Math.round(performance.now() - t), 'ms', JSON.stringify(un))
top('undo')
const counts = await place.admin.query(
  `select (select count(*) from lead) l, (select count(*) from event) e, (select count(*) from commitment) c`,
)
console.log(counts.rows)
await app.close()
await place.close()
process.exit(0)
