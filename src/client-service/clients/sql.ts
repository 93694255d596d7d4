import { type RawBuilder, sql } from 'kysely'
import { type Actor, reachOf, seenBy } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { byName } from '#platform/db/by-name.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type { ClientOrder, ContactFields } from './contract.ts'

export type ClientRow = NonNullable<Awaited<ReturnType<typeof selectClient>>>

/** A client the actor sees. */
export function selectClient(tx: Tx, id: string) {
  return tx
    .selectFrom('client')
    .innerJoin('subject', 'subject.id', 'client.id')
    .leftJoin('department', 'department.id', 'subject.department_id')
    .selectAll('client')
    .select(['subject.department_id as departmentId', 'department.name as departmentName'])
    .select('department.name_en as departmentNameEn')
    .where('client.id', '=', id)
    .executeTakeFirst()
}

/** The client, kept from changing until the transaction ends. */
export async function lockClient(tx: Tx, id: string) {
  await tx.selectFrom('client').select('id').where('id', '=', id).forUpdate().execute()
  return selectClient(tx, id)
}

export function selectContacts(tx: Tx, id: string) {
  return tx
    .selectFrom('client_contact')
    .selectAll()
    .where('subject_id', '=', id)
    .orderBy('is_main', 'desc')
    .orderBy('id')
    .execute()
}

export function selectMembers(tx: Tx, id: string) {
  return tx
    .selectFrom('subject_member')
    .innerJoin('person', 'person.id', 'subject_member.person_id')
    .select(['person.id', 'person.name', 'subject_member.part', 'subject_member.since'])
    .where('subject_id', '=', id)
    .where('part', '<>', 'through_engagement')
    .orderBy('since')
    .orderBy('person.id')
    .execute()
}

export function selectEngagements(tx: Tx, clientId: string) {
  return tx
    .selectFrom('engagement')
    .leftJoin('engagement_lawyer as lead', (join) =>
      join.onRef('lead.subject_id', '=', 'engagement.id').on('lead.part', '=', 'lead_lawyer'),
    )
    .leftJoin('person', 'person.id', 'lead.person_id')
    .select(['engagement.id', 'number', 'title', 'stage', 'practice_area', 'opened_at', 'term_to'])
    .select(['person.id as leadLawyerId', 'person.name as leadLawyerName'])
    .where('client_id', '=', clientId)
    .orderBy('opened_at', 'desc')
    .orderBy('engagement.id', 'desc')
    .limit(200)
    .execute()
}

export interface ClientFilter {
  q?: string | undefined
  tier?: string | undefined
  departmentId?: string | undefined
  specialistId?: string | undefined
  memberId?: string | undefined
  /** What falls due first on it is due before then. */
  dueBefore?: Date
  /** Ids it is narrowed to, as arrays in SQL. */
  among?: RawBuilder<string[]> | null
  only?: RawBuilder<string[]>
  sort: ClientOrder
  after?: string | undefined
  limit: number
}

/** A page of the clients the actor sees, in the order asked for. */
export async function selectClients(tx: Tx, actor: Actor, filter: ClientFilter) {
  const { kinds } = reachOf(actor)
  const seesMatters = kinds.includes('client') && kinds.includes('engagement')
  if (!seesMatters) return clientsWith(tx, actor, filter, 'counted')
  if (filter.sort !== 'due') return clientsWith(tx, actor, filter, 'either')
  // Two stretches, merged: the long one is read from its index, the other is of the clients seen in part.
  const [kept, counted] = await Promise.all([
    clientsWith(tx, actor, filter, 'kept'),
    clientsWith(tx, actor, { ...filter, only: seenInPart }, 'counted'),
  ])
  return [...kept, ...counted].toSorted(byDue).slice(0, filter.limit + 1)
}

/**
 * What falls due first on a client, of its own and of the matters the actor sees: where they see every matter of the
 * client that stands in it; elsewhere it is counted.
 */
type DueFrom = 'kept' | 'counted' | 'either'
const seenInPart = sql<string[]>`(select clients_seen_in_part())::uuid[]`
const dues = sql<{ id: string; due: Date }>`client_dues_seen()`
const countedDue = sql`(select s.due from client_dues_seen() s where s.id = client.id)`

type Row = Awaited<ReturnType<typeof clientsWith>>[number]
const byDue = (one: Row, other: Row): number => {
  const due = (row: Row) => row.next_due_at?.getTime() ?? Number.MAX_VALUE
  return due(one) - due(other) || (one.id < other.id ? -1 : 1)
}

