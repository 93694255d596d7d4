import { type Selectable, sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { DB, Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Suggested } from './contract.ts'

export type ItemRow = Selectable<DB['received_item']>
export type FileRow = Selectable<DB['received_file']>
export type DropRow = Selectable<DB['mail_drop']>

export const selectDrop = (tx: Tx, personId: string): Promise<DropRow | undefined> =>
  tx
    .selectFrom('mail_drop')
    .selectAll()
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()

/** The address with this code, of somebody who is still here. */
export const systemDropBy = (tx: Tx, hash: Buffer) =>
  tx
    .selectFrom('mail_drop')
    .innerJoin('person', 'person.id', 'mail_drop.person_id')
    .select(['mail_drop.id', 'mail_drop.person_id as personId'])
    .where('code_sha256', '=', hash)
    .where('revoked_at', 'is', null)
    .where('person.status', '<>', 'left')
    .executeTakeFirst()

export async function systemNoteUse({ tx, now }: Work, id: string): Promise<void> {
  await tx.updateTable('mail_drop').set({ used_at: now }).where('id', '=', id).execute()
}

export async function insertDrop(
  { tx, now }: Work,
  drop: { id: string; personId: string; hash: Buffer; sealed: string },
): Promise<void> {
  await tx
    .insertInto('mail_drop')
    .values({
      id: drop.id,
      person_id: drop.personId,
      code_sha256: drop.hash,
      code_sealed: drop.sealed,
      made_at: now,
    })
    .execute()
}

/** Items that wait for one person at most, and that a list shows. */
export const waitAtMost = 500
const listedAtMost = 100

export const systemCountWaiting = async (tx: Tx, personId: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('received_item')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('put_at', 'is', null)
    .where('discarded_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

type NewItem = Omit<ItemRow, 'put_at' | 'discarded_at' | 'note_ids'>

/** @returns false when the same mail is there already. */
export async function systemInsertItem(
  tx: Tx,
  item: NewItem,
  files: Omit<FileRow, 'id' | 'item_id' | 'person_id' | 'place'>[],
): Promise<boolean> {
  const inserted = await tx
    .insertInto('received_item')
    .values(item)
    .onConflict((conflict) => conflict.columns(['person_id', 'mail_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  const of = { item_id: item.id, person_id: item.person_id }
  const rows = files.map((file, place) => ({ ...file, ...of, id: uuidv7(), place }))
  if (rows.length > 0) await insertRows(tx, 'received_file', rows)
  return true
}

export const selectWaiting = (tx: Tx, personId: string): Promise<ItemRow[]> =>
  tx
    .selectFrom('received_item')
    .selectAll()
    .where('person_id', '=', personId)
    .where('put_at', 'is', null)
    .where('discarded_at', 'is', null)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(listedAtMost)
    .execute()

export const lockItem = (tx: Tx, id: string): Promise<ItemRow | undefined> =>
  tx.selectFrom('received_item').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const selectFilesOf = async (tx: Tx, itemIds: string[]): Promise<FileRow[]> =>
  itemIds.length === 0
    ? []
    : tx
        .selectFrom('received_file')
        .selectAll()
        .where('item_id', 'in', itemIds)
        .orderBy('item_id')
        .orderBy('place')
        .execute()

export const selectFile = (tx: Tx, id: string): Promise<FileRow | undefined> =>
  tx.selectFrom('received_file').selectAll().where('id', '=', id).executeTakeFirst()

export async function settle(
  { tx, now }: Work,
  id: string,
  outcome: { put: string[] } | 'discarded' | 'waiting',
): Promise<void> {
  const put = typeof outcome === 'object' ? outcome.put : null
  await tx
    .updateTable('received_item')
    .set({
      put_at: put && now,
      note_ids: put ?? [],
      discarded_at: outcome === 'discarded' ? now : null,
    })
    .where('id', '=', id)
    .execute()
}

/** Of these notes, those that were not taken back meanwhile. */
export const standingNotes = async (tx: Tx, ids: string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('note')
    .select('id')
    .where('id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** Days something received is kept. */
const keptDays = 30

export async function systemForgetItems({ tx, now }: Work): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  await tx.deleteFrom('received_item').where('received_at', '<', before).execute()
}

/** Mail addresses of members of the firm, of these. */
export const addressesOfStaff = async (tx: Tx, addresses: string[]): Promise<Set<string>> => {
  const found = await sql<{ mail: string }>`
    select lower(email) as mail from person where lower(email) = any(${addresses})`.execute(tx)
  return new Set(found.rows.map(({ mail }) => mail))
}

/** Clients and leads of whom one of these addresses is known, as far as the actor sees them. */
export async function selectByMail(
  tx: Tx,
  addresses: string[],
): Promise<(Suggested & { mail: string })[]> {
  if (addresses.length === 0) return []
  const found = await sql<Suggested & { mail: string }>`
    select c.id, 'client' as kind, c.name, k.name as detail, k.mail
      from client_contact k join client c on c.id = k.subject_id where k.mail = any(${addresses})
    union all
    select l.id, 'lead', coalesce(l.organisation, l.name), case when l.organisation is null then '' else l.name end, l.mail
      from lead l where l.mail = any(${addresses}) and l.stage <> 'converted'
    limit 200`.execute(tx)
  return found.rows
}

/** Events of somebody looked through for whom they worked with, and how many are named. */
const looked = 300
const latestAtMost = 8

/** With whom somebody worked last, of those they still see. */
export async function selectLatest(tx: Tx, personId: string): Promise<Suggested[]> {
  const found = await sql<Suggested>`
    with mine as (
      select subject_id, subject_kind, id from event
      where actor_id = ${personId} order by id desc limit ${looked}),
    latest as (
      select subject_id, subject_kind, max(id) as last from mine
      where subject_kind <> 'firm' group by subject_id, subject_kind),
    named as (
      select c.id, 'client' as kind, c.name, '' as detail, t.last from latest t join client c on c.id = t.subject_id
      union all
      select e.id, 'engagement', c.name, e.title, t.last from latest t
        join engagement e on e.id = t.subject_id join client c on c.id = e.client_id
      union all
      select l.id, 'lead', coalesce(l.organisation, l.name), case when l.organisation is null then '' else l.name end, t.last
        from latest t join lead l on l.id = t.subject_id where l.stage <> 'converted')
    select id, kind, name, detail from named order by last desc limit ${latestAtMost}`.execute(tx)
  return found.rows
}
