import type pg from 'pg'
import type { TestFirm } from '../tests/support/firm.ts'
import { connectAdmin } from './place.ts'
import {
  channels,
  companyWords,
  givenNames,
  needs,
  particular,
  places,
  surnames,
  trades,
} from './words.ts'

export interface Filling {
  leads: number
  events: number
  /** Leads of the firm's lawyer `lawyer`: as many whatever the firm's size. */
  ofLawyer: number
}

/** Number of a rather new lead of the firm's lawyer. */
export const lawyersLead = (filling: Filling) => (filling.ofLawyer - 7) * everyNth(filling)

// The lawyer's leads lie evenly among all of them.
const everyNth = ({ leads, ofLawyer }: Filling) => Math.floor(leads / ofLawyer)

/**
 * Fills leads, what hangs on them and the log in SQL, as the superuser and past the triggers. The
 * same number always makes the same lead; ids and times run over the last three years.
 */
export async function fill(
  place: { admin: pg.Client; adminUrl: string },
  firm: TestFirm,
  filling: Filling,
): Promise<void> {
  const { admin } = place
  await admin.query(`set session_replication_role = replica`)
  await addStaff(admin, firm)
  await makeFunctions(admin, firm, filling)
  const indexes = await dropIndexes(admin)
  // Two connections: most of the time goes into the search text of each lead.
  const second = await connectAdmin(place.adminUrl)
  await second.query(`set session_replication_role = replica`)
  const half = Math.floor(filling.leads / 2)
  await Promise.all([fillLeads(admin, 1, half), fillLeads(second, half + 1, filling.leads)])
  await Promise.all([
    fillEvents(admin, filling, 1, Math.floor(filling.events / 2)),
    fillEvents(second, filling, Math.floor(filling.events / 2) + 1, filling.events),
  ])
  const odd = indexes.filter((_, place) => place % 2 === 1)
  const even = indexes.filter((_, place) => place % 2 === 0)
  await Promise.all([create(admin, even), create(second, odd)])
  await second.end()
  await admin.query('vacuum analyze')
  await admin.query(`set session_replication_role = origin`)
}

async function create(client: pg.Client, definitions: string[]): Promise<void> {
  await client.query(`set maintenance_work_mem = '512MB'`)
  for (const definition of definitions) await client.query(definition)
}

/** Twenty specialists and thirty lawyers beside those who sign in. */
async function addStaff(admin: pg.Client, firm: TestFirm): Promise<void> {
  await admin.query(
    `with made as (
       insert into person (id, name, email, office_id, department_id)
       select gen_random_uuid(), 'S' || n, 'staff' || n || '@firm.example', $1,
         case when n <= 20 then $2::uuid else practices[1 + n % cardinality(practices)] end
       from generate_series(1, 50) n, (select array_agg(id) as practices from department where kind = 'practice') p returning id, name)
     insert into person_role (person_id, role, granted_at)
       select id, case when substr(name, 2)::int <= 20 then 'client_service_specialist' else 'lawyer' end, now() from made`,
    [firm.officeId, firm.departments.client_relationship],
  )
  for (const [kind, name] of channels)
    await admin.query(
      `insert into channel (id, kind, name, created_at) values (gen_random_uuid(), $1, $2, now())`,
      [kind, name],
    )
}

const list = (words: readonly string[]) => `array[${words.map((word) => `'${word}'`).join(',')}]`

