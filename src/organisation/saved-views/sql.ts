import { sql } from 'kysely'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ListName, Sharing } from './contract.ts'

export interface ViewRow {
  id: string
  list: ListName
  name: string
  choices: Record<string, string>
  columns: string[]
  sharedWith: Sharing
  ownerId: string
  ownerName: string
  savedAt: Date
  version: number
}

const views = (tx: Tx) =>
  tx
    .selectFrom('saved_view as v')
    .innerJoin('person as p', 'p.id', 'v.owner_id')
    .select(['v.id', 'v.list', 'v.name', 'v.choices', 'v.columns', 'v.shared_with as sharedWith'])
    .select(['v.owner_id as ownerId', 'p.name as ownerName', 'v.saved_at as savedAt', 'v.version'])

/** The views of a list that the actor has: their own first. */
export async function selectViews(
  tx: Tx,
  list: ListName | undefined,
  ownerId: string,
  limit: number,
): Promise<ViewRow[]> {
  let query = views(tx)
  if (list) query = query.where('v.list', '=', list)
  const rows = await query
    .orderBy(sql`v.owner_id <> ${ownerId}`)
    .orderBy(byName('v.name'))
    .orderBy('v.id')
    .limit(limit)
    .execute()
  return rows as ViewRow[]
}

export async function selectView(tx: Tx, id: string): Promise<ViewRow | undefined> {
  return (await views(tx).where('v.id', '=', id).executeTakeFirst()) as ViewRow | undefined
}

export async function countOwn(tx: Tx, list: ListName, ownerId: string): Promise<number> {
  const counted = await tx
    .selectFrom('saved_view')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('list', '=', list)
    .where('owner_id', '=', ownerId)
    .executeTakeFirstOrThrow()
  return counted.count
}

export async function nameTaken(
  tx: Tx,
  wanted: { list: ListName; ownerId: string; name: string; except?: string },
): Promise<boolean> {
  const rows = await tx
    .selectFrom('saved_view')
    .select('id')
    .where('list', '=', wanted.list)
    .where('owner_id', '=', wanted.ownerId)
    .where('name', '=', wanted.name)
    .execute()
  return rows.some((row) => row.id !== wanted.except)
}

export interface StoredView {
  name: string
  choices: Record<string, string>
  columns: string[]
  sharedWith: Sharing
  departmentId: string | null
  savedAt: Date
}

const stored = (view: StoredView) => ({
  name: view.name,
  choices: JSON.stringify(view.choices),
  columns: view.columns,
  shared_with: view.sharedWith,
  department_id: view.departmentId,
  saved_at: view.savedAt,
})

export async function insertView(
  tx: Tx,
  view: StoredView & { id: string; list: ListName; ownerId: string },
): Promise<void> {
  await tx
    .insertInto('saved_view')
    .values({ id: view.id, list: view.list, owner_id: view.ownerId, ...stored(view) })
    .execute()
}

export async function updateView(tx: Tx, id: string, view: StoredView): Promise<void> {
  await tx
    .updateTable('saved_view')
    .set((column) => ({ ...stored(view), version: column('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute()
}

export async function selectUsual(
  tx: Tx,
  list: ListName,
  personId: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('usual_view')
    .select('view')
    .where('person_id', '=', personId)
    .where('list', '=', list)
    .executeTakeFirst()
  return row?.view ?? null
}

export async function replaceUsual(
  tx: Tx,
  list: ListName,
  personId: string,
  view: string | null,
): Promise<void> {
  await tx
    .deleteFrom('usual_view')
    .where('person_id', '=', personId)
    .where('list', '=', list)
    .execute()
  if (view === null) return
  await tx.insertInto('usual_view').values({ person_id: personId, list, view }).execute()
}
