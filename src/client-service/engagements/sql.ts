import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Actor, seenBy } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { EngagementOrder, LawyerFields, PartyFields } from './contract.ts'

// Whoever heads the department of an engagement need not see its client's page, but the name.
const clientName = sql<string>`coalesce(client.name, (
  select p.name from engagement_party p
  where p.subject_id = engagement.id and p.role = 'client' order by p.id limit 1), '')`.as(
  'clientName',
)

const summaries = (tx: Tx) =>
  tx
    .selectFrom('engagement')
    .innerJoin('subject', 'subject.id', 'engagement.id')
    .leftJoin('client', 'client.id', 'engagement.client_id')
    .leftJoin('department', 'department.id', 'subject.department_id')
    .leftJoin('engagement_lawyer as lead', (join) =>
      join.onRef('lead.subject_id', '=', 'engagement.id').on('lead.part', '=', 'lead_lawyer'),
    )
    .leftJoin('person', 'person.id', 'lead.person_id')
    .select([
      'engagement.id',
      'engagement.client_id as clientId',
      'engagement.number',
      'engagement.title',
      'engagement.practice_area as practiceArea',
      'engagement.kind',
      'engagement.stage',
      'subject.department_id as departmentId',
      'department.name as departmentName',
      'department.name_en as departmentNameEn',
      'person.id as leadLawyerId',
      'person.name as leadLawyerName',
      'engagement.opened_at as openedAt',
    ])
    .select(sql<Date | null>`nullif(engagement.next_due_at, 'infinity')`.as('nextDueAt'))
    .select(clientName)

export interface EngagementFilter {
  q?: string | undefined
  stage?: string[] | undefined
  clientId?: string | undefined
  lawyerId?: string | undefined
  departmentId?: string | undefined
  /** Ids it is narrowed to, as an array in SQL. */
  among?: RawBuilder<string[]> | null
  sort: EngagementOrder
  after?: string | undefined
  limit: number
}

/** A page of the engagements the actor sees, in the order asked for. */
export function selectEngagements(tx: Tx, actor: Actor, filter: EngagementFilter) {
  let query = summaries(tx).where(seenBy(actor, 'engagement', 'engagement.id'))
  if (filter.stage) query = query.where('engagement.stage', 'in', filter.stage)
  if (filter.clientId) query = query.where('engagement.client_id', '=', filter.clientId)
  if (filter.departmentId) query = query.where('subject.department_id', '=', filter.departmentId)
  if (filter.lawyerId) {
    query = query.where((where) =>
      where(
        'engagement.id',
        'in',
        where
          .selectFrom('engagement_lawyer')
          .select('subject_id')
          .where('person_id', '=', filter.lawyerId as string),
      ),
    )
  }
  if (filter.among) query = query.where(sql<SqlBool>`engagement.id = any (${filter.among})`)
  if (filter.q) {
    query = query.where(
      sql<SqlBool>`engagement.id = any (array(select service_candidates('engagement', ${filter.q}, 5000)))`,
    )
  }
  const { column, kind, direction } = orders[filter.sort]
  return query
    .where(rowsAfter(filter.after, { [column]: kind, 'engagement.id': 'id' }, direction))
    .orderBy(column, direction)
    .orderBy('engagement.id', direction)
    .limit(filter.limit + 1)
    .execute()
}

const orders = {
  newest: { column: 'engagement.opened_at', kind: 'instant', direction: 'desc' },
  due: { column: 'engagement.next_due_at', kind: 'due', direction: 'asc' },
} as const

export const selectSummary = (tx: Tx, id: string) =>
  summaries(tx).selectAll('engagement').where('engagement.id', '=', id).executeTakeFirst()

