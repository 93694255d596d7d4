import { asSystem, type Input, permits, personIdOf, type Work } from '#access/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { addWorkingTime, isShutOut } from '#organisation/index.ts'
import { charterPolicy } from '../policy.ts'
import type {
  CommitmentRefusal,
  CommitmentView,
  escalateCommitmentEndpoint,
  excuseCommitmentEndpoint,
  pauseCommitmentEndpoint,
  resumeCommitmentEndpoint,
  transferCommitmentEndpoint,
} from './contract.ts'
import type { KeeperParts } from './keep.ts'
import { systemPassOn } from './pass-on.ts'
import { commitmentView, factsOf } from './read.ts'
import { close } from './rules.ts'
import type { LiveCommitment } from './sql.ts'
import { systemSuperiors } from './superiors.ts'
import { pause, pauseLeft, resume } from './timing.ts'

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
    .executeTakeFirst()) as unknown as LiveCommitment | undefined
  if (!row) throw notFound()
  if (!permits(charterPolicy, right, work.actor, factsOf(row))) throw forbidden()
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

async function clauseOf(work: Work, parts: KeeperParts, row: LiveCommitment) {
  const versions = await parts.charters.versions(work.tx, [row.charter_version])
  return versions.get(row.charter_version)?.clauses.get(row.clause_code)
}

/** Forgives a promise, with a reason; never one's own, nor one passed on. */
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

/**
 * Stops the clock of a promise, for instance while the client is silent: for as long as the clause
 * allows, all pauses together, after which it goes on by itself. What is late cannot rest.
 */
export function pauseCommitment(parts: KeeperParts) {
  return async (work: Work, { params, body }: Input<typeof pauseCommitmentEndpoint>) => {
    const row = await take(work, params.id, 'pauseCommitment')
    if (row.status !== 'open') throw refuse('commitment_not_open')
    if (row.due_at < work.now) throw refuse('commitment_overdue')
    const clause = await clauseOf(work, parts, row)
    const calendar = await parts.calendars.forOffice(work.tx, row.office_id)
    const left = clause ? pauseLeft(clause, row, work.now, calendar) : 0
    if (left <= 0) throw refuse('pause_used_up')
    const until = addWorkingTime(calendar, work.now, left)
    const change = pause(row, work.now, body.reason, calendar, until)
    return save(work, parts, row, change, 'commitment.paused', {
      owner_id: row.owner_id,
      reason: body.reason,
      until: until.toISOString(),
    })
  }
}

export function resumeCommitment(parts: KeeperParts) {
  return async (work: Work, { params }: Input<typeof resumeCommitmentEndpoint>) => {
    const row = await take(work, params.id, 'resumeCommitment')
    if (row.status !== 'paused') throw refuse('commitment_not_paused')
    const clause = await clauseOf(work, parts, row)
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
      .select(['person.status', 'department.office_id as officeId'])
      .where('person.id', '=', body.to)
      .executeTakeFirst()
    if (!to) throw notFound()
    if (to.status === 'left') throw refuse('person_has_left')
    // Whoever asks learns only that it cannot be this person.
    if (await isShutOut(work, body.to, [row.subject_id])) throw refuse('person_walled')
    const clause = await clauseOf(work, parts, row)
    const passing = { commitment: row, clause, to: body.to, officeId: to.officeId }
    const because = { reason: body.reason }
    const news = await asSystem(work, () => systemPassOn(work, [{ ...passing, because }]))
    await work.publish(news)
    return commitmentView(work, parts, row.id)
  }
}

/** The owner asks for help before it is too late, or after: whoever is next above hears of it. */
export function escalateCommitment(parts: KeeperParts) {
  return async (work: Work, { params, body }: Input<typeof escalateCommitmentEndpoint>) => {
    const row = await take(work, params.id, 'escalateCommitment')
    if (row.status === 'scheduled') throw refuse('commitment_not_open')
    const clause = await clauseOf(work, parts, row)
    const [to] = await asSystem(work, () =>
      systemSuperiors(work, [
        {
          commitment: row,
          clause,
          from: row.escalation_level,
          // Whoever knows already is not asked again; what time brings later goes its own way.
          except: row.escalated_to ? [row.escalated_to] : [],
        },
      ]),
    )
    if (!to) throw refuse('nobody_above')
    const change = { escalated_to: to, help_asked_at: work.now, help_reason: body.reason }
    return save(work, parts, row, change, 'commitment.escalated', {
      owner_id: row.owner_id,
      due_at: row.due_at.toISOString(),
      level: row.escalation_level,
      to_id: to,
      asked_by: personIdOf(work.actor),
      reason: body.reason,
    })
  }
}
