import type pg from 'pg'

/**
 * The register of parties of the leads and clients that `fill` and `fillService` laid down: each lead's prospect, an
 * opponent of every second, clients and engagements with the same parties; past the triggers. `fillInsight` comes after
 * and analyses all.
 */
export async function fillParties(
  admin: pg.Client,
  many: { leads: number; clients: number },
): Promise<void> {
  const id = (kind: string, n: string) =>
    `overlay(overlay(md5('${kind}' || ${n}) placing '7' from 13) placing '8' from 17)::uuid`
  const said = (party: string) =>
    `(select array_agg(i.subject_id) from party_involvement i where i.party_id = ${party})`
  const leads = `generate_series(1::bigint, ${many.leads}::bigint) n join lead l on l.id = bench.id(n)`
  await admin.query(`set session_replication_role = replica`)
  const statements = [
    `insert into party (id, kind, name, tied, created_at, updated_at)
     select ${id('party', 'n')}, 'person', l.name, true, bench.at(n), bench.at(n) from ${leads}
     union all select ${id('against', 'n')}, 'organisation', l.name || '的对方有限公司', true, bench.at(n), bench.at(n)
       from ${leads} where n % 2 = 0
     union all select ${id('loose', 'n')}, 'organisation', '云帆' || n || '有限公司', false, bench.at(n), bench.at(n) from ${leads}
       where n % 10 = 0`,
    `insert into party_involvement (id, party_id, subject_id, role, created_at)
     select gen_random_uuid(), ${id('party', 'n')}, l.id, 'prospect', bench.at(n) from ${leads}
     union all select gen_random_uuid(), ${id('against', 'n')}, l.id, 'opponent', bench.at(n) from ${leads} where n % 2 = 0
     union all select gen_random_uuid(), ${id('party', 'n')}, bench.client(n), 'client', bench.at(n) from ${leads} where n <= ${many.clients}
     union all select gen_random_uuid(), ${id('party', 'n')}, bench.engagement(n), 'client', bench.at(n) from ${leads} where n <= ${many.clients}`,
    `insert into party_name (id, party_id, kind, name, created_at, shown_at, said_in)
     select gen_random_uuid(), id, 'legal', name, created_at, created_at, ${said('party.id')} from party`,
    // Each is called like the next one as well: that is what makes the two a pair.
    `insert into party_name (id, party_id, kind, name, created_at, said_in)
     select gen_random_uuid(), ${id('party', 'n')}, 'other', m.name, bench.at(n), array[l.id] from ${leads}
       join lead m on m.id = bench.id(n + 1)`,
    `insert into party_identifier (id, party_id, type, number, created_at, said_in)
     select gen_random_uuid(), id, 'other', upper(left(md5(id::text), 18)), created_at, ${said('party.id')} from party where kind = 'organisation'`,
    `insert into party_contact (id, party_id, kind, value, created_at, said_in)
     select gen_random_uuid(), ${id('party', 'n')}, 'phone', l.phone, bench.at(n), array[l.id] from ${leads} where l.phone is not null`,
    `insert into party_relation (id, from_party, to_party, type, source, created_at)
     select gen_random_uuid(), ${id('loose', 'n')}, ${id('against', 'n')}, 'parent', '公示', bench.at(n) from ${leads} where n % 10 = 0`,
    `insert into party_change (party_id, what, at, said_in) select id, 'party', created_at, ${said('party.id')} from party`,
    `insert into party_duplicate (id, party_id, other_id, why, matched, found_by, raised_at, status, decided_at)
     select gen_random_uuid(), least(${id('party', 'n')}, ${id('party', '(n + 1)')}), greatest(${id('party', 'n')}, ${id('party', '(n + 1)')}),
       'same_name', m.name, 'list', bench.at(n), case when n % 7 = 0 then 'waiting' else 'different' end, case when n % 7 > 0 then bench.at(n) end
     from ${leads} join lead m on m.id = bench.id(n + 1) where n < ${many.leads}`,
  ]
  for (const statement of statements) await admin.query(statement)
  await admin.query(`set session_replication_role = origin`)
}