/** Functions of a lead's number: what it is, whichever connection asks. */
async function makeFunctions(admin: pg.Client, firm: TestFirm, filling: Filling): Promise<void> {
  const begins = `(timestamptz '${new Date().toISOString()}' - interval '3 years')`
  const ids = async (query: string) =>
    `array[${(await admin.query(query)).rows.map((row) => `'${row.id}'`).join(',')}]::uuid[]`
  const specialists = await ids(
    `select id from person where name ~ '^S[0-9]+$' and substr(name, 2)::int <= 20 order by id`,
  )
  const lawyers = await ids(
    `select id from person where name ~ '^S[0-9]+$' and substr(name, 2)::int > 20 order by id`,
  )
  const departments = await ids(`select id from department where kind = 'practice' order by id`)
  const channelIds = await ids(`select id from channel order by id`)
  const step = `interval '${(3 * 365 * 86_400) / filling.leads} seconds'`
  const define = (name: string, returns: string, body: string) =>
    admin.query(
      `create or replace function bench.${name} returns ${returns} language sql immutable parallel safe as $$ select ${body} $$`,
    )
  await admin.query('create schema if not exists bench')
  await define(
    'dice(n bigint, salt int, sides int)',
    'int',
    `((hashint8extended(n, salt) & 1073741823) % sides)::int`,
  )
  await define('at(n bigint)', 'timestamptz', `${begins} + n * ${step}`)
  await define(
    'id(n bigint)',
    'uuid',
    `(lpad(to_hex((extract(epoch from bench.at(n)) * 1000)::bigint), 12, '0')
    || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid`,
  )
  await define(
    'one(n bigint, salt int, items text[])',
    'text',
    `items[1 + bench.dice(n, salt, cardinality(items))]`,
  )
  await define(
    'one(n bigint, salt int, items uuid[])',
    'uuid',
    `items[1 + bench.dice(n, salt, cardinality(items))]`,
  )
  await define('specialist(n bigint)', 'uuid', `bench.one(n, 1, ${specialists})`)
  await define('is_particular(n bigint)', 'boolean', `n % ${10 * everyNth(filling)} = 0`)
  await define(
    'is_lawyers(n bigint)',
    'boolean',
    `n % ${everyNth(filling)} = 0 and n / ${everyNth(filling)} <= ${filling.ofLawyer}`,
  )
  await define(
    'assessor(n bigint)',
    'uuid',
    `case when bench.is_lawyers(n) then '${firm.people.lawyer}'::uuid else bench.one(n, 2, ${lawyers}) end`,
  )
  await define('department(n bigint)', 'uuid', `bench.one(n, 3, ${departments})`)
  await define('channel(n bigint)', 'uuid', `bench.one(n, 4, ${channelIds})`)
  // Most roads have ended; those of the lawyer are still walked.
  await define(
    'stage(n bigint)',
    'text',
    `case when bench.is_lawyers(n) then 'contacted' else (case
    when bench.dice(n, 5, 100) < 25 then 'converted' when bench.dice(n, 5, 100) < 45 then 'lost'
    when bench.dice(n, 5, 100) < 60 then 'disqualified' when bench.dice(n, 5, 100) < 65 then 'withdrawn'
    when bench.dice(n, 5, 100) < 72 then 'registered' when bench.dice(n, 5, 100) < 77 then 'screened'
    when bench.dice(n, 5, 100) < 85 then 'assigned' when bench.dice(n, 5, 100) < 92 then 'contacted'
    when bench.dice(n, 5, 100) < 96 then 'assessed' else 'proposed' end) end`,
  )
  await define(
    'assigned(n bigint)',
    'boolean',
    `bench.stage(n) not in ('registered', 'screened', 'disqualified', 'withdrawn')`,
  )
}

