import { writeFileSync } from 'node:fs'
import { perform } from '#access/index.ts'
import { actorOfPerson } from '#organisation/index.ts'
import { openPlace } from '../../../bench/place.ts'
import { foundFirm, runtimeWith } from '../../../tests/support/firm.ts'
import { registerLeads } from '../leads/index.ts'

import pg from 'pg'
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
const place = await openPlace()
const { runtime } = runtimeWith(place.database)
const firm = await foundFirm(runtime)
const actor = await actorOfPerson(place.database, firm.people.marketer, runtime.clock)
if (!actor) throw new Error('nobody')
const explainFile = process.argv[2]
if (explainFile) {
  await place.admin.query(`create extension if not exists pg_stat_statements`).catch(() => {})
}
const need = '咨询劳动争议，公司拖欠工资三个月，想了解仲裁程序和律师费用，希望尽快安排见面。'
const total = 20000
const t0 = performance.now()
for (let at = 0; at < total; at += 1000) {
  const drafts = Array.from({ length: 1000 }, (_, i) => ({
    name: `张三丰${at + i}`,
    organisation: `某某科技有限公司${at + i}`,
    contactName: '李四',
    phone: `+86138${String(10000000 + at + i)}`,
    mail: `a${at + i}@example.com`,
    need,
    region: '上海',
  }))
  const t = performance.now()
  await perform(runtime, actor, (work) => registerLeads(work, drafts))
  if (at % 5000 === 0) console.log(at, Math.round(performance.now() - t), 'ms')
}
const ms = performance.now() - t0
for (const [text, [t, n]] of [...spent].sort((a, b) => b[1][0] - a[1][0]).slice(0, 14))
  console.log(Math.round(t), n, text)
console.log('rows/s', Math.round((total / ms) * 1000), 'js cpu', process.cpuUsage())
const counts = await place.admin.query(
  `select (select count(*) from lead) l, (select count(*) from event) e, (select count(*) from commitment) c`,
)
console.log(counts.rows)
await place.close()
process.exit(0)
