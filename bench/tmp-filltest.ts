import { openPlace, foundBenchFirm } from '/work/main/bench/place.ts'
import { fill } from '/work/main/bench/fill.ts'
const place = await openPlace()
const firm = await foundBenchFirm(place, ['manager', 'lawyer'])
const t = performance.now()
const n = Number(process.argv[2])
await fill(place, firm, { leads: n, events: Number(process.argv[3]), ofLawyer: 600 })
console.log('filled', Math.round(performance.now() - t))
console.log((await place.admin.query(`select relname, pg_size_pretty(pg_total_relation_size(oid)) s, reltuples from pg_class where relnamespace='firm'::regnamespace and relkind='r' order by pg_total_relation_size(oid) desc limit 7`)).rows)
console.log((await place.admin.query(`select name, organisation, need, phone, stage, received_on from lead order by id desc limit 3`)).rows)
await place.close()
