import { sql } from 'kysely'
import { personIdOf, type Role, type Work } from '#access/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type { PersonFields, PersonStatus } from './contract.ts'

export interface PersonRow {
  id: string
  accountId: string | null
  name: string
  nameEn: string | null
  email: string
  phone: string | null
  officeId: string
  departmentId: string
  departmentName: string
  departmentNameEn: string | null
  status: PersonStatus
  language: 'zh-CN' | 'en'
  joinedOn: string | null
  leftAt: Date | null
  roles: Role[]
  version: number
}

const rolesOf = sql<Role[]>`coalesce((select array_agg(r.role order by r.role)
  from person_role r where r.person_id = person.id), '{}')`

function people(tx: Tx) {
  return tx
    .selectFrom('person')
    .innerJoin('department', 'department.id', 'person.department_id')
    .select([
      'person.id',
      'person.account_id as accountId',
      'person.name',
      'person.name_en as nameEn',
      'person.email',
      'person.phone',
      'person.office_id as officeId',
      'person.department_id as departmentId',
      'department.name as departmentName',
      'department.name_en as departmentNameEn',
      'person.status',
      'person.language',
      'person.joined_on as joinedOn',
      'person.left_at as leftAt',
      'person.version',
      rolesOf.as('roles'),
    ])
}

export async function selectPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return (await people(tx).where('person.id', '=', id).executeTakeFirst()) as PersonRow | undefined
}

/** The person, kept from changing until the transaction ends; needs the right to change people. */
export async function lockPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  await tx.selectFrom('person').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return selectPerson(tx, id)
}

export interface PeopleFilter {
  search?: string | undefined
  departmentId?: string | undefined
  role?: Role | undefined
  status: 'present' | 'all' | PersonStatus
  after?: string | undefined
  size: number
}

/** One row more than the page holds, by name. */
export async function selectPeople(tx: Tx, filter: PeopleFilter): Promise<PersonRow[]> {
  let query = people(tx)
  if (filter.status === 'present') query = query.where('person.status', '<>', 'left')
  else if (filter.status !== 'all') query = query.where('person.status', '=', filter.status)
  if (filter.departmentId) query = query.where('person.department_id', '=', filter.departmentId)
  if (filter.role) query = query.where(sql<boolean>`${filter.role} = any(${rolesOf})`)
  if (filter.search) {
    const part = `%${filter.search.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([
        where('person.name', 'ilike', part),
        where('person.name_en', 'ilike', part),
        where('person.email', 'ilike', part),
      ]),
    )
  }
  const rows = await query
    .where(rowsAfter(filter.after, { 'person.name': 'name', 'person.id': 'id' }, 'asc'))
    .orderBy(byName('person.name'))
    .orderBy('person.id')
    .limit(filter.size + 1)
    .execute()
  return rows as PersonRow[]
}

/** Whether somebody else has the address; addresses are compared without regard to case. */
export async function emailTaken(tx: Tx, email: string, except?: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .execute()
  return rows.some((row) => row.id !== except)
}

/** Whether the department stands open in the office. */
export async function departmentOpen(tx: Tx, departmentId: string, officeId: string) {
  const rows = await tx
    .selectFrom('department')
    .select('id')
    .where('id', '=', departmentId)
    .where('office_id', '=', officeId)
    .where('archived_at', 'is', null)
    .execute()
  return rows.length > 0
}

export async function insertPerson(
  tx: Tx,
  person: PersonFields & { id: string; accountId: string | null },
): Promise<void> {
  await tx
    .insertInto('person')
    .values({ id: person.id, account_id: person.accountId, ...stored(person) })
    .execute()
}

export async function linkAccount(tx: Tx, personId: string, accountId: string): Promise<void> {
  await tx.updateTable('person').set({ account_id: accountId }).where('id', '=', personId).execute()
}

export async function updatePerson(tx: Tx, id: string, person: PersonFields): Promise<PersonRow> {
  await tx
    .updateTable('person')
    .set((column) => ({ ...stored(person), version: column('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return (await selectPerson(tx, id)) as PersonRow
}

export async function updateStatus(
  tx: Tx,
  id: string,
  status: PersonStatus,
  leftAt: Date | null = null,
): Promise<PersonRow> {
  await tx
    .updateTable('person')
    .set((column) => ({ status, left_at: leftAt, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return (await selectPerson(tx, id)) as PersonRow
}

/** What people may change about themselves. */
export async function updateSelf(
  tx: Tx,
  id: string,
  change: { phone?: string | null | undefined; language?: 'zh-CN' | 'en' | undefined },
): Promise<void> {
  await tx
    .updateTable('person')
    .set((column) => ({ ...change, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function insertRoles(work: Work, personId: string, roles: Role[]): Promise<void> {
  if (roles.length === 0) return
  const granted_by = personIdOf(work.actor)
  const rows = roles.map((role) => ({
    person_id: personId,
    role,
    granted_by,
    granted_at: work.now,
  }))
  await work.tx.insertInto('person_role').values(rows).execute()
}

export async function deleteRole(tx: Tx, personId: string, role: Role): Promise<void> {
  await tx
    .deleteFrom('person_role')
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .execute()
}

/** Managing partners who have not left; held, so that the last two cannot go at the same time. */
export async function countManagingPartners(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select('person_role.person_id')
    .where('person_role.role', '=', 'managing_partner')
    .where('person.status', '<>', 'left')
    .orderBy('person_role.person_id')
    .forUpdate('person_role')
    .execute()
  return rows.length
}

export function stored(person: PersonFields) {
  return {
    name: person.name,
    name_en: person.nameEn,
    email: person.email,
    phone: person.phone,
    office_id: person.officeId,
    department_id: person.departmentId,
    language: person.language,
    joined_on: person.joinedOn,
  }
}

/** Whether somebody, also one who has left, has this account. */
export async function hasAccount(tx: Tx, accountId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('person')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return found !== undefined
}