/** Leads number `from` to `to` with their subjects, members, turns and first contacts. */
async function fillLeads(client: pg.Client, from: number, to: number): Promise<void> {
  const range = `generate_series(${from}::bigint, ${to}::bigint) n`
  await client.query(
    `insert into subject (id, kind, department_id, created_at)
     select bench.id(n), 'lead', case when bench.assigned(n) then bench.department(n) end, bench.at(n) from ${range}`,
  )
  const areas = list(needs.map(([area]) => area))
  const texts = list(needs.map(([, text]) => text))
  await client.query(
    `insert into lead (id, name, contact_name, organisation, phone, mail, region, need, practice_area, urgency, estimated_amount,
       channel_id, received_on, stage, department_id, specialist_id, assessor_id, parties_changed_at, created_at, last_activity_at)
     select bench.id(n),
       case when bench.is_particular(n) then '${particular.surname}' when bench.dice(n, 10, 500) = 0 then '欧阳' else bench.one(n, 11, ${list(surnames)}) end || bench.one(n, 12, ${list(givenNames)}),
       null,
       case when bench.is_particular(n) then '${particular.company}有限公司' when bench.dice(n, 13, 3) = 0 then bench.one(n, 14, ${list(places)}) || bench.one(n, 15, ${list(companyWords)})
         || bench.one(n, 16, ${list(trades)}) || '有限公司' end,
       '+86' || bench.one(n, 17, array['138', '139', '135', '136', '150', '158', '186', '189']) || lpad((n * 7919 % 100000000)::text, 8, '0'),
       case when bench.dice(n, 18, 4) = 0 then 'client' || n || '@example.com' end,
       bench.one(n, 14, ${list(places)}),
       bench.one(n, 19, ${texts}) || '，涉及金额约' || (1 + bench.dice(n, 20, 300)) || '万元，希望本周内能与律师面谈。',
       bench.one(n, 19, ${areas}),
       bench.one(n, 21, array['low', 'normal', 'normal', 'normal', 'high', 'critical']),
       case when bench.dice(n, 22, 3) > 0 then 1000 * (1 + bench.dice(n, 20, 300)) end,
       bench.channel(n), bench.at(n)::date, bench.stage(n),
       case when bench.assigned(n) then bench.department(n) end,
       case when bench.assigned(n) then bench.specialist(n) end,
       case when bench.assigned(n) then bench.assessor(n) end,
       bench.at(n), bench.at(n), bench.at(n) + bench.dice(n, 23, 1000) * interval '1 hour'
     from ${range}`,
  )
  // Triggers rest meanwhile.
  await client.query(
    `insert into lead_pairs (id, bigrams) select l.id, bigrams_of(l.search_text)
     from generate_series(${from}, ${to}) n join lead l on l.id = bench.id(n)`,
  )
  await client.query(
    `insert into lead_due (id, stage, next_due_at)
     select bench.id(n), bench.stage(n),
       case when bench.stage(n) in ('disqualified', 'withdrawn', 'lost', 'converted') then 'infinity'
         else bench.at(n) + bench.dice(n, 24, 400) * interval '1 hour' end
     from ${range}`,
  )
  await client.query(
    `insert into subject_member (subject_id, person_id, part, since)
     select bench.id(n), bench.specialist(n), 'specialist', bench.at(n) from ${range} where bench.assigned(n)
     union all select bench.id(n), bench.assessor(n), 'assessor', bench.at(n) from ${range} where bench.assigned(n)`,
  )
  await client.query(
    `insert into lead_turn (id, subject_id, kind, outcome, specialist_id, made_by, made_at)
     select gen_random_uuid(), bench.id(n), 'screening', 'accepted', null, bench.specialist(n), bench.at(n) from ${range} where bench.stage(n) <> 'registered'
     union all select gen_random_uuid(), bench.id(n), 'assignment', null, bench.specialist(n), bench.specialist(n), bench.at(n)
       from ${range} where bench.assigned(n)`,
  )
  await client.query(
    `insert into first_contact (id, subject_id, way, reached, need_clear, note, at, recorded_by, recorded_at)
     select gen_random_uuid(), bench.id(n), 'call', true, true, '已电话沟通，客户愿意面谈', bench.at(n), bench.specialist(n), bench.at(n)
     from ${range} where bench.stage(n) in ('contacted', 'assessed', 'proposed', 'converted')`,
  )
}

const eventTypes =
  'lead.registered lead.screened lead.assigned lead.contacted commitment.opened commitment.kept lead.assessed lead.proposed lead.changed lead.converted'.split(
    ' ',
  )

/** The log: as many events a lead as it takes. */
async function fillEvents(
  client: pg.Client,
  { leads }: Filling,
  from: number,
  to: number,
): Promise<void> {
  await client.query(
    `insert into event (at, type, actor_kind, actor_id, subject_kind, subject_id, object_id, data)
     select bench.at(n), bench.one(e, 30, ${list(eventTypes)}), 'person', bench.specialist(n), 'lead', bench.id(n), null, '{"way": "call"}'
     from (select e, 1 + e % ${leads} as n from generate_series(${from}::bigint, ${to}::bigint) e) as numbered`,
  )
}

/** Takes away the indexes that no constraint needs. @returns how to make them again, the largest first. */
async function dropIndexes(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where t.relnamespace = 'firm'::regnamespace and not i.indisunique
       and t.relname = any (array['lead', 'event', 'subject', 'subject_member', 'lead_turn', 'first_contact', 'lead_pairs', 'lead_due'])
     order by c.relname = 'lead_bigrams' desc, c.relname`,
  )
  for (const { name } of rows) await admin.query(`drop index firm.${name}`)
  return rows.map((row) => row.definition)
}
