import { sql } from 'kysely'
import type { SubjectKind } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Commitment } from './state.ts'

/** A commitment with what is needed to act on it. */
export interface LiveCommitment extends Commitment {
  subject_kind: SubjectKind
  office_id: string
  trigger_event_id: number | null
  version: number
}

const columns = [
  'id',
  'clause_code',
  'charter_version',
  'subject_kind',
  'subject_id',
  'about_id',
  'trigger_event_id',
  'owner_id',
  'past_owner_ids',
  'missed_by',
  'office_id',
  'status',
  'began_at',
  'opens_at',
  'due_at',
  'due_provisional',
  'paused_at',
  'pause_reason',
  'remaining_ms',
  'pauses',
  'overdue_at',
  'reminders_sent',
  'reminders_given',
  'reminded_at',
  'escalation_level',
  'escalated_to',
  'help_asked_at',
  'next_step_at',
  'closed_at',
  'close_reason',
  'version',
] as const

const chosen = sql.join(columns.map((column) => sql`(live).${sql.ref(column)}`))

/** What stands where something happens: the newest charter, parents of engagements, and what is owed. */
export interface Keeping {
  /** Null before the firm is set up. */
  charter: number | null
  /** By engagement. */
  parents: Map<string, string>
  live: LiveCommitment[]
}

/**
 * The newest charter, and everything still owed on these records or subjects and on the clients of these engagements,
 * locked until the transaction ends. With the sight of the system.
 */
export async function systemKeepingOf(
  tx: Tx,
  things: string[],
  engagements: string[] = [],
): Promise<Keeping> {
  type Row = LiveCommitment & { charter: number | null; parents: Record<string, string> | null }
  const { rows } = await sql<Row>`
    select charter, parents, ${chosen} from keeping_of(${things}, ${engagements})`.execute(tx)
  return {
    charter: rows[0]?.charter ?? null,
    parents: new Map(Object.entries(rows[0]?.parents ?? {})),
    // Where nothing is owed there is a row without a commitment.
    live: rows.filter((row) => row.id !== null),
  }
}

/** Commitments for which time has brought something, locked; those another sweep holds are left to it. */
export async function systemDue(tx: Tx, now: Date, most: number): Promise<LiveCommitment[]> {
  const rows = await tx
    .selectFrom('commitment')
    .select(columns)
    .where('next_step_at', '<=', now)
    .orderBy('next_step_at')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows as unknown as LiveCommitment[]
}

/** What the events said that opened commitments, by the number of the event. */
export async function systemTriggerData(
  tx: Tx,
  eventIds: number[],
): Promise<Map<number, Record<string, unknown>>> {
  if (eventIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('event')
    .select(['id', 'data'])
    .where('id', '=', sql<number>`any(${eventIds})`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.data as Record<string, unknown>]))
}

/** The latest event of each of these types on each subject, newest first. */
export async function systemLatestEvents(
  tx: Tx,
  subjectIds: string[],
  types: string[],
): Promise<{ subject_id: string; type: string; data: Record<string, unknown> }[]> {
  const found = await sql<{ subject_id: string; type: string; data: Record<string, unknown> }>`
    select e.subject_id, e.type, e.data
    from unnest(${[...new Set(subjectIds)]}::uuid[]) as s(id)
      cross join unnest(${[...new Set(types)]}::text[]) as t(type)
      cross join lateral (select * from event e where e.subject_id = s.id and e.type = t.type
          and not is_taken_back(e.id, s.id)
        order by e.id desc limit 1) e
    order by e.id desc`.execute(tx)
  return found.rows
}