export function selectParties(tx: Tx, id: string) {
  return tx
    .selectFrom('engagement_party')
    .select(['id', 'name', 'role', 'note'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
}

export function selectLawyers(tx: Tx, id: string) {
  return (
    tx
      .selectFrom('engagement_lawyer')
      .innerJoin('person', 'person.id', 'engagement_lawyer.person_id')
      .select(['person.id', 'person.name', 'engagement_lawyer.part', 'engagement_lawyer.share'])
      .where('subject_id', '=', id)
      // As a lawyer reads it: who runs the matter, who helps, who brought it.
      .orderBy(
        sql`array_position(${sql.lit('{lead_lawyer,assisting_lawyer,originating_lawyer}')}::text[], engagement_lawyer.part)`,
      )
      .orderBy('engagement_lawyer.since')
      .orderBy('person.id')
      .execute()
  )
}

export function selectActs(tx: Tx, id: string) {
  return tx
    .selectFrom('engagement_act')
    .leftJoin('person', 'person.id', 'engagement_act.by_id')
    .select(['engagement_act.id', 'act', 'details', 'at', 'by_id', 'person.name as byName'])
    .where('subject_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('engagement_act.id', 'desc')
    .limit(200)
    .execute()
}

export async function selectConflict(tx: Tx, id: string) {
  return tx
    .selectFrom('engagement_conflict')
    .select(['outcome', 'decided_at'])
    .where('subject_id', '=', id)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What is still open on an engagement, by kind. */
export async function countOpen(tx: Tx, id: string) {
  const counted = await sql<{
    questions: number
    decisions: number
    duties: number
    feedback: number
  }>`select
    (select count(*)::int from question where subject_id = ${id} and state = 'open') as questions,
    (select count(*)::int from client_decision where subject_id = ${id} and state = 'open') as decisions,
    (select count(*)::int from client_duty where subject_id = ${id} and state = 'requested') as duties,
    (select count(*)::int from feedback where subject_id = ${id} and is_open) as feedback`.execute(
    tx,
  )
  return counted.rows[0] as (typeof counted.rows)[number]
}

type Columns = Record<string, string | string[] | Date | null>

/** Changes an engagement and counts the edit. */
export async function updateEngagement(tx: Tx, id: string, columns: Columns): Promise<void> {
  await tx
    .updateTable('engagement')
    .set((column) => ({ ...columns, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function insertParties(
  tx: Tx,
  id: string,
  parties: PartyFields[],
  added: { by: string | null; at: Date },
): Promise<string[]> {
  const rows = parties.map((party) => ({
    ...party,
    id: uuidv7(),
    subject_id: id,
    added_by: added.by,
    added_at: added.at,
  }))
  if (rows.length > 0) await tx.insertInto('engagement_party').values(rows).execute()
  return rows.map((row) => row.id)
}

export async function insertLawyers(
  tx: Tx,
  id: string,
  lawyers: LawyerFields[],
  since: Date,
): Promise<void> {
  await tx
    .insertInto('engagement_lawyer')
    .values(
      lawyers.map(({ personId, part, share }) => ({
        subject_id: id,
        person_id: personId,
        part,
        share,
        since,
      })),
    )
    .execute()
}

/** Makes people members of a subject; those who are already stay as they are. */
export async function insertMembers(
  tx: Tx,
  id: string,
  members: { personId: string; part: string }[],
  since: Date,
): Promise<void> {
  if (members.length === 0) return
  await tx
    .insertInto('subject_member')
    .values(
      members.map(({ personId, part }) => ({ subject_id: id, person_id: personId, part, since })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Writes down an act in the life of an engagement with its words. */
export async function insertAct(
  tx: Tx,
  act: { engagementId: string; act: string; details: object; by: string | null; at: Date },
): Promise<void> {
  await tx
    .insertInto('engagement_act')
    .values({
      id: uuidv7(),
      subject_id: act.engagementId,
      act: act.act,
      details: JSON.stringify(act.details),
      by_id: act.by,
      at: act.at,
    })
    .execute()
}

export async function hasAct(tx: Tx, id: string, act: string): Promise<boolean> {
  const found = await tx
    .selectFrom('engagement_act')
    .select('id')
    .where('subject_id', '=', id)
    .where('act', '=', act)
    .executeTakeFirst()
  return found !== undefined
}

/** What waits for the client lapses with the mandate, as its promises do. */
export async function lapseWhatIsOpen(
  tx: Tx,
  id: string,
  by: string | null,
  at: Date,
): Promise<void> {
  await sql`update client_decision set state = 'lapsed', settled_at = ${at}, settled_by = ${by}, version = version + 1
    where subject_id = ${id} and state = 'open'`.execute(tx)
  await sql`update client_duty set state = 'lapsed', settled_at = ${at}, settled_by = ${by}, version = version + 1
    where subject_id = ${id} and state = 'requested'`.execute(tx)
}

/** The next case number of the year and letter; nobody else gets one until this transaction ends. */
export async function takeNumber(tx: Tx, year: number, letter: string): Promise<number> {
  const taken = await sql<{ number: number }>`
    select next_engagement_number(${year}, ${letter}) as number`.execute(tx)
  return (taken.rows[0] as { number: number }).number
}
