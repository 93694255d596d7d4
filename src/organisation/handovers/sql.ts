import { sql } from 'kysely'
import type { SubjectKind, Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Part } from './contract.ts'

export interface HandoverRow {
  id: string
  subjectKind: SubjectKind
  subjectId: string
  part: Part
  fromId: string
  fromName: string
  toId: string
  toName: string
  note: string
  status: 'offered' | 'accepted' | 'returned' | 'withdrawn'
  offeredAt: Date
  answeredAt: Date | null
  answerReason: string | null
}

function handovers(tx: Tx) {
  return tx
    .selectFrom('handover')
    .innerJoin('person as giver', 'giver.id', 'handover.from_id')
    .innerJoin('person as receiver', 'receiver.id', 'handover.to_id')
    .select([
      'handover.id',
      'handover.subject_kind as subjectKind',
      'handover.subject_id as subjectId',
      'handover.part',
      'handover.from_id as fromId',
      'giver.name as fromName',
      'handover.to_id as toId',
      'receiver.name as toName',
      'handover.note',
      'handover.status',
      'handover.offered_at as offeredAt',
      'handover.answered_at as answeredAt',
      'handover.answer_reason as answerReason',
    ])
}

export interface Box {
  side: 'in' | 'out'
  people: string[]
  subjectId?: string | undefined
  status: 'offered' | 'all'
  after?: string | undefined
  size: number
}

/** One row more than the page holds, the latest first. */
export async function selectBox(tx: Tx, box: Box): Promise<HandoverRow[]> {
  const column = box.side === 'in' ? 'handover.to_id' : 'handover.from_id'
  let query = handovers(tx)
  if (box.subjectId) query = query.where('handover.subject_id', '=', box.subjectId)
  else query = query.where(column, 'in', box.people)
  if (box.status === 'offered') query = query.where('handover.status', '=', 'offered')
  query = query.where(
    rowsAfter(box.after, { 'handover.offered_at': 'instant', 'handover.id': 'id' }),
  )
  const rows = await query
    .orderBy('handover.offered_at', 'desc')
    .orderBy('handover.id', 'desc')
    .limit(box.size + 1)
    .execute()
  return rows as HandoverRow[]
}

export async function selectHandover(tx: Tx, id: string): Promise<HandoverRow | undefined> {
  const row = await handovers(tx).where('handover.id', '=', id).executeTakeFirst()
  return row as HandoverRow | undefined
}

export async function lockHandover(tx: Tx, id: string): Promise<HandoverRow | undefined> {
  await tx.selectFrom('handover').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return selectHandover(tx, id)
}

const subjects = (tx: Tx, id: string) =>
  tx
    .selectFrom('subject')
    .select(['id', 'kind', 'department_id as departmentId', 'parent_id as parentId'])
    .where('id', '=', id)
    .where('kind', '<>', 'firm')

/** A subject of work the actor sees. */
export const findSubject = (tx: Tx, id: string) => subjects(tx, id).executeTakeFirst()

/** A subject of work the actor sees, held while its parts move. */
export async function lockSubject(tx: Tx, id: string) {
  const row = await subjects(tx, id).forNoKeyUpdate().executeTakeFirst()
  return row && { ...row, kind: row.kind as SubjectKind }
}

/** Those of the subjects that the actor sees, held in one order so that two never wait in a circle. */
export async function lockSubjects(tx: Tx, ids: string[]): Promise<SubjectOfWork[]> {
  const rows = await tx
    .selectFrom('subject')
    .select(['id', 'kind', 'department_id as departmentId'])
    .where('id', 'in', ids)
    .where('kind', '<>', 'firm')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows as SubjectOfWork[]
}
export interface SubjectOfWork {
  id: string
  kind: SubjectKind
  departmentId: string | null
}

/** Who has which part in which of the subjects. */
export async function selectMembersOf(tx: Tx, subjectIds: string[]) {
  if (subjectIds.length === 0) return []
  return tx
    .selectFrom('subject_member')
    .select(['subject_id as subjectId', 'person_id as personId', 'part'])
    .where('subject_id', 'in', subjectIds)
    .orderBy('since')
    .execute()
}

