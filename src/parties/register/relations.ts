import { personIdOf, type Input, type Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { addPartyRelation, changePartyRelation, removePartyRelation } from './contract.ts'
import type { PartyKind, PartyRelationType } from './fields.ts'
import { noteChange } from './note-change.ts'
import { periodProblems, relationProblems } from './rules.ts'
import { partyChanged, seePartyToChange } from './see-party.ts'
import { selectParty, selectRelations } from './sql.ts'
import { because, expectMayTakeOut, type IsMet, type OnFile } from './taking-out.ts'

/** What one party is to another. Whoever is named must be seen; both have it in their history. */
export async function addRelation(
  work: Work,
  { params, body }: Input<typeof addPartyRelation>,
): Promise<void> {
  const party = await seePartyToChange(work, params.id)
  const other = await selectParty(work.tx, body.otherId)
  if (!other || other.merged_into !== null) throw badInput([{ path: 'otherId', code: 'not_found' }])
  if (other.id === party.id) throw badInput([{ path: 'otherId', code: 'itself' }])
  const [from, to] = body.direction === 'to' ? [party, other] : [other, party]
  const problems = [
    ...relationProblems(body, from.kind as PartyKind, to.kind as PartyKind),
    ...periodProblems(body),
  ]
  if (problems.length > 0) throw badInput(problems)
  const known = await selectRelations(work.tx, [party.id])
  const same = known.some(
    (row) =>
      row.from_party === from.id &&
      row.to_party === to.id &&
      row.type === body.type &&
      row.from_date === body.fromDate,
  )
  if (same) throw refused('relation_there')
  await insertRows(work.tx, 'party_relation', [
    {
      id: uuidv7(work.now.getTime()),
      from_party: from.id,
      to_party: to.id,
      type: body.type,
      share: body.share,
      from_date: body.fromDate,
      to_date: body.toDate,
      source: body.source,
      created_by: personIdOf(work.actor),
      created_at: work.now,
    },
  ])
  await noteChange(work, [{ partyId: other.id, what: 'relation' }])
  await partyChanged(work, party.id, 'relation', { added: body.type, source: body.source })
}

async function seeRelation(work: Work, party: string, id: string) {
  await seePartyToChange(work, party)
  const relation = (await selectRelations(work.tx, [party])).find((row) => row.id === id)
  if (!relation) throw notFound()
  const other = relation.from_party === party ? relation.to_party : relation.from_party
  return { ...relation, other }
}

const onFile = (tie: { type: string; from_party: string; to_party: string }): OnFile => ({
  kind: 'relation',
  type: tie.type as PartyRelationType,
  parties: [tie.from_party, tie.to_party],
})

/** Corrects share, dates and source; what kind of relation it is, is another relation. */
export async function changeRelation(
  work: Work,
  { params, body }: Input<typeof changePartyRelation>,
  isMet: IsMet,
): Promise<void> {
  const relation = await seeRelation(work, params.id, params.relationId)
  // What has ended counts for less.
  if (body.toDate !== relation.to_date) await expectMayTakeOut(work, isMet, onFile(relation), null)
  const problems = [
    ...relationProblems(
      { type: relation.type, share: body.share },
      'organisation',
      'organisation',
    ).filter((one) => one.path === 'share'),
    ...periodProblems(body),
  ]
  if (problems.length > 0) throw badInput(problems)
  await work.tx
    .updateTable('party_relation')
    .set({
      share: body.share,
      from_date: body.fromDate,
      to_date: body.toDate,
      source: body.source,
    })
    .where('id', '=', relation.id)
    .execute()
  await noteChange(work, [{ partyId: relation.other, what: 'relation', saidIn: relation.said_in }])
  const told = { changed: relation.type, share: body.share, until: body.toDate }
  await partyChanged(work, params.id, 'relation', told, relation.said_in)
}

export async function removeRelation(
  work: Work,
  { params, query }: Input<typeof removePartyRelation>,
  isMet: IsMet,
): Promise<void> {
  const relation = await seeRelation(work, params.id, params.relationId)
  await expectMayTakeOut(work, isMet, onFile(relation), query.reason)
  await work.tx.deleteFrom('party_relation').where('id', '=', relation.id).execute()
  await noteChange(work, [{ partyId: relation.other, what: 'relation', saidIn: relation.said_in }])
  await partyChanged(
    work,
    params.id,
    'relation',
    because({ removed: relation.type }, query),
    relation.said_in,
  )
}
