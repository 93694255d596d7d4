import { type Actor, permits } from '#access/index.ts'
import type { Standing } from '#client-service/index.ts'
import type { ContactRecord, PlannedContact } from './contract.ts'
import { contactPolicy } from './policy.ts'
import type { RecordRow } from './record-sql.ts'
import type { PlanRow } from './sql.ts'

export function presentPlan(row: PlanRow, actor: Actor, standing: Standing): PlannedContact {
  const { clientId, clientName, ownerId, ownerName, ...plan } = row
  const thing = { ...standing, ownerId, kind: row.kind }
  const open = row.state === 'planned'
  const may = (right: keyof PlannedContact['abilities']) =>
    open && permits(contactPolicy, right, actor, thing)
  return {
    ...plan,
    client: { id: clientId, name: clientName },
    owner: { id: ownerId, name: ownerName },
    settledAt: row.settledAt?.toISOString() ?? null,
    plannedAt: row.plannedAt.toISOString(),
    abilities: {
      changePlannedContact: may('changePlannedContact'),
      completePlannedContact: may('completePlannedContact'),
      postponePlannedContact: may('postponePlannedContact'),
      cancelPlannedContact: may('cancelPlannedContact'),
    },
  }
}

export function presentRecord(row: RecordRow): ContactRecord {
  const { madeBy, madeByName, ...record } = row
  return {
    ...record,
    kind: record.kind as ContactRecord['kind'],
    way: record.way as ContactRecord['way'],
    occasion: record.occasion ?? '',
    at: record.at.toISOString(),
    madeBy: madeBy && madeByName ? { id: madeBy, name: madeByName } : null,
  }
}
