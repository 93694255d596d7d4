import { sql } from 'kysely'
import type { SubjectKind, Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'

export interface FeedRow {
  id: string
  personId: string
  madeAt: Date
  readAt: Date | null
}

const feeds = (tx: Tx) =>
  tx
    .selectFrom('calendar_feed')
    .select(['id', 'person_id as personId', 'made_at as madeAt', 'read_at as readAt'])
    .where('revoked_at', 'is', null)

export const selectFeedOf = (tx: Tx, personId: string): Promise<FeedRow | undefined> =>
  feeds(tx).where('person_id', '=', personId).executeTakeFirst()

export const systemFeedBy = (tx: Tx, hash: Buffer): Promise<FeedRow | undefined> =>
  feeds(tx).where('token_sha256', '=', hash).executeTakeFirst()

export async function insertFeed(
  { tx, now }: Work,
  personId: string,
  hash: Buffer,
): Promise<string> {
  const id = uuidv7()
  const row = { id, person_id: personId, token_sha256: hash, made_at: now }
  await tx.insertInto('calendar_feed').values(row).execute()
  return id
}

export async function systemNoteReading({ tx, now }: Work, id: string): Promise<void> {
  await tx.updateTable('calendar_feed').set({ read_at: now }).where('id', '=', id).execute()
}

/** Of each kind, the next ones: a calendar is no archive. */
const most = 500

export interface DueRow {
  id: string
  clause: string
  charterVersion: number
  subjectKind: SubjectKind
  subjectId: string
  dueAt: Date
  changedAt: Date
}

/** What a person owes, as the transaction sees it. */
export async function selectOwed(tx: Tx, personId: string): Promise<DueRow[]> {
  const rows = await tx
    .selectFrom('commitment')
    .select(['id', 'clause_code as clause', 'charter_version as charterVersion'])
    .select(['subject_kind as subjectKind', 'subject_id as subjectId', 'due_at as dueAt'])
    .select('began_at as changedAt')
    .where('owner_id', '=', personId)
    .where('status', 'in', ['scheduled', 'open'])
    .orderBy('due_at')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows as DueRow[]
}

export interface DayRow {
  id: string
  subjectKind: 'client' | 'engagement'
  subjectId: string
  /** Of a milestone; a planned contact is named by its kind. */
  title: string | null
  kind: string | null
  day: string
}

/** Milestones of plans in force and contacts planned with clients, from a day on. */
export async function selectPlanned(tx: Tx, personId: string, from: string): Promise<DayRow[]> {
  const milestones = await sql<DayRow>`
    select m.id, 'engagement' as "subjectKind", m.subject_id as "subjectId", m.title, null as kind, m.due_on as day
    from plan_milestone m join service_plan s on s.id = m.plan_id
      join engagement e on e.id = m.subject_id and e.stage in ('opened', 'signed', 'running', 'suspended')
    where m.responsible_id = ${personId} and m.state = 'planned' and m.due_on >= ${from}::date
      and not exists (select 1 from service_plan later where later.subject_id = s.subject_id and later.number > s.number)
    order by m.due_on, m.id limit ${most}`.execute(tx)
  const contacts = await sql<DayRow>`
    select k.id, 'client' as "subjectKind", k.subject_id as "subjectId", null as title, k.kind, k.planned_on as day
    from planned_contact k
    where k.owner_id = ${personId} and k.state = 'planned' and k.planned_on >= ${from}::date
    order by k.planned_on, k.id limit ${most}`.execute(tx)
  return [...milestones.rows, ...contacts.rows]
}
