import type pg from 'pg'

/**
 * A check of every lead that `fill` laid down, a finding about every second one's opponent, one in ten still waiting at
 * the desk; past the triggers. Comes after `fillParties`.
 */
export async function fillConflicts(admin: pg.Client, many: { leads: number }): Promise<void> {
  const id = (kind: string, n: string) =>
    `overlay(overlay(md5('${kind}' || ${n}) placing '7' from 13) placing '8' from 17)::uuid`
  const leads = `generate_series(1::bigint, ${many.leads}::bigint) n join lead l on l.id = bench.id(n)`
  const officer = '(select id from person order by id limit 1)'
  await admin.query(`set session_replication_role = replica`)
  const statements = [
    `insert into conflict_check (id, subject_id, cause, run_at, searched, depth, truncated, watermark, snapshot, rules_version,
       matcher_version, findings)
     select ${id('check', 'n')}, l.id, 'enquiry', bench.at(n), '[]', 3, false, 0, pg_current_snapshot()::text, 1, '1', 1 from ${leads}`,
    `insert into conflict_finding (id, check_id, subject_id, rule, class, tier, key)
     select ${id('finding', 'n')}, ${id('check', 'n')}, l.id, 'opposing_enquiries', 'escalate', 'exact_equivalent', 'k' || n
     from ${leads} where n % 2 = 0`,
    `insert into conflict_evidence (finding_id, subject_id, searched_party, searched_name, searched_role, hit_party, hit_name,
       other_subject, other_kind, other_role, score, reasons, path)
     select ${id('finding', 'n')}, l.id, ${id('against', 'n')}, l.name, 'opponent', ${id('against', 'n')}, l.name, bench.id(n - 1),
       'lead', 'prospect', 1, '[]', '[]' from ${leads} where n % 2 = 0`,
    `insert into conflict_decision (id, check_id, subject_id, outcome, reason, snapshot, decided_by, decided_at)
     select ${id('decision', 'n')}, ${id('check', 'n')}, l.id, 'refused', '不办理', pg_current_snapshot()::text, ${officer}, bench.at(n)
     from ${leads} where n % 10 > 0`,
    `insert into conflict_desk (subject_id, subject_kind, check_id, state, worst, since)
     select l.id, 'lead', ${id('check', 'n')}, case when n % 10 = 0 then 'waiting' else 'decided' end, 'escalate', bench.at(n)
     from ${leads}`,
  ]
  for (const statement of statements) await admin.query(statement)
  await admin.query(`set session_replication_role = origin`)
}
