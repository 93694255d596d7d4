import { type Input, permits, type Work } from '#access/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { seeClient } from '../clients.ts'
import { standingOf } from '../standing.ts'
import { expectPast } from '../time.ts'
import type { ContactRecord, recordContactEndpoint } from './contract.ts'
import { contactPolicy } from './policy.ts'
import { presentRecord } from './present.ts'
import { actingPerson } from './see-plan.ts'
import { insertRecord, type RecordRow, selectRecords } from './record-sql.ts'

/** A client was contacted without a plan. */
export async function recordContact(
  work: Work,
  { params, body }: Input<typeof recordContactEndpoint>,
): Promise<ContactRecord> {
  const client = await seeClient(work.tx, params.id)
  const thing = { ...(await standingOf(work.tx, client.id)), ownerId: null, kind: null }
  if (!permits(contactPolicy, 'recordContact', work.actor, thing)) throw forbidden()
  const at = new Date(body.at)
  expectPast('at', at, work.now)
  const id = uuidv7()
  await insertRecord(work.tx, {
    ...body,
    id,
    at,
    clientId: client.id,
    plannedContactId: null,
    madeBy: actingPerson(work),
    recordedAt: work.now,
  })
  await work.publish([
    {
      type: 'client.contacted',
      subject: { kind: 'client', id: client.id },
      // Names the record, so that it keeps the promise of regular contact and no planned one.
      object: id,
      data: { key: client.isKey },
    },
  ])
  const [row] = await selectRecords(work.tx, { client: client.id, id, limit: 1 })
  return presentRecord(row as RecordRow)
}
