import { sql } from 'kysely'
import type { SubjectKind, Work } from '#access/index.ts'
import { decidedClauses } from '#charter/index.ts'

/** Candidates of one kind that are looked at. */
const most = 20

export interface CallRow {
  clientId: string
  clientName: string
  since: Date
  satisfaction: number | null
  nps: number | null
  sent: number | null
  clause: string | null
  version: number | null
}

const nothingSaid = sql`null::int as satisfaction, null::int as nps, null::int as sent, null::text as clause, null::int as version`

/** Open complaints, the oldest first. */
export async function selectComplaints({ tx }: Work): Promise<CallRow[]> {
  const found = await sql<CallRow>`
    select f.client_id as "clientId", c.name as "clientName", f.received_at as since, ${nothingSaid}
    from feedback f join client c on c.id = f.client_id
    where f.is_open and f.kind = 'complaint' order by f.received_at limit ${most}`.execute(tx)
  return found.rows
}

/** Clients who lately said that they are not content. */
export async function selectUnhappy({ tx }: Work, from: string): Promise<CallRow[]> {
  const found = await sql<CallRow>`
    select f.client_id as "clientId", c.name as "clientName", f.given_on::timestamp at time zone 'Asia/Shanghai' as since,
      f.satisfaction, f.nps, null::int as sent, null::text as clause, null::int as version
    from opinion_fact f join client c on c.id = f.client_id
    where f.given_on >= ${from}::date and (f.satisfaction <= 2 or f.nps <= 4)
    order by f.given_on desc, f.id desc limit ${most}`.execute(tx)
  return found.rows
}

/** Promises to clients that are late, those late for longest first. */
export async function selectOverdue({ tx }: Work): Promise<CallRow[]> {
  const found = await sql<CallRow>`
    select k.id as "clientId", k.name as "clientName", c.overdue_at as since, null::int as satisfaction, null::int as nps,
      null::int as sent, c.clause_code as clause, c.charter_version as version
    from (select * from commitment where overdue_at is not null and closed_at is null and status = 'open'
          and beneficiary = 'client' order by overdue_at, id limit ${most}) as c
      join subject s on s.id = c.subject_id
      join client k on k.id = case s.kind when 'client' then s.id else s.parent_id end`.execute(tx)
  return found.rows
}

/** Key clients nobody has spoken to since a day. */
export async function selectSilent({ tx }: Work, since: Date): Promise<CallRow[]> {
  const found = await sql<CallRow>`
    select c.id as "clientId", c.name as "clientName", coalesce(l.at, c.registered_at) as since, ${nothingSaid}
    from (select id, name, registered_at from client where tier = 'key' order by registered_at desc limit 500) as c
      left join lateral (
        select e.at from event e where e.subject_id = c.id and e.type = 'client.contacted'
          and not is_taken_back(e.id, c.id)
        order by e.at desc, e.id desc limit 1) as l on true
    where coalesce(l.at, c.registered_at) < ${since} order by 3 limit ${most}`.execute(tx)
  return found.rows
}

/** Clients who sent several others since a day. */
export async function selectReferrers({ tx }: Work, from: string): Promise<CallRow[]> {
  const found = await sql<CallRow>`
    select c.id as "clientId", c.name as "clientName", r.since, null::int as satisfaction, null::int as nps,
      r.sent, null::text as clause, null::int as version
    from (select referrer_client_id as id, count(*)::int as sent, max(created_at) as since from lead
          where referrer_client_id is not null and received_on >= ${from}::date
          group by 1 having count(*) >= 2 order by 2 desc limit ${most}) as r
      join client c on c.id = r.id`.execute(tx)
  return found.rows
}

/** Whom to ask for at these clients. */
export async function selectContacts({ tx }: Work, clientIds: string[]) {
  if (clientIds.length === 0) return new Map<string, { name: string; phone: string | null }>()
  const rows = await tx
    .selectFrom('client_contact')
    .select(['subject_id', 'name', 'phone'])
    .where('subject_id', 'in', clientIds)
    .where('is_main', '=', true)
    .execute()
  return new Map(rows.map(({ subject_id, name, phone }) => [subject_id, { name, phone }]))
}

/** Hand-overs offered to somebody. */
export async function selectOffered({ tx }: Work, people: string[]) {
  return tx
    .selectFrom('handover as h')
    .innerJoin('person as p', 'p.id', 'h.from_id')
    .select(['h.id', 'h.subject_kind as subjectKind', 'h.subject_id as subjectId', 'h.part'])
    .select(['h.from_id as fromId', 'p.name as fromName', 'h.note', 'h.offered_at as since'])
    .$narrowType<{ subjectKind: SubjectKind }>()
    .where('h.to_id', 'in', people)
    .where('h.status', '=', 'offered')
    .orderBy('h.offered_at')
    .limit(most)
    .execute()
}

