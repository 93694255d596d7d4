import { type RawBuilder, sql } from 'kysely'
import { type Actor, seenBy } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
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
  /** Ids it is narrowed to, as an array in SQL. */
  among?: RawBuilder<string[]> | null
  sort: ClientOrder
  after?: string | undefined
  limit: number
}

/** A page of the clients the actor sees, in the order asked for. */
export function selectClients(tx: Tx, actor: Actor, filter: ClientFilter) {
  let query = tx
    .selectFrom('client')
    .innerJoin('subject', 'subject.id', 'client.id')
    .leftJoin('department', 'department.id', 'subject.department_id')
    .select(['client.id', 'client.kind', 'client.name', 'client.tier', 'client.registered_at'])
    .select(['subject.department_id as departmentId', 'department.name as departmentName'])
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
    .select(sql<Date | null>`nullif(client.next_due_at, 'infinity')`.as('next_due_at'))
  if (filter.tier) query = query.where('client.tier', '=', filter.tier)
  if (filter.departmentId) query = query.where('subject.department_id', '=', filter.departmentId)
  if (filter.among) query = query.where(sql<boolean>`client.id = any (${filter.among})`)
  if (filter.q) {
    query = query.where(
      sql<boolean>`client.id = any (array(select service_candidates('client', ${filter.q}, 5000)))`,
    )
  }
  const { column, kind, direction } = orders[filter.sort]
  return query
    .where(rowsAfter(filter.after, { [column]: kind, 'client.id': 'id' }, direction))
    .orderBy(column, direction)
    .orderBy('client.id', direction)
    .limit(filter.limit + 1)
    .execute()
}

const orders = {
  newest: { column: 'client.registered_at', kind: 'instant', direction: 'desc' },
  due: { column: 'client.next_due_at', kind: 'due', direction: 'asc' },
  name: { column: 'client.name', kind: 'text', direction: 'asc' },
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
