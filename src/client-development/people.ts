import type { Role, Work } from '#access/index.ts'
import { countShutOut } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'

/** Who can look after a lead. */
const looksAfterLeads: Role[] = [
  'client_service_specialist',
  'client_relationship_manager',
  'lawyer',
  'partner',
  'department_head',
  'managing_partner',
]
/** Who can act for a client. */
const practises: Role[] = ['lawyer', 'partner', 'department_head', 'managing_partner']

async function inService(tx: Tx, ids: string[], roles: Role[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('person')
    .innerJoin('person_role', 'person_role.person_id', 'person.id')
    .select('person.id')
    .distinct()
    .where('person.id', 'in', [...new Set(ids)])
    .where('person.status', '=', 'active')
    .where('person_role.role', 'in', roles)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Those of the people who are in service and can look after a lead. */
export const specialistsAmong = (tx: Tx, ids: string[]) => inService(tx, ids, looksAfterLeads)

/** Those of the people who are in service and may act as lawyers. */
export const lawyersAmong = (tx: Tx, ids: string[]) => inService(tx, ids, practises)

/** Those of the people who work for the firm. */
export async function staffAmong(tx: Tx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where('status', '<>', 'left')
    .execute()
  return new Set(rows.map((row) => row.id))
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

/** Whether a wall stands between a person and any of the subjects. */
export async function isShutOut(
  work: Work,
  personId: string,
  subjectIds: string[],
): Promise<boolean> {
  const person = await work.tx
    .selectFrom('person')
    .select(['id', 'department_id as departmentId'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return person !== undefined && (await countShutOut(work, person, subjectIds)) > 0
}

/** Names of people by their ids. */
export async function namesOf(
  tx: Tx,
  ids: (string | null)[],
): Promise<(id: string | null) => { id: string; name: string } | null> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows =
    wanted.length === 0
      ? []
      : await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', wanted).execute()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (id) => (id === null ? null : { id, name: names.get(id) ?? '' })
}