/** Introductions nobody has approved. */
export async function selectUnapproved({ tx }: Work) {
  return tx
    .selectFrom('introduction as i')
    .leftJoin('person as p', 'p.id', 'i.created_by')
    .select(['i.id', 'i.title', 'i.version', 'p.name as by', 'i.created_at as since'])
    .select(sql<string>`left(i.body, 300)`.as('body'))
    .where('i.approved_at', 'is', null)
    .where('i.archived_at', 'is', null)
    .orderBy('i.created_at')
    .limit(most)
    .execute()
}

/** The draft of the charter, where it says something else than what is in force. */
export async function selectDraft({ tx }: Work) {
  const found = await sql<{ number: number; changes: number; by: string | null; since: Date }>`
    select v.number, p.name as by, v.created_at as since, (
      select count(*)::int from (
        select code, definition from clause where charter_version = v.number
        except select code, definition from clause where charter_version = v.based_on) as changed)
      + (select count(*)::int from clause b where b.charter_version = v.based_on
         and not exists (select 1 from clause n where n.charter_version = v.number and n.code = b.code)) as changes
    from charter_version v left join person p on p.id = v.created_by where v.status = 'draft'`.execute(
    tx,
  )
  return found.rows.filter((row) => row.changes > 0)
}

/** Late promises of others that came up to somebody. */
export async function selectEscalated({ tx }: Work, people: string[]) {
  return tx
    .selectFrom('commitment as c')
    .innerJoin('person as p', 'p.id', 'c.owner_id')
    .select([
      'c.id',
      'c.clause_code as clause',
      'c.charter_version as version',
      'c.due_at as since',
    ])
    .select(['c.subject_kind as subjectKind', 'c.subject_id as subjectId'])
    .select(['c.owner_id as ownerId', 'p.name as ownerName', 'c.escalated_to as escalatedTo'])
    .select('c.past_owner_ids as pastOwnerIds')
    .$narrowType<{ subjectKind: SubjectKind }>()
    .where('c.escalated_to', 'in', people)
    .where('c.status', 'in', ['open', 'paused'])
    .orderBy('c.due_at', 'desc')
    .orderBy('c.id')
    .limit(most)
    .execute()
}

/** Promises of somebody that are kept by their deciding, by what falls due. */
export async function selectDecided({ tx }: Work, people: string[]) {
  return tx
    .selectFrom('commitment as c')
    .select(['c.id', 'c.clause_code as clause', 'c.charter_version as version'])
    .select(['c.subject_kind as subjectKind', 'c.subject_id as subjectId', 'c.began_at as since'])
    .$narrowType<{ subjectKind: SubjectKind }>()
    .where('c.owner_id', '=', sql<string>`any(${people}::uuid[])`)
    .where('c.status', '=', 'open')
    .where('c.clause_code', '=', sql<string>`any(${[...decidedClauses]})`)
    .orderBy('c.due_at')
    .orderBy('c.id')
    .limit(most)
    .execute()
}

/** Nobody reads a larger figure than that; a count has an end. */
const countedAtMost = 1_000

/**
 * How much waits for the word of these people, a thousand of each kind at most: hand-overs, what came up to
 * them, what they owe to decide, and introductions where they may approve them.
 */
export async function countWaiting(
  { tx }: Work,
  people: string[],
  { introductions }: { introductions: boolean },
): Promise<number> {
  const upTo = sql`limit ${countedAtMost}`
  const found = await sql<{ count: number }>`
    select (
      (select count(*) from (select 1 from handover
        where to_id = any(${people}::uuid[]) and status = 'offered' ${upTo}) as h)
      + (select count(*) from (select 1 from commitment
        where escalated_to = any(${people}::uuid[]) and owner_id <> all(${people}::uuid[])
          and status in ('scheduled', 'open', 'paused') ${upTo}) as e)
      + (select count(*) from (select 1 from commitment
        where owner_id = any(${people}::uuid[]) and status = 'open'
          and clause_code = any(${[...decidedClauses]}) ${upTo}) as d)
      + (select count(*) from (select 1 from introduction
        where ${introductions} and approved_at is null and archived_at is null ${upTo}) as i)
    )::int as count`.execute(tx)
  return found.rows[0]?.count ?? 0
}

/** Feedback still to be dealt with, up to a thousand. */
export async function countOpenFeedback({ tx }: Work) {
  const found = await sql<{ open: number; complaints: number }>`
    select count(*) as open, count(*) filter (where kind = 'complaint') as complaints
    from (select kind from feedback where is_open order by received_at desc, id desc limit ${countedAtMost}) as f`.execute(
    tx,
  )
  return found.rows[0] ?? { open: 0, complaints: 0 }
}
