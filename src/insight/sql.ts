import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { DepartmentKind } from '#organisation/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Scope, Tally } from './rules.ts'

export interface PromiseCount extends Tally {
  period: string
  clause: string
  departmentId: string
}

/** Promises decided in a time, by clause, department and step of time. */
export async function countPromises(
  { tx }: Work,
  scope: Scope,
  [from, until]: [from: string, until: string],
  step: 'week' | 'month',
): Promise<PromiseCount[]> {
  const found = await sql<PromiseCount>`
    select period, clause_code as clause, department_id as "departmentId", kept, missed
    from promise_counts(${scope}, ${from}::date, ${until}::date, ${step})
    order by period, clause_code, department_id`.execute(tx)
  return found.rows
}

export interface DepartmentName {
  id: string
  name: string
  nameEn: string | null
  kind: DepartmentKind
}

/** All departments, practice departments first: few. */
export async function selectDepartmentNames({ tx }: Work): Promise<DepartmentName[]> {
  const found = await sql<DepartmentName>`
    select id, name, name_en as "nameEn", kind from department
    order by kind <> 'practice', ${byName('name')}`.execute(tx)
  return found.rows
}
