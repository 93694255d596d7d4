import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { DepartmentFields, DepartmentKind, PracticeArea } from './contract.ts'

export interface DepartmentRow {
  id: string
  officeId: string
  officeName: string
  officeNameEn: string | null
  name: string
  nameEn: string | null
  kind: DepartmentKind
  practiceAreas: PracticeArea[]
  headId: string | null
  headName: string | null
  people: number
  archivedAt: Date | null
  version: number
}

function departments(tx: Tx) {
  return tx
    .selectFrom('department')
    .innerJoin('office', 'office.id', 'department.office_id')
    .leftJoin('person as head', 'head.id', 'department.head_id')
    .select((column) => [
      'department.id',
      'department.office_id as officeId',
      'office.name as officeName',
      'office.name_en as officeNameEn',
      'department.name',
      'department.name_en as nameEn',
      'department.kind',
      'department.practice_areas as practiceAreas',
      'department.head_id as headId',
      'head.name as headName',
      column
        .selectFrom('person')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('person.department_id', '=', 'department.id')
        .where('person.status', '<>', 'left')
        .as('people'),
      'department.archived_at as archivedAt',
      'department.version',
    ])
}

export async function selectDepartments(
  tx: Tx,
  filter: { withArchived: boolean; officeId?: string | undefined; kind?: string | undefined },
): Promise<DepartmentRow[]> {
  let query = departments(tx)
  if (!filter.withArchived) query = query.where('department.archived_at', 'is', null)
  if (filter.officeId) query = query.where('department.office_id', '=', filter.officeId)
  if (filter.kind) query = query.where('department.kind', '=', filter.kind)
  const rows = await query
    .orderBy(byName('office.name'))
    .orderBy(byName('department.name'))
    .execute()
  return rows as DepartmentRow[]
}

export async function selectDepartment(tx: Tx, id: string): Promise<DepartmentRow | undefined> {
  const row = await departments(tx).where('department.id', '=', id).executeTakeFirst()
  return row as DepartmentRow | undefined
}

/** The department, kept from changing until the transaction ends. */
export async function lockDepartment(tx: Tx, id: string): Promise<DepartmentRow | undefined> {
  await tx.selectFrom('department').select('id').where('id', '=', id).forUpdate().execute()
  return selectDepartment(tx, id)
}

/** What the rules want to know before a department is as `fields` says. */
export async function selectFacts(tx: Tx, fields: DepartmentFields, except?: string) {
  const office = await tx
    .selectFrom('office')
    .select('archived_at')
    .where('id', '=', fields.officeId)
    .executeTakeFirst()
  const named = await tx
    .selectFrom('department')
    .select('id')
    .where('office_id', '=', fields.officeId)
    .where('name', '=', fields.name)
    .where('archived_at', 'is', null)
    .execute()
  const head = fields.headId
    ? await tx
        .selectFrom('person')
        .select('status')
        .where('id', '=', fields.headId)
        .executeTakeFirst()
    : undefined
  const standing = (head?.status ?? 'missing') as 'missing' | 'active' | 'on_leave' | 'left'
  return {
    officeOpen: office !== undefined && office.archived_at === null,
    nameTaken: named.some((row) => row.id !== except),
    head: fields.headId ? standing : ('none' as const),
  }
}

/** @returns the ids, in the order given. */
export async function insertDepartments(tx: Tx, all: DepartmentFields[]): Promise<string[]> {
  const rows = all.map((fields) => ({ id: uuidv7(), ...stored(fields) }))
  await tx.insertInto('department').values(rows).execute()
  return rows.map((row) => row.id)
}

export async function updateDepartment(
  tx: Tx,
  id: string,
  fields: DepartmentFields,
): Promise<DepartmentRow> {
  await tx
    .updateTable('department')
    .set((column) => ({ ...stored(fields), version: column('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return (await selectDepartment(tx, id)) as DepartmentRow
}

export async function closeDepartment(tx: Tx, id: string, at: Date): Promise<DepartmentRow> {
  await tx
    .updateTable('department')
    .set((column) => ({ archived_at: at, head_id: null, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return (await selectDepartment(tx, id)) as DepartmentRow
}

function stored(fields: DepartmentFields) {
  return {
    office_id: fields.officeId,
    name: fields.name,
    name_en: fields.nameEn,
    kind: fields.kind,
    practice_areas: fields.practiceAreas,
    head_id: fields.headId,
  }
}

/** Departments that exist, with their heads where these are in service. */
export async function departmentsAmong(tx: Tx, ids: string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('department')
    .leftJoin('person', (join) =>
      join.onRef('person.id', '=', 'department.head_id').on('person.status', '<>', 'left'),
    )
    .select(['department.id', 'person.id as headId'])
    .where('department.id', 'in', [...new Set(ids)])
    .where('department.archived_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.headId]))
}

/** Practice departments that exist, with what they practise: nothing where nobody has said. */
export const practiceDepartments = (tx: Tx): Promise<{ id: string; practiceAreas: string[] }[]> =>
  tx
    .selectFrom('department')
    .select(['id', 'practice_areas as practiceAreas'])
    .where('kind', '=', 'practice')
    .where('archived_at', 'is', null)
    .execute()
