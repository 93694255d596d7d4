import type { Role } from '#access/index.ts'
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

/** @returns their departments by their ids. */
async function inService(tx: Tx, ids: string[], roles: Role[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .innerJoin('person_role', 'person_role.person_id', 'person.id')
    .select(['person.id', 'person.department_id'])
    .distinct()
    .where('person.id', 'in', [...new Set(ids)])
    .where('person.status', '=', 'active')
    .where('person_role.role', 'in', roles)
    .execute()
  return new Map(rows.map((row) => [row.id, row.department_id]))
}

/** Those of the people who are in service and can look after a lead. */
export const specialistsAmong = (tx: Tx, ids: string[]) => inService(tx, ids, looksAfterLeads)

/** Those of the people who are in service and may act as lawyers, with the departments they belong to. */
export const lawyersAmong = (tx: Tx, ids: string[]) => inService(tx, ids, practises)
