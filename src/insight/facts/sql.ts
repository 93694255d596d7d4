import { sql } from 'kysely'
import { type Tx, unawaited } from '#platform/db/database.ts'
import type { OpinionSource } from './rules.ts'

/** What is needed to tell how long a promise took. */
export interface ClosedPromise {
  id: string
  clause_code: string
  charter_version: number
  office_id: string
  opens_at: Date
  due_at: Date
  closed_at: Date
}

/** Those of the promises that were fulfilled, in time or late. */
export async function systemFulfilled(tx: Tx, ids: string[]): Promise<ClosedPromise[]> {
  const found = await sql<ClosedPromise>`
    select id, clause_code, charter_version, office_id, opens_at, due_at, closed_at
    from commitment where id = any (${ids}::uuid[]) and status in ('kept', 'kept_late')`.execute(tx)
  return found.rows
}

export interface Decided {
  id: string
  /** Who kept it, as the event says; whoever missed it stands with the promise. */
  owner: string | null
  taken: number | null
}

/** Notes promises as they stand: kept, missed, or not decided. What is excused counts neither way. */
export async function systemNotePromises(tx: Tx, promises: Decided[]): Promise<void> {
  const rows = JSON.stringify(promises)
  const noted = sql`
    insert into promise_fact (commitment_id, clause_code, charter_version, subject_kind, subject_id, department_id,
      owner_id, decided_on, kept, taken_ms)
    select c.id, c.clause_code, c.charter_version, c.subject_kind, c.subject_id, s.department_id,
      coalesce(c.missed_by, r.owner, c.owner_id),
      (case when c.status = 'kept' then c.closed_at else coalesce(c.overdue_at, c.due_at) end at time zone 'Asia/Shanghai')::date,
      c.status = 'kept', r.taken
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, owner uuid, taken bigint)
      join commitment c on c.id = r.id join subject s on s.id = c.subject_id
    where c.id = any (${promises.map((one) => one.id)}::uuid[])
      and (c.status in ('kept', 'kept_late') or (c.overdue_at is not null and c.status <> 'excused'))
      -- Cancelled together with the undone import of its lead, which is as if it had never been.
      and not (c.status = 'cancelled' and c.subject_kind = 'lead' and exists (
        select 1 from lead_turn t where t.subject_id = c.subject_id and t.reason_code = 'import_undone'))
    on conflict (commitment_id) do update set
      charter_version = excluded.charter_version, decided_on = excluded.decided_on, kept = excluded.kept,
      taken_ms = coalesce(excluded.taken_ms, promise_fact.taken_ms)`.execute(tx)
  await unawaited(tx, noted)
}

/** Forgets promises that were forgiven, or that a new charter gave more time. */
export async function systemForgetPromises(tx: Tx, ids: string[]): Promise<void> {
  await sql`
    delete from promise_fact f using commitment c
    where f.commitment_id = any (${ids}::uuid[]) and c.id = f.commitment_id
      and (c.status = 'excused' or (c.closed_at is null and c.overdue_at is null))`.execute(tx)
}

/** Forgets leads, and what was promised to them, as if they had never been. */
export async function systemForgetLeads(tx: Tx, ids: string[]): Promise<void> {
  await sql`delete from promise_fact where subject_id = any (${ids}::uuid[])`.execute(tx)
  await sql`delete from lead_fact where subject_id = any (${ids}::uuid[])`.execute(tx)
}

/** Notes leads as they stand, each with the furthest step the events show. */
export async function systemNoteLeads(
  tx: Tx,
  leads: { id: string; reached: number; convertedAt: Date | null }[],
): Promise<void> {
  const rows = JSON.stringify(leads)
  const noted = sql`
    insert into lead_fact (subject_id, received_on, channel_id, campaign_id, referred, department_id, specialist_id,
      assessor_id, reached, ended, converted_on)
    select l.id, l.received_on, l.channel_id, l.campaign_id,
      l.referrer_name is not null or l.referrer_client_id is not null
        or exists (select 1 from channel k where k.id = l.channel_id and k.kind = 'client_referral'),
      s.department_id, l.specialist_id, l.assessor_id, r.reached,
      case when l.stage in ('disqualified', 'lost', 'withdrawn') then l.stage end,
      (r."convertedAt" at time zone 'Asia/Shanghai')::date
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, reached int, "convertedAt" timestamptz)
      join lead l on l.id = r.id join subject s on s.id = l.id
    where l.id = any (${leads.map((one) => one.id)}::uuid[])
    on conflict (subject_id) do update set
      received_on = excluded.received_on, channel_id = excluded.channel_id, campaign_id = excluded.campaign_id,
      referred = excluded.referred, specialist_id = excluded.specialist_id, assessor_id = excluded.assessor_id,
      reached = greatest(lead_fact.reached, excluded.reached), ended = excluded.ended,
      converted_on = coalesce(lead_fact.converted_on, excluded.converted_on)`.execute(tx)
  await unawaited(tx, noted)
}

export interface Opinion {
  id: string
  source: OpinionSource
  engagement: string
  at: Date
  satisfaction: number | null
  nps: number | null
}

export async function systemNoteOpinions(tx: Tx, opinions: Opinion[]): Promise<void> {
  const rows = JSON.stringify(opinions)
  await sql`
    insert into opinion_fact (id, source, subject_id, client_id, department_id, lawyer_id, tier, given_on, satisfaction, nps)
    select r.id, r.source, s.id, s.parent_id, s.department_id, w.person_id, coalesce(c.tier, 'regular'),
      (r.at at time zone 'Asia/Shanghai')::date, r.satisfaction, r.nps
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, source text, engagement uuid, at timestamptz, satisfaction int, nps int)
      join subject s on s.id = r.engagement
      left join engagement_lawyer w on w.subject_id = s.id and w.part = 'lead_lawyer'
      left join client c on c.id = s.parent_id
    where s.id = any (${opinions.map((one) => one.engagement)}::uuid[])
    on conflict (id) do nothing`.execute(tx)
}

/** Where the reading of the old log stands, held until the transaction ends. */
export async function systemProgress(tx: Tx): Promise<{ readTo: number; readUntil: number }> {
  return tx
    .selectFrom('insight_progress')
    .select(['read_to as readTo', 'read_until as readUntil'])
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function systemSaveProgress(tx: Tx, readTo: number): Promise<void> {
  await tx.updateTable('insight_progress').set({ read_to: readTo }).execute()
}

/** Forgets all facts; the log is to be read again from its beginning. */
export async function systemForgetAll(tx: Tx): Promise<void> {
  await sql`delete from promise_fact`.execute(tx)
  await sql`delete from lead_fact`.execute(tx)
  await sql`delete from opinion_fact`.execute(tx)
  await sql`update insight_progress set read_to = 0,
    read_until = (select coalesce(max(id), 0) from event)`.execute(tx)
}
