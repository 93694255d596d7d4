import type { Work } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { insertCalendarYears } from '../calendar-years/index.ts'
import { defaultWorkingHours, shippedYears } from '../calendar/index.ts'
import { insertDepartments } from '../departments/index.ts'
import { insertOffice } from '../offices/index.ts'
import { insertPerson, insertRoles } from '../people/index.ts'
import { publishChange } from '../publish.ts'
import type { FirmSetUp } from './contract.ts'
import { type FirmRefusal, firstDepartments } from './rules.ts'
import { selectFirm, systemInsertFirm } from './sql.ts'

export interface FirmAtStart {
  firmId: string
  officeId: string
  /** The first administrator. */
  personId: string
}

/**
 * Founds the firm in the database: office, departments, calendar and the first administrator. Runs
 * as the system, once; the account is the administrator's to sign in with, or null to link it later.
 */
export async function setUpFirm(
  work: Work,
  input: FirmSetUp,
  accountId: string | null = null,
): Promise<FirmAtStart> {
  if (await selectFirm(work.tx)) throw refused('already_set_up' satisfies FirmRefusal)
  const firmId = uuidv7()
  await systemInsertFirm(work, firmId, input)
  const officeId = await insertOffice(work.tx, {
    ...input.office,
    workingHours: defaultWorkingHours,
  })
  const departments = await insertDepartments(
    work.tx,
    firstDepartments.map((department) => ({ ...department, officeId, headId: null })),
  )
  const management = firstDepartments.findIndex((one) => one.kind === 'management')
  const personId = uuidv7()
  await insertPerson(work.tx, {
    ...input.administrator,
    id: personId,
    accountId,
    officeId,
    departmentId: departments[management] as string,
    joinedOn: null,
  })
  await insertRoles(work, personId, ['managing_partner', 'it_administrator'])
  await insertCalendarYears(work, shippedYears)
  await publishChange(work, [
    { type: 'firm.set_up', data: { office_id: officeId, administrator_id: personId } },
  ])
  return { firmId, officeId, personId }
}
