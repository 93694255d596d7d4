import { asSystem, personIdOf, type Input, type Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { pageOf } from '#platform/http/page.ts'
import { uuidv7 } from '#platform/identifier.ts'
import {
  presentParties,
  type SubjectNames,
  tellOfParty,
  lockParty,
  selectParty,
} from '../register/index.ts'
import type {
  flagDuplicate,
  keepApart,
  listPartyDuplicates,
  mergeDuplicates,
  PartyDuplicate,
  undoMerge,
} from './contract.ts'
import { fold, unfold } from './merge.ts'
import {
  decideDuplicate,
  type DuplicateRow,
  lockDuplicate,
  selectDuplicate,
  selectDuplicates,
} from './sql.ts'

/** Pairs as the actor sees them, both entries of all of them read at once. */
async function present(
  work: Work,
  rows: DuplicateRow[],
  subjectNames: SubjectNames,
): Promise<PartyDuplicate[]> {
  const named = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)
  const parties = await presentParties(
    work,
    rows.flatMap((row) => [row.party_id, row.other_id]),
    subjectNames,
  )
  return rows.map((row) => {
    const [one, other] = [parties.get(row.party_id), parties.get(row.other_id)]
    // A pair is seen by who sees both.
    if (!one || !other) throw notFound()
    return {
      id: row.id,
      status: row.status as PartyDuplicate['status'],
      why: row.why as PartyDuplicate['why'],
      matched: row.matched,
      foundBy: row.found_by as PartyDuplicate['foundBy'],
      raisedBy: named(row.raised_by, row.raiserName),
      raisedAt: row.raised_at.toISOString(),
      decidedBy: named(row.decided_by, row.judgeName),
      decidedAt: row.decided_at?.toISOString() ?? null,
      reason: row.reason,
      sides: [one, other],
      mergeId: row.mergeId,
    }
  })
}

/** Pairs to decide on, of which the actor sees both. */
export async function listDuplicates(
  work: Work,
  { query }: Pick<Input<typeof listPartyDuplicates>, 'query'>,
  subjectNames: SubjectNames,
) {
  const rows = await selectDuplicates(work.tx, query)
  const { items, next } = pageOf(rows, query.limit, (row) => [
    query.status === 'waiting' ? row.raised_at : (row.decided_at as Date),
    row.id,
  ])
  return { items: await present(work, items, subjectNames), next }
}

/** Somebody thinks that two entries are one party; the desk decides. */
export async function flagPair(work: Work, { body }: Input<typeof flagDuplicate>) {
  if (body.oneId === body.otherId) throw badInput([{ path: 'otherId', code: 'itself' }])
  for (const path of ['oneId', 'otherId'] as const) {
    const party = await selectParty(work.tx, body[path])
    if (!party) throw badInput([{ path, code: 'not_found' }])
    if (party.merged_into !== null) throw refused('merged_since')
  }
  const [party_id = '', other_id = ''] = [body.oneId, body.otherId].toSorted()
  const pair = () =>
    work.tx
      .selectFrom('party_duplicate')
      .select(['id', 'status'])
      .where('party_id', '=', party_id)
      .where('other_id', '=', other_id)
      .executeTakeFirst()
  const known = await pair()
  if (!known) {
    const raised = {
      id: uuidv7(work.now.getTime()),
      party_id,
      other_id,
      why: 'said_so',
      matched: body.reason.slice(0, 300),
      found_by: 'person',
      raised_by: personIdOf(work.actor),
      raised_at: work.now,
    }
    // It may be there for something the actor must not know: then it is theirs from now on.
    await asSystem(work, (tx) =>
      insertRows(
        tx,
        'party_duplicate',
        [raised],
        `(party_id, other_id) do update set why = excluded.why, matched = excluded.matched, near_to = null, found_by = excluded.found_by,
         raised_by = excluded.raised_by, raised_at = excluded.raised_at, status = 'waiting', decided_by = null,
         decided_at = null, reason = null`,
      ),
    )
  } else if (known.status === 'different') {
    // Somebody has reason to ask again.
    await decideDuplicate(work.tx, known.id, {
      status: 'waiting',
      by: null,
      at: null,
      reason: null,
    })
  }
  const { id, status } = (await pair()) as { id: string; status: PartyDuplicate['status'] }
  return { id, status }
}

async function seeWaiting(work: Work, id: string) {
  const pair = await lockDuplicate(work.tx, id)
  if (!pair) throw notFound()
  if (pair.status !== 'waiting') throw refused('decided_already')
  // In one order, so that two who decide never wait in a circle.
  const one = await lockParty(work.tx, pair.party_id)
  const other = await lockParty(work.tx, pair.other_id)
  if (!one || !other) throw notFound()
  if (one.merged_into !== null || other.merged_into !== null) throw refused('merged_since')
  return { pair, one, other }
}

/** Two entries are one party: one stays, the other is folded into it. */
export async function mergePair(
  work: Work,
  { params, body }: Input<typeof mergeDuplicates>,
  subjectNames: SubjectNames,
): Promise<PartyDuplicate> {
  const { one, other } = await seeWaiting(work, params.id)
  if (body.keepId !== one.id && body.keepId !== other.id)
    throw badInput([{ path: 'keepId', code: 'not_found' }])
  if (one.kind !== other.kind) throw refused('kinds_differ')
  const [kept, folded] = body.keepId === one.id ? [one.id, other.id] : [other.id, one.id]
  await decideDuplicate(work.tx, params.id, {
    status: 'merged',
    by: personIdOf(work.actor),
    at: work.now,
    reason: body.reason,
  })
  await fold(work, { kept, folded, duplicateId: params.id, reason: body.reason })
  await tellOfParty(work, kept, { type: 'party.merged', data: { folded_id: folded } })
  return shown(work, params.id, subjectNames)
}

/** They are two: remembered with the reason, and not asked again. */
export async function keepPairApart(
  work: Work,
  { params, body }: Input<typeof keepApart>,
  subjectNames: SubjectNames,
): Promise<PartyDuplicate> {
  const { one } = await seeWaiting(work, params.id)
  await decideDuplicate(work.tx, params.id, {
    status: 'different',
    by: personIdOf(work.actor),
    at: work.now,
    reason: body.reason,
  })
  await tellOfParty(work, one.id, { type: 'party.told_apart', data: { duplicate_id: params.id } })
  return shown(work, params.id, subjectNames)
}

async function shown(work: Work, id: string, subjectNames: SubjectNames) {
  const row = await selectDuplicate(work.tx, id)
  if (!row) throw notFound()
  const [pair] = await present(work, [row], subjectNames)
  return pair as PartyDuplicate
}

/** Takes a merge back, whenever it was made; refused while the kept party is itself folded into another. */
export async function undoOneMerge(work: Work, { params }: Input<typeof undoMerge>) {
  const merge = await work.tx
    .selectFrom('party_merge')
    .selectAll()
    .where('id', '=', params.id)
    .forUpdate()
    .executeTakeFirst()
  if (!merge) throw notFound()
  if (merge.undone_at !== null) throw refused('undone')
  const kept = await lockParty(work.tx, merge.kept_id)
  if (!kept) throw notFound()
  if (kept.merged_into !== null) throw refused('merged_since')
  if (merge.duplicate_id !== null)
    await decideDuplicate(work.tx, merge.duplicate_id, {
      status: 'waiting',
      by: null,
      at: null,
      reason: null,
    })
  await unfold(work, merge)
  await tellOfParty(work, merge.kept_id, {
    type: 'party.merge_undone',
    data: { freed_id: merge.folded_id },
  })
  return { keptId: merge.kept_id, freedId: merge.folded_id }
}
