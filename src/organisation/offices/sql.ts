import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { WorkingHours } from '../calendar/index.ts'
import type { OfficeFields } from './contract.ts'

const columns = [
  'id',
  'name',
  'name_en as nameEn',
  'time_zone as timeZone',
  'working_hours as workingHours',
  'archived_at as archivedAt',
  'version',
] as const

export interface OfficeRow {
  id: string
  name: string
  nameEn: string | null
  timeZone: string
  workingHours: WorkingHours
  archivedAt: Date | null
  version: number
}

export async function selectOffices(tx: Tx, withArchived: boolean): Promise<OfficeRow[]> {
  const rows = await tx
    .selectFrom('office')
    .select(columns)
    .$if(!withArchived, (query) => query.where('archived_at', 'is', null))
    .orderBy(byName('name'))
    .execute()
  return rows as OfficeRow[]
}

export async function selectOffice(tx: Tx, id: string): Promise<OfficeRow | undefined> {
  const row = await tx.selectFrom('office').select(columns).where('id', '=', id).executeTakeFirst()
  return row as OfficeRow | undefined
}

export async function lockOffice(tx: Tx, id: string): Promise<OfficeRow | undefined> {
  const query = tx.selectFrom('office').select(columns).where('id', '=', id).forUpdate()
  return (await query.executeTakeFirst()) as OfficeRow | undefined
}

/** Whether another open office bears the name. */
export async function officeNameTaken(tx: Tx, name: string, except?: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('office')
    .select('id')
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .execute()
  return rows.some((row) => row.id !== except)
}

export async function insertOffice(tx: Tx, office: OfficeFields): Promise<string> {
  const id = uuidv7()
  await tx
    .insertInto('office')
    .values({ id, ...stored(office) })
    .execute()
  return id
}

export async function updateOffice(tx: Tx, id: string, office: OfficeFields): Promise<OfficeRow> {
  const row = await tx
    .updateTable('office')
    .set((column) => ({ ...stored(office), version: column('version', '+', 1) }))
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()
  return row as OfficeRow
}

export async function closeOffice(tx: Tx, id: string, at: Date): Promise<OfficeRow> {
  const row = await tx
    .updateTable('office')
    .set((column) => ({ archived_at: at, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()
  return row as OfficeRow
}

/** What keeps an office open. */
export async function countUses(tx: Tx, id: string) {
  const counted = await tx
    .selectNoFrom((select) => [
      select
        .selectFrom('department')
        .select((column) => column.fn.countAll<number>().as('count'))
        .where('office_id', '=', id)
        .where('archived_at', 'is', null)
        .as('openDepartments'),
      select
        .selectFrom('person')
        .select((column) => column.fn.countAll<number>().as('count'))
        .where('office_id', '=', id)
        .where('status', '<>', 'left')
        .as('people'),
    ])
    .executeTakeFirstOrThrow()
  return { openDepartments: counted.openDepartments ?? 0, people: counted.people ?? 0 }
}

function stored(office: OfficeFields) {
  return {
    name: office.name,
    name_en: office.nameEn,
    time_zone: office.timeZone,
    working_hours: JSON.stringify(office.workingHours),
  }
}
