import type pg from 'pg'
import type { TestFirm } from '../tests/support/firm.ts'

/** Clauses with what they are about, and how many promises of each a lead or an engagement has. */
const promises = [
  ['D1', 'lead', 1],
  ['D2', 'lead', 1],
  ['S2', 'engagement', 3],
  ['S2.answer', 'engagement', 1],
  ['S3', 'engagement', 2],
  ['S3.acknowledge', 'engagement', 1],
  ['G5', 'engagement', 1],
  ['M1', 'engagement', 1],
] as const

/**
 * Promises that were kept or missed, and facts of them, of the leads and of opinions: past the triggers.
 * `fill` and `fillService` have been here before.
 */
export async function fillInsight(
  admin: pg.Client,
  firm: TestFirm,
  many: { leads: number; clients: number },
): Promise<void> {
  await admin.query(`set session_replication_role = replica`)
  for (const [clause, kind, each] of promises) {
    const range = `generate_series(1::bigint, ${kind === 'lead' ? many.leads : many.clients}::bigint) n, generate_series(1, ${each}) k`
    const at = `bench.at(n) + k * interval '20 days'`
    const kept = `bench.dice(n * 7 + k, ${clause.length}, 100) < 93`
    await admin.query(
      `insert into commitment (id, clause_code, provision, charter_version, subject_kind, subject_id, about_id, owner_id, office_id,
         beneficiary, status, began_at, opens_at, due_at, overdue_at, closed_at, evidence_event_id)
       select overlay(overlay(md5('${clause}' || k || n) placing '7' from 13) placing '8' from 17)::uuid, '${clause}', '${clause.replace(/\..*/, '')}', 1,
         '${kind}', bench.${kind === 'lead' ? 'id' : 'engagement'}(n), gen_random_uuid(),
         ${kind === 'lead' ? 'bench.specialist(n)' : `case when n % 100 = 0 then '${firm.people.lawyer}'::uuid else bench.assessor(n) end`}, '${firm.officeId}',
         '${kind === 'lead' ? 'lead' : 'client'}', case when ${kept} then 'kept' else 'kept_late' end, ${at}, ${at},
         ${at} + interval '1 day', case when not ${kept} then ${at} + interval '1 day' end,
         ${at} + bench.dice(n + k, 3, 23) * interval '1 hour' + case when ${kept} then interval '0' else interval '2 days' end, 1
       from ${range} where ${at} < now() - interval '3 days'`,
    )
  }
  const statements = [
    `insert into promise_fact (commitment_id, clause_code, charter_version, subject_kind, subject_id, department_id, owner_id, decided_on, kept, taken_ms)
     select c.id, c.clause_code, 1, c.subject_kind, c.subject_id, s.department_id, c.owner_id,
       coalesce(c.overdue_at, c.closed_at)::date, c.status = 'kept', extract(epoch from c.closed_at - c.opens_at)::bigint * 333
     from commitment c join subject s on s.id = c.subject_id where c.closed_at is not null`,
    `insert into lead_fact (subject_id, received_on, channel_id, referred, department_id, specialist_id, assessor_id, reached, ended, converted_on)
     select l.id, l.received_on, l.channel_id, false, l.department_id, l.specialist_id, l.assessor_id,
       coalesce(array_position(array['registered', 'screened', 'assigned', 'contacted', 'assessed', 'proposed', 'converted'], l.stage) - 1, 2),
       case when l.stage in ('disqualified', 'lost', 'withdrawn') then l.stage end,
       case when l.stage = 'converted' then l.received_on + 10 end from lead l`,
    `insert into opinion_fact (id, source, subject_id, client_id, department_id, lawyer_id, tier, given_on, satisfaction, nps)
     select gen_random_uuid(), 'talk', bench.engagement(n), bench.client(n), s.department_id, bench.assessor(n), 'regular',
       bench.at(n)::date + k, 1 + bench.dice(n + k, 8, 5), bench.dice(n + k, 9, 11)
     from generate_series(1::bigint, ${many.clients}::bigint) n cross join generate_series(1, 2) k join subject s on s.id = bench.engagement(n)`,
  ]
  for (const statement of statements) await admin.query(statement)
  await admin.query('vacuum analyze')
  await admin.query(`set session_replication_role = origin`)
}
