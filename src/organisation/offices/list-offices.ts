import { abilitiesOf, type Actor, type Input, type Work } from '#access/index.ts'
import type { listOfficesEndpoint, Office } from './contract.ts'
import { officePolicy } from './policy.ts'
import { type OfficeRow, selectOffices } from './sql.ts'

/** The offices of the firm, by name. */
export async function listOffices(
  work: Work,
  { query }: Input<typeof listOfficesEndpoint>,
): Promise<{ items: Office[] }> {
  const rows = await selectOffices(work.tx, query.archived === 'yes')
  return { items: rows.map((row) => presentOffice(row, work.actor)) }
}

/** An office on the wire. */
export function presentOffice(office: OfficeRow, actor: Actor): Office {
  const { changeOffice, archiveOffice } = abilitiesOf(officePolicy, actor, office)
  const open = office.archivedAt === null
  return {
    ...office,
    archivedAt: office.archivedAt?.toISOString() ?? null,
    abilities: { changeOffice: changeOffice && open, archiveOffice: archiveOffice && open },
  }
}