/** Which of the subjects have this part on offer. */
export async function openOffersAmong(
  tx: Tx,
  subjectIds: string[],
  part: Part,
): Promise<Set<string>> {
  if (subjectIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('handover')
    .select('subject_id')
    .where('subject_id', 'in', subjectIds)
    .where('part', '=', part)
    .where('status', '=', 'offered')
    .execute()
  return new Set(rows.map((row) => row.subject_id))
}

export interface NewHandover {
  subject: SubjectOfWork
  part: Part
  fromId: string
  toId: string
  note: string
}

/** Writes many offers down at once; each comes back with its id. */
export async function insertHandovers(
  work: Work,
  offers: NewHandover[],
): Promise<(NewHandover & { id: string })[]> {
  const made = offers.map((offer) => ({ ...offer, id: uuidv7() }))
  if (made.length === 0) return []
  await work.tx
    .insertInto('handover')
    .values(
      made.map(({ id, subject, part, fromId, toId, note }) => ({
        id,
        subject_id: subject.id,
        subject_kind: subject.kind,
        part,
        from_id: fromId,
        to_id: toId,
        note,
        offered_at: work.now,
      })),
    )
    .execute()
  return made
}

/** Who has which part in a subject. */
export function selectMembers(tx: Tx, subjectId: string) {
  return tx
    .selectFrom('subject_member')
    .select(['person_id as personId', 'part'])
    .where('subject_id', '=', subjectId)
    .execute()
}

/** Who has which part in a subject, by name, the longest first. */
export function selectHolders(tx: Tx, subjectId: string) {
  return tx
    .selectFrom('subject_member')
    .innerJoin('person', 'person.id', 'subject_member.person_id')
    .select(['subject_member.part', 'person.id', 'person.name'])
    .where('subject_member.subject_id', '=', subjectId)
    .orderBy('subject_member.since')
    .orderBy('person.id')
    .limit(100)
    .execute()
}

/** What of a subject is offered now: one offer for each part at most. */
export function selectOffers(tx: Tx, subjectId: string) {
  return handovers(tx)
    .where('handover.subject_id', '=', subjectId)
    .where('handover.status', '=', 'offered')
    .execute()
}

export function selectReceiver(tx: Tx, id: string) {
  return tx
    .selectFrom('person')
    .select(['id', 'status', 'department_id as departmentId'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function openOffer(tx: Tx, subjectId: string, part: Part): Promise<boolean> {
  const rows = await tx
    .selectFrom('handover')
    .select('id')
    .where('subject_id', '=', subjectId)
    .where('part', '=', part)
    .where('status', '=', 'offered')
    .execute()
  return rows.length > 0
}

export async function insertHandover(
  work: Work,
  offer: {
    subject: { id: string; kind: SubjectKind }
    part: Part
    fromId: string
    toId: string
    note: string
  },
): Promise<string> {
  const id = uuidv7()
  await work.tx
    .insertInto('handover')
    .values({
      id,
      subject_id: offer.subject.id,
      subject_kind: offer.subject.kind,
      part: offer.part,
      from_id: offer.fromId,
      to_id: offer.toId,
      note: offer.note,
      offered_at: work.now,
    })
    .execute()
  return id
}

export async function answerHandover(
  work: Work,
  id: string,
  status: 'accepted' | 'returned' | 'withdrawn',
  reason: string | null = null,
): Promise<void> {
  await work.tx
    .updateTable('handover')
    .set({ status, answered_at: work.now, answer_reason: reason })
    .where('id', '=', id)
    .execute()
}

/** Moves one part of a subject; the receiver has it before the giver loses it. */
export async function systemMovePart(
  work: Work,
  move: { subjectId: string; parentId: string | null; part: Part; fromId: string; toId: string },
): Promise<void> {
  const { subjectId, part, fromId, toId } = move
  await work.tx
    .insertInto('subject_member')
    .values({ subject_id: subjectId, person_id: toId, part, since: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await work.tx
    .deleteFrom('subject_member')
    .where('subject_id', '=', subjectId)
    .where('person_id', '=', fromId)
    .where('part', '=', part)
    .execute()
  if (!move.parentId) return
  await sql`delete from subject_member t
    where t.subject_id = ${move.parentId} and t.person_id = ${fromId} and t.part = 'through_engagement'
      and not exists (select 1 from subject s join subject_member m on m.subject_id = s.id
        where s.parent_id = ${move.parentId} and m.person_id = ${fromId})`.execute(work.tx)
}

/** Engagements of a client in which nobody has the part, so that it is the client's. */
export async function systemEngagementsLeaningOn(
  tx: Tx,
  clientId: string,
  part: Part,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('subject')
    .select('id')
    .where('parent_id', '=', clientId)
    .where('kind', '=', 'engagement')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subject_member')
            .select('subject_member.person_id')
            .whereRef('subject_member.subject_id', '=', 'subject.id')
            .where('subject_member.part', '=', part),
        ),
      ),
    )
    .execute()
  return rows.map((row) => row.id)
}
