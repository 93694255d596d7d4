import { sql } from 'kysely'
import type { NewEvent, SubjectKind, Work } from '#access/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EstateItem } from './estate.ts'

/** Items shown of each area. */
const shown = 50

/** What the organisation itself knows of somebody's work, in the order it is listed. */
export async function selectOwnEstate(tx: Tx, personId: string, now: Date) {
  const found = await sql<EstateItem & { total: number }>`
    with owned as (
      select 1 as place, id, 'department' as kind, null::uuid as "subjectId", name as label
        from department where head_id = ${personId} and archived_at is null
      union all
      select 2, d.id, 'delegation', null, p.name from delegation d
        join person p on p.id = case when d.person_id = ${personId} then d.delegate_id else d.person_id end
        where ${personId} in (d.person_id, d.delegate_id) and d.ended_at is null and d.ends_at > ${now}
      union all
      select 3, id, 'handover', subject_id, part from handover
        where status = 'offered' and ${personId} in (from_id, to_id)
      union all
      select 4, m.subject_id, s.kind, m.subject_id, m.part from subject_member m
        join subject s on s.id = m.subject_id
        where m.person_id = ${personId} and m.part <> 'through_engagement'
    )
    select id, kind, "subjectId", label, count(*) over ()::int as total
    from owned order by place, ${byName('label')}, id limit ${shown}`.execute(tx)
  const items = found.rows.map(({ total: _, ...item }) => item)
  return { count: found.rows[0]?.total ?? 0, items }
}

/** Departments that had the leaver as head. @returns their ids and names. */
export function systemPassHeadships(tx: Tx, personId: string, successorId: string) {
  return tx
    .updateTable('department')
    .set((column) => ({ head_id: successorId, version: column('version', '+', 1) }))
    .where('head_id', '=', personId)
    .where('archived_at', 'is', null)
    .returning(['id', 'name'])
    .execute()
}

interface PassedHandover {
  id: string
  subject_kind: SubjectKind
  subject_id: string
  part: string
  from_id: string
  to_id: string
  status: string
}

/**
 * Hand-overs still open pass to the successor on the leaver's side; where the successor is the other
 * side already there is nothing left to hand over. @returns what became of them, as events.
 */
export async function systemPassHandovers(
  work: Work,
  personId: string,
  successorId: string,
): Promise<NewEvent[]> {
  const { tx, now } = work
  const pair = [personId, successorId]
  const withdrawn = await sql<PassedHandover>`
    update handover set status = 'withdrawn', answered_at = ${now}
    where status = 'offered' and from_id = any(${pair}::uuid[]) and to_id = any(${pair}::uuid[])
    returning id, subject_kind, subject_id, part, from_id, to_id, status`.execute(tx)
  const passed = await sql<PassedHandover>`
    update handover set
      from_id = case when from_id = ${personId} then ${successorId}::uuid else from_id end,
      to_id = case when to_id = ${personId} then ${successorId}::uuid else to_id end
    where status = 'offered' and ${personId} in (from_id, to_id)
    returning id, subject_kind, subject_id, part, from_id, to_id, status`.execute(tx)
  return [...withdrawn.rows, ...passed.rows].map((row) => ({
    type: row.status === 'withdrawn' ? 'handover.withdrawn' : 'handover.passed_on',
    subject: { kind: row.subject_kind, id: row.subject_id },
    object: row.id,
    data: { part: row.part, from_id: row.from_id, to_id: row.to_id },
  }))
}

/** Every part the leaver has, in leads, clients and engagements. @returns what moved, as events. */
export async function systemPassParts(
  work: Work,
  personId: string,
  successorId: string,
): Promise<NewEvent[]> {
  const { tx, now } = work
  const moved = await sql<{ subject_id: string; kind: SubjectKind; part: string }>`
    with held as (
      select m.subject_id, m.part, s.kind from subject_member m join subject s on s.id = m.subject_id
      where m.person_id = ${personId} and m.part <> 'through_engagement'
    ), given as (
      insert into subject_member (subject_id, person_id, part, since)
      select subject_id, ${successorId}::uuid, part, ${now} from held on conflict do nothing
    )
    select subject_id, kind, part from held`.execute(tx)
  // In a statement of its own: nobody is without an owner in between.
  await tx.deleteFrom('subject_member').where('person_id', '=', personId).execute()
  return moved.rows.map((row) => ({
    type: 'member.moved',
    subject: { kind: row.kind, id: row.subject_id },
    data: { part: row.part, from_id: personId, to_id: successorId },
  }))
}

export async function systemTakeRoles(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('person_role').where('person_id', '=', personId).execute()
}
