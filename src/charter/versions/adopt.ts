import type { Input, NewEvent, Work } from '#access/index.ts'
import { firmSubject } from '#organisation/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import { refused } from '#platform/http/refusal.ts'
import { type KeeperParts, type LiveCommitment, recountAll } from '../commitments/index.ts'
import type { adoptCharterEndpoint } from './contract.ts'

/** Commitments one adoption moves; asked again, it goes on with the next. */
const most = 10_000

/**
 * Moves what is open under earlier versions to a published one and counts the deadline again from
 * when the duty opened, less the time for which its clock stood still; what rests goes on resting. Each
 * moved commitment says so in the log.
 */
export function adoptCharter(parts: KeeperParts) {
  return async (work: Work, { params, body }: Input<typeof adoptCharterEndpoint>) => {
    const charter = (await parts.charters.versions(work.tx, [params.number])).get(params.number)
    if (!charter) throw refused('not_published')
    const codes = body.clauses ?? [...charter.clauses.keys()]
    const rows = (await work.tx
      .selectFrom('commitment')
      .selectAll()
      .where('closed_at', 'is', null)
      .where('charter_version', '<', params.number)
      .where('clause_code', 'in', codes)
      .orderBy('id')
      .limit(most)
      .forUpdate()
      .execute()) as unknown as LiveCommitment[]
    const counted = await recountAll(work, parts, rows, (row) =>
      charter.clauses.get(row.clause_code),
    )
    const changes = counted.map(({ change }) => ({ ...change, charter_version: params.number }))
    const news = counted.map(
      ({ row, change }): NewEvent => ({
        type: 'commitment.adopted',
        subject: { kind: row.subject_kind, id: row.subject_id },
        object: row.id,
        clause: row.clause_code,
        charterVersion: params.number,
        data: { from_version: row.charter_version, due_at: change.due_at.toISOString() },
      }),
    )
    await updateRows(work.tx, 'commitment', changes)
    const subject = await firmSubject(work.tx)
    const data = { number: params.number, reason: body.reason, moved: changes.length }
    await work.publish([
      ...news,
      { type: 'charter.adopted', subject, charterVersion: params.number, data },
    ])
    return { moved: changes.length }
  }
}
