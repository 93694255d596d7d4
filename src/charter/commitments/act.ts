import { type Input, permits, personIdOf, type Work } from '#access/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { isShutOut } from '#organisation/index.ts'
import { charterPolicy } from '../policy.ts'
import type {
  CommitmentRefusal,
  CommitmentView,
  excuseCommitmentEndpoint,
  pauseCommitmentEndpoint,
  resumeCommitmentEndpoint,
  transferCommitmentEndpoint,
} from './contract.ts'
import type { KeeperParts } from './keep.ts'
import { commitmentView } from './read.ts'
import { close, pause, resume } from './rules.ts'
import type { LiveCommitment } from './sql.ts'

const refuse = (code: CommitmentRefusal) => refused(code)

/** The commitment, locked, when the actor sees it and has the right. */
async function take(
  work: Work,
  id: string,
  right: keyof typeof charterPolicy,
): Promise<LiveCommitment> {
  const row = (await work.tx
    .selectFrom('commitment')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as LiveCommitment | undefined
  if (!row) throw notFound()
  const facts = { ownerId: row.owner_id, escalatedTo: row.escalated_to }
  if (!permits(charterPolicy, right, work.actor, facts)) throw forbidden()
  if (row.closed_at) throw refuse('commitment_closed')
  return row
}

async function save(
  work: Work,
  parts: KeeperParts,
  row: LiveCommitment,
  change: Record<string, unknown>,
  type: string,
  data: Record<string, unknown>,
): Promise<CommitmentView> {
  await updateRows(work.tx, 'commitment', [{ id: row.id, ...change, version: row.version + 1 }])
  await work.publish([
    {
      type,
      subject: { kind: row.subject_kind, id: row.subject_id },
      object: row.id,
      clause: row.clause_code,
      charterVersion: row.charter_version,
      data,
    },
  ])
  return commitmentView(work, parts, row.id)
}

/** Forgives a promise, with a reason; never one's own. */
export function excuseCommitment(parts: KeeperParts) {
  return async (work: Work, { params, body }: Input<typeof excuseCommitmentEndpoint>) => {
    const row = await take(work, params.id, 'excuseCommitment')
    const closed_by = personIdOf(work.actor)
    const change = { ...close('excused', work.now, body.reason), closed_by }
    return save(work, parts, row, change, 'commitment.excused', {
      owner_id: row.owner_id,
      reason: body.reason,
    })
  }
}

/** Stops the clock of a promise, for instance while the client is silent. */
export function pauseCommitment(parts: KeeperParts) {
  return async (work: Work, { params, body }: Input<typeof pauseCommitmentEndpoint>) => {
    const row = await take(work, params.id, 'pauseCommitment')
    if (row.status !== 'open') throw refuse('commitment_not_open')
    const calendar = await parts.calendars.forOffice(work.tx, row.office_id)
    const change = pause(row, work.now, body.reason, calendar)
    return save(work, parts, row, change, 'commitment.paused', {
      owner_id: row.owner_id,
      reason: body.reason,
    })
  }
}

export function resumeCommitment(parts: KeeperParts) {
  return async (work: Work, { params }: Input<typeof resumeCommitmentEndpoint>) => {
    const row = await take(work, params.id, 'resumeCommitment')
    if (row.status !== 'paused') throw refuse('commitment_not_paused')
    const versions = await parts.charters.versions(work.tx, [row.charter_version])
    const clause = versions.get(row.charter_version)?.clauses.get(row.clause_code)
    if (!clause) throw refuse('commitment_not_paused')
    const calendar = await parts.calendars.forOffice(work.tx, row.office_id)
    const change = resume(clause, row, work.now, calendar)
    return save(work, parts, row, change, 'commitment.resumed', { owner_id: row.owner_id })
  }
}

/** Gives a promise to somebody else; the deadline stays. */
export function transferCommitment(parts: KeeperParts) {
  return async (work: Work, { params, body }: Input<typeof transferCommitmentEndpoint>) => {
    const row = await take(work, params.id, 'transferCommitment')
    if (row.owner_id === body.to) throw refuse('already_owner')
    const to = await work.tx
      .selectFrom('person')
      .innerJoin('department', 'department.id', 'person.department_id')
      .select(['person.status', 'department.office_id'])
      .where('person.id', '=', body.to)
      .executeTakeFirst()
    if (!to) throw notFound()
    if (to.status === 'left') throw refuse('person_has_left')
    // Whoever asks learns only that it cannot be this person.
    if (await isShutOut(work, body.to, [row.subject_id])) throw refuse('person_walled')
    const change = { owner_id: body.to, owner_found_by: 'transfer', office_id: to.office_id }
    const data = { owner_id: body.to, from_id: row.owner_id, reason: body.reason }
    return save(work, parts, row, change, 'commitment.transferred', data)
  }
}
