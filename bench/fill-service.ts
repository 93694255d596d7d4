import type pg from 'pg'
import type { TestFirm } from '../tests/support/firm.ts'

/**
 * Clients with one engagement each and one row of everything that hangs on them, past the triggers:
 * for plans, not for business. `fill` has been here before, with at least as many leads.
 */
export async function fillService(admin: pg.Client, firm: TestFirm, many: number): Promise<void> {
  await admin.query(`set session_replication_role = replica`)
  const define = (name: string, salt: string) =>
    admin.query(
      `create or replace function bench.${name}(n bigint) returns uuid language sql immutable parallel safe
       as $$ select overlay(overlay(md5('${salt}' || n) placing '7' from 13) placing '8' from 17)::uuid $$`,
    )
  await define('client', 'client')
  await define('engagement', 'engagement')
  await fillSubjects(admin, firm, many)
  await fillRecords(admin, many)
  // Also takes the new entries of the indexes of letters to their places.
  await admin.query('vacuum analyze')
  await admin.query(`set session_replication_role = origin`)
}

async function fillSubjects(admin: pg.Client, firm: TestFirm, many: number): Promise<void> {
  const range = `generate_series(1::bigint, ${many}::bigint) n`
  const department = firm.departments.民事业务部
  // Every hundredth engagement is the lawyer's.
  const lawyers = `case when n % 100 = 0 then '${firm.people.lawyer}'::uuid else bench.assessor(n) end`
  const statements = [
    `insert into subject (id, kind, parent_id, department_id, created_at)
     select bench.client(n), 'client', null, '${department}', bench.at(n) from ${range}
     union all select bench.engagement(n), 'engagement', bench.client(n), case when n % 5 = 0 then '${department}'::uuid end, bench.at(n) from ${range}`,
    `insert into client (id, kind, name, registered_at, search_text, first_due_at)
     select bench.client(n), 'person', l.name, bench.at(n), lower(l.name || ' ' || coalesce(l.organisation, '')), bench.at(n) + interval '30 days'
     from ${range} join lead l on l.id = bench.id(n)`,
    `insert into engagement (id, client_id, number, title, practice_area, stage, opened_at, signed_on, signed_file_id, started_at, closed_at, search_text, next_due_at)
     select bench.engagement(n), bench.client(n), '(2026)民初' || n, l.name || '纠纷', coalesce(l.practice_area, 'other'),
       case when n % 3 = 0 then 'closed' else 'running' end, bench.at(n), bench.at(n)::date, gen_random_uuid(), bench.at(n),
       case when n % 3 = 0 then bench.at(n) end, lower(l.name || '纠纷'), bench.at(n) + interval '30 days' from ${range} join lead l on l.id = bench.id(n)`,
    `insert into engagement_lawyer (subject_id, person_id, part, since)
     select bench.engagement(n), ${lawyers}, 'lead_lawyer', bench.at(n) from ${range}`,
    `insert into subject_member (subject_id, person_id, part, since)
     select bench.engagement(n), ${lawyers}, 'lead_lawyer', bench.at(n) from ${range}
     union all select bench.client(n), ${lawyers}, 'through_engagement', bench.at(n) from ${range}`,
    `insert into commitment (id, clause_code, provision, charter_version, subject_kind, subject_id, about_id, owner_id, office_id,
       beneficiary, status, began_at, opens_at, due_at)
     select gen_random_uuid(), 'S2', 'S2', 1, 'engagement', bench.engagement(n), bench.engagement(n), ${lawyers}, '${firm.officeId}',
       'client', 'open', bench.at(n), bench.at(n), bench.at(n) + interval '30 days' from ${range}`,
  ]
  for (const statement of statements) await admin.query(statement)
}

/** Columns and values of one row an engagement (or its client) each. */
const records: Record<string, [columns: string, values: string]> = {
  client_contact: ['subject_id, name, created_at', `bench.client(n), '王芳', bench.at(n)`],
  engagement_party: [
    'subject_id, name, role, added_at',
    `bench.engagement(n), '对方', 'opponent', bench.at(n)`,
  ],
  engagement_act: ['subject_id, act, at', `bench.engagement(n), 'start', bench.at(n)`],
  matter_event: [
    'subject_id, kind, happened_on, text, recorded_at',
    `bench.engagement(n), 'filing', bench.at(n)::date, '立案', bench.at(n)`,
  ],
  progress_report: [
    'subject_id, to_client, to_team, way, text, reported_at',
    `bench.engagement(n), true, false, 'call', '已立案', bench.at(n)`,
  ],
  question: [
    'subject_id, text, way, asked_at, recorded_at',
    `bench.engagement(n), '何时开庭', 'call', bench.at(n), bench.at(n)`,
  ],
  client_duty: [
    'subject_id, what, due_on, owner_id, requested_at',
    `bench.engagement(n), '提供合同原件', bench.at(n)::date, bench.specialist(n), bench.at(n)`,
  ],
  talk: ['subject_id, way, said, recorded_at', `bench.engagement(n), 'call', '满意', bench.at(n)`],
  feedback: [
    'subject_id, subject_kind, client_id, kind, text, way, received_at, handler_id',
    `bench.engagement(n), 'engagement', bench.client(n), 'suggestion', '希望多沟通', 'call', bench.at(n), bench.specialist(n)`,
  ],
  return_visit: [
    'subject_id, client_id, way, at, satisfaction, wishes_contact, recorded_at',
    `bench.engagement(n), bench.client(n), 'phone', bench.at(n), 5, true, bench.at(n)`,
  ],
  planned_contact: [
    'subject_id, kind, planned_on, owner_id, planned_at',
    `bench.client(n), 'call', bench.at(n)::date, bench.specialist(n), bench.at(n)`,
  ],
  contact_made: [
    'subject_id, way, words, at, recorded_at',
    `bench.client(n), 'call', '问候', bench.at(n), bench.at(n)`,
  ],
  business_development: [
    'subject_id, happened_on, source, text, recorded_at',
    `bench.client(n), bench.at(n)::date, '公报', '新设子公司', bench.at(n)`,
  ],
  opportunity: [
    'subject_id, title, need, practice_area, source, owner_id, noticed_at',
    `bench.client(n), '常年顾问', '需要审合同', 'commercial', 'client', bench.specialist(n), bench.at(n)`,
  ],
  stored_file: [
    'subject_id, subject_kind, content_sha256, name, media_type, byte_count, uploaded_at',
    `bench.engagement(n), 'engagement', md5(n::text) || md5(n::text), '合同.pdf', 'application/pdf', 1000, bench.at(n)`,
  ],
  handover: [
    'subject_id, subject_kind, part, from_id, to_id, offered_at',
    `bench.engagement(n), 'engagement', 'lead_lawyer', bench.specialist(n), bench.assessor(n), bench.at(n)`,
  ],
}

async function fillRecords(admin: pg.Client, many: number): Promise<void> {
  for (const [table, [columns, values]] of Object.entries(records))
    await admin.query(
      `insert into ${table} (id, ${columns}) select uuidv7(bench.at(n) - now()), ${values} from generate_series(1::bigint, ${many}::bigint) n`,
    )
}
