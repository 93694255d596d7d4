import { personIdOf, type Input, type Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { raiseLookAlikes } from './raise-look-alikes.ts'
import type { addPartyName, changePartyName, NameFields, removePartyName } from './contract.ts'
import type { PartyKind } from './fields.ts'
import { periodProblems, readName } from './rules.ts'
import { partyChanged, seePartyToChange } from './see-party.ts'
import { type PartyRow, selectNames } from './sql.ts'
import { because, expectMayTakeOut, type IsMet, type OnFile } from './taking-out.ts'

function checked(party: PartyRow, fields: NameFields): string {
  const read = readName(party.kind as PartyKind, fields.name)
  const problems = periodProblems(fields)
  if (!read.ok) problems.push({ path: 'name', code: read.code })
  if (problems.length > 0 || !read.ok) throw badInput(problems)
  return read.value
}

const columnsOf = ({ kind, fromDate, toDate, source }: NameFields, name: string) => ({
  kind,
  name,
  from_date: fromDate,
  to_date: toDate,
  source,
})

/** A name the party bears or bore; one it has already in the same kind is no second one. */
export async function addName(
  work: Work,
  { params, body }: Input<typeof addPartyName>,
): Promise<void> {
  const party = await seePartyToChange(work, params.id)
  const name = checked(party, body)
  const known = await selectNames(work.tx, [params.id])
  if (known.some((one) => one.name === name && one.kind === body.kind))
    throw badInput([{ path: 'name', code: 'there_already' }])
  await insertRows(work.tx, 'party_name', [
    {
      id: uuidv7(work.now.getTime()),
      party_id: params.id,
      ...columnsOf(body, name),
      created_by: personIdOf(work.actor),
      created_at: work.now,
    },
  ])
  await partyChanged(work, params.id, 'name', { added: name, kind: body.kind })
  await raiseLookAlikes(work, [params.id])
}

const onFile = (partyId: string, name: string): OnFile => ({ kind: 'name', partyId, name })

/** Corrects a name, or says until when it was borne. */
export async function changeName(
  work: Work,
  { params, body }: Input<typeof changePartyName>,
  isMet: IsMet,
): Promise<void> {
  const party = await seePartyToChange(work, params.id)
  const before = (await selectNames(work.tx, [params.id])).find((one) => one.id === params.nameId)
  if (!before) throw notFound()
  const name = checked(party, body)
  if (name !== before.name)
    await expectMayTakeOut(work, isMet, onFile(params.id, before.name), null)
  await work.tx
    .updateTable('party_name')
    .set(columnsOf(body, name))
    .where('id', '=', params.nameId)
    .execute()
  if (party.name === before.name && name !== before.name)
    await work.tx.updateTable('party').set({ name }).where('id', '=', params.id).execute()
  const told = { changed: name, kind: body.kind, until: body.toDate }
  await partyChanged(
    work,
    params.id,
    'name',
    name === before.name ? told : { ...told, was: before.name },
    before.said_in,
  )
}

/** Takes out a name that never was one of the party's; the last one stays. */
export async function removeName(
  work: Work,
  { params, query }: Input<typeof removePartyName>,
  isMet: IsMet,
): Promise<void> {
  const party = await seePartyToChange(work, params.id)
  const names = await selectNames(work.tx, [params.id])
  const gone = names.find((one) => one.id === params.nameId)
  if (!gone) throw notFound()
  const rest = names.filter((one) => one.id !== gone.id)
  const [first] = rest
  if (!first) throw refused('only_name')
  if (!rest.some((one) => one.name === gone.name))
    await expectMayTakeOut(work, isMet, onFile(params.id, gone.name), query.reason)
  await work.tx.deleteFrom('party_name').where('id', '=', gone.id).execute()
  // It may be shown under a name that the actor does not see.
  if (gone.name === party.name && !rest.some((one) => one.name === gone.name))
    await work.tx
      .updateTable('party')
      .set({ name: first.name })
      .where('id', '=', params.id)
      .execute()
  const told = because({ removed: gone.name, kind: gone.kind }, query)
  await partyChanged(work, params.id, 'name', told, gone.said_in)
}
