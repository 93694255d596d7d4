import { sql } from 'kysely'
import { asActor } from '#access/index.ts'
import { actorOfPerson } from '#organisation/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { insertRows } from '#platform/db/rows.ts'
import { openPlace } from '../../../bench/place.ts'
import { foundFirm, runtimeWith } from '../../../tests/support/firm.ts'
const place = await openPlace()
const { runtime } = runtimeWith(place.database)
const firm = await foundFirm(runtime)
const actor = await actorOfPerson(place.database, firm.people.marketer, runtime.clock)
if (!actor) throw new Error('nobody')
const need = '咨询劳动争议，公司拖欠工资三个月，想了解仲裁程序和律师费用，希望尽快安排见面。'
const now = new Date()
for (let r = 0; r < 12; r++) {
  const rows = Array.from({ length: 1000 }, (_, i) => ({ id: uuidv7(), name: `张三丰${r * 1000 + i}`, contact_name: '李四', organisation: `某某科技有限公司${r * 1000 + i}`, phone: `+86138${10000000 + r * 1000 + i}`, mail: `a${r * 1000 + i}@example.com`, wechat: null, unified_social_credit_code: null, region: '上海', need, practice_area: null, urgency: 'normal', estimated_amount: null, opponents: [], channel_id: null, campaign_id: null, referrer_name: null, referrer_client_id: null, received_on: '2026-01-01', stage: 'registered', department_id: null, specialist_id: null, import_id: null, opportunity_id: null, client_id: null, notice_version: null, consented_at: null, parties_changed_at: now, created_by: actor.personId, created_at: now, last_activity_at: now, version: 1 }))
  await asActor(place.database, actor, async (tx) => {
    const s = performance.now()
    await insertRows(tx, 'subject', rows.map((x) => ({ id: x.id, kind: 'lead', created_by: actor.personId, created_at: now })))
    const s1 = performance.now()
    const columns = sql.join(Object.keys(rows[0] as object).map((n) => sql.id(n)))
    const json = JSON.stringify(rows)
    const only = await sql`explain (analyze, timing off) select ${columns} from jsonb_populate_recordset(null::lead, ${json}::jsonb)`.execute(tx)
    const s2 = performance.now()
    const x = await sql<{ 'QUERY PLAN': string }>`explain (analyze, buffers, wal) insert into lead (${columns}) select ${columns} from jsonb_populate_recordset(null::lead, ${json}::jsonb)`.execute(tx)
    const s3 = performance.now()
    if (r > 9) { console.log('subject', (s1 - s).toFixed(0), 'parse only', (s2 - s1).toFixed(0), 'lead', (s3 - s2).toFixed(0)); for (const l of x.rows) console.log('  ', l['QUERY PLAN'].slice(0, 140)) }
  })
}
await place.close(); process.exit(0)