function clientsWith(tx: Tx, actor: Actor, filter: ClientFilter, from: DueFrom) {
  let query = tx
    .selectFrom('client')
    .innerJoin('subject', 'subject.id', 'client.id')
    .leftJoin('department', 'department.id', 'subject.department_id')
    .select(['client.id', 'client.kind', 'client.name', 'client.tier', 'client.registered_at'])
    .select(['subject.department_id as departmentId', 'department.name as departmentName'])
    .select('department.name_en as departmentNameEn')
    .select((column) => [
      column
        .selectFrom('client_contact')
        .select('client_contact.name')
        .whereRef('client_contact.subject_id', '=', 'client.id')
        .where('is_main', '=', true)
        .as('mainContactName'),
      column
        .selectFrom('subject_member')
        .innerJoin('person', 'person.id', 'subject_member.person_id')
        .select('person.name')
        .whereRef('subject_member.subject_id', '=', 'client.id')
        .where('part', '=', 'specialist')
        .limit(1)
        .as('specialistName'),
      countOf(['opened', 'signed', 'running', 'suspended']).as('live'),
      countOf(['closed', 'ended', 'archived']).as('over'),
    ])
    .where(seenBy(actor, 'client', 'client.id'))
  if (filter.tier) query = query.where('client.tier', '=', filter.tier)
  if (filter.departmentId) query = query.where('subject.department_id', '=', filter.departmentId)
  if (filter.specialistId) query = query.where(withMember(filter.specialistId, ['specialist']))
  if (filter.memberId) query = query.where(withMember(filter.memberId))
  if (filter.among) query = query.where(sql<boolean>`client.id = any (${filter.among})`)
  if (filter.only) query = query.where(sql<boolean>`client.id = any (${filter.only})`)
  if (filter.q) {
    query = query.where(
      sql<boolean>`client.id = any (array(select service_candidates('client', ${filter.q}, 5000)))`,
    )
  }
  // In the order of what is counted, it is counted once for all.
  const joined = filter.sort === 'due' && from === 'counted'
  if (filter.dueBefore) query = query.where(dueBefore(filter.dueBefore, joined ? 'joined' : from))
  if (from === 'kept') query = query.where(sql<boolean>`client.id <> all (${seenInPart})`)
  const { column, kind, direction, id } = orders[joined ? 'counted' : filter.sort]
  const due = {
    kept: sql`client.first_due_at`,
    counted: joined ? sql`first.due` : countedDue,
    either: sql`case when client.id = any (${seenInPart}) then ${countedDue} else client.first_due_at end`,
  }[from]
  return query
    .$if(joined, (list) => list.innerJoin(dues.as('first'), 'first.id', 'client.id'))
    .select(sql<Date | null>`nullif(${due}, 'infinity')`.as('next_due_at'))
    .where(rowsAfter(filter.after, { [column]: kind, [id]: 'id' }, direction))
    .orderBy(kind === 'name' ? byName(column) : sql.ref(column), direction)
    .orderBy(sql.ref(id), direction)
    .limit(filter.limit + 1)
    .execute()
}

/** Clients somebody works on, in one of these parts or in any. */
const withMember = (personId: string, parts: string[] | null = null) => sql<boolean>`
  client.id = any (array(select m.subject_id from subject_member m
    where m.person_id = ${personId}::uuid and (${parts}::text[] is null or m.part = any (${parts}::text[]))))`

/** The same distinction as of what falls due: kept with the client, or counted for who sees it in part. */
function dueBefore(before: Date, from: DueFrom | 'joined') {
  const kept = sql`client.id = any (array(select c.id from client c where c.first_due_at < ${before}))`
  const counted = sql`client.id = any (array(select s.id from client_dues_seen() s where s.due < ${before}))`
  return {
    joined: sql<boolean>`first.due < ${before}`,
    kept: sql<boolean>`client.first_due_at < ${before}`,
    counted: sql<boolean>`${counted}`,
    either: sql<boolean>`(${counted} or ${kept} and client.id <> all (${seenInPart}))`,
  }[from]
}

const orders = {
  newest: { column: 'client.registered_at', kind: 'instant', direction: 'desc', id: 'client.id' },
  due: { column: 'client.first_due_at', kind: 'due', direction: 'asc', id: 'client.id' },
  counted: { column: 'first.due', kind: 'due', direction: 'asc', id: 'first.id' },
  name: { column: 'client.name', kind: 'name', direction: 'asc', id: 'client.id' },
} as const

const countOf = (stages: string[]) => sql<number>`(
  select count(*)::int from engagement e where e.client_id = client.id and e.stage = any(${stages}))`

/** Changes a client and counts the edit. */
export async function updateClient(
  tx: Tx,
  id: string,
  columns: Record<string, string | Date | null>,
): Promise<void> {
  await tx
    .updateTable('client')
    .set((column) => ({ ...columns, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

const stored = (fields: ContactFields) => ({
  name: fields.name,
  position: fields.position,
  phone: fields.phone,
  mail: fields.mail,
  wechat: fields.wechat,
  is_main: fields.isMain,
  note: fields.note,
})

export async function insertContact(
  tx: Tx,
  contact: { id: string; clientId: string; at: Date; fields: ContactFields },
): Promise<void> {
  if (contact.fields.isMain) await clearMain(tx, contact.clientId)
  const { id, clientId, at } = contact
  await tx
    .insertInto('client_contact')
    .values({ id, subject_id: clientId, created_at: at, ...stored(contact.fields) })
    .execute()
}

export async function updateContact(
  tx: Tx,
  contact: { id: string; clientId: string; fields: ContactFields },
): Promise<boolean> {
  if (contact.fields.isMain) await clearMain(tx, contact.clientId)
  const changed = await tx
    .updateTable('client_contact')
    .set(stored(contact.fields))
    .where('id', '=', contact.id)
    .where('subject_id', '=', contact.clientId)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

async function clearMain(tx: Tx, clientId: string): Promise<void> {
  await tx
    .updateTable('client_contact')
    .set({ is_main: false })
    .where('subject_id', '=', clientId)
    .where('is_main', '=', true)
    .execute()
}

export async function deleteContact(tx: Tx, clientId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('client_contact')
    .where('id', '=', id)
    .where('subject_id', '=', clientId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
