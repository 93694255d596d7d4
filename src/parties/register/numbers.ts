import { personIdOf, type Input, type Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { badInput, notFound } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { raiseLookAlikes } from './raise-look-alikes.ts'
import type {
  addPartyContact,
  addPartyIdentifier,
  removePartyContact,
  removePartyIdentifier,
} from './contract.ts'
import type { PartyKind } from './fields.ts'
import { nameOfDivision } from '../divisions/index.ts'
import { readContact, readNumber } from './rules.ts'
import { partyChanged, seePartyToChange } from './see-party.ts'
import { selectContacts, selectIdentifiers } from './sql.ts'
import { because, expectMayTakeOut, type IsMet } from './taking-out.ts'

const created = (work: Work, party_id: string) => ({
  id: uuidv7(work.now.getTime()),
  party_id,
  created_by: personIdOf(work.actor),
  created_at: work.now,
})

/** A number the party bears. Where another bears it too, the pair goes to the desk of duplicates. */
export async function addIdentifier(
  work: Work,
  { params, body }: Input<typeof addPartyIdentifier>,
): Promise<void> {
  const party = await seePartyToChange(work, params.id)
  const read = readNumber(party.kind as PartyKind, body.type, body.number)
  if (!read.ok) throw badInput([{ path: 'number', code: read.code }])
  const known = await selectIdentifiers(work.tx, [params.id])
  if (known.some((one) => one.type === body.type && one.number === read.value))
    throw badInput([{ path: 'number', code: 'there_already' }])
  await insertRows(work.tx, 'party_identifier', [
    { ...created(work, params.id), type: body.type, number: read.value, source: body.source },
  ])
  await partyChanged(work, params.id, 'identifier', { added: body.type })
  await raiseLookAlikes(work, [params.id])
}

export async function removeIdentifier(
  work: Work,
  { params, query }: Input<typeof removePartyIdentifier>,
  isMet: IsMet,
): Promise<void> {
  await seePartyToChange(work, params.id)
  const gone = await work.tx
    .deleteFrom('party_identifier')
    .where('id', '=', params.identifierId)
    .where('party_id', '=', params.id)
    .returning(['type', 'number', 'said_in'])
    .executeTakeFirst()
  if (!gone) throw notFound()
  const number = { kind: 'number', partyId: params.id, number: gone.number } as const
  await expectMayTakeOut(work, isMet, number, query.reason)
  const told = because({ removed: gone.type }, query)
  await partyChanged(work, params.id, 'identifier', told, gone.said_in)
}

export async function addContactPoint(
  work: Work,
  { params, body }: Input<typeof addPartyContact>,
): Promise<void> {
  await seePartyToChange(work, params.id)
  const read = readContact(body.kind, body.value)
  if (!read.ok) throw badInput([{ path: 'value', code: read.code }])
  if (body.regionCode !== null && nameOfDivision(body.regionCode) === null)
    throw badInput([{ path: 'regionCode', code: 'not_found' }])
  const known = await selectContacts(work.tx, [params.id])
  if (known.some((one) => one.kind === body.kind && one.value === read.value))
    throw badInput([{ path: 'value', code: 'there_already' }])
  await insertRows(work.tx, 'party_contact', [
    {
      ...created(work, params.id),
      kind: body.kind,
      value: read.value,
      region_code: body.kind === 'address' ? body.regionCode : null,
    },
  ])
  await partyChanged(work, params.id, 'party', { contact: body.kind, added: read.value })
}

export async function removeContactPoint(
  work: Work,
  { params }: Input<typeof removePartyContact>,
): Promise<void> {
  await seePartyToChange(work, params.id)
  const gone = await work.tx
    .deleteFrom('party_contact')
    .where('id', '=', params.contactId)
    .where('party_id', '=', params.id)
    .returning(['kind', 'value', 'said_in'])
    .executeTakeFirst()
  if (!gone) throw notFound()
  const told = { contact: gone.kind, removed: gone.value }
  await partyChanged(work, params.id, 'party', told, gone.said_in)
}
