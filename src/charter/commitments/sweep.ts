import { type NewEvent, perform, type Runtime, system, type Work } from '#access/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import { deadline } from '#organisation/index.ts'
import type { KeeperParts } from './keep.ts'
import { type Search, systemFindPeople } from './people.ts'
import { type Change, nextStepAt, type Passing, pass } from './rules.ts'
import { type LiveCommitment, systemDue } from './sql.ts'

/** Commitments one transaction of the sweep takes. */
const batchSize = 1_000

/**
 * Carries out what time has brought: openings, reminders, deadlines, escalations. Every batch is one
 * transaction with its events, and rows another sweep holds are left to it: killed at any point, the
 * next sweep goes on with nothing lost or done twice.
 * @returns how many commitments moved.
 */
export async function sweepCommitments(
  runtime: Runtime,
  parts: KeeperParts,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  let moved = 0
  while (moved < most) {
    const batch = await perform(runtime, system, (work) =>
      sweepBatch(work, parts, Math.min(batchSize, most - moved)),
    )
    moved += batch
    if (batch < batchSize) break
  }
  return moved
}

async function sweepBatch(
  work: Work,
  { charters, calendars }: KeeperParts,
  most: number,
): Promise<number> {
  const due = await systemDue(work.tx, work.now, most)
  if (due.length === 0) return 0
  const versions = await charters.versions(
    work.tx,
    due.map((one) => one.charter_version),
  )
  const moves: Move[] = []
  for (const commitment of due) {
    const clause = versions.get(commitment.charter_version)?.clauses.get(commitment.clause_code)
    const calendar = await calendars.forOffice(work.tx, commitment.office_id)
    // A clause that is gone can only be a charter damaged by hand: stop looking, keep the promise open.
    if (!clause) moves.push({ commitment, change: { next_step_at: null }, passings: [] })
    else moves.push({ commitment, ...pass(clause, commitment, work.now, calendar) })
  }
  const told = await findTold(work, moves)
  await updateRows(
    work.tx,
    'commitment',
    moves.map((move) => columnsOf(move, told)),
  )
  await work.publish(moves.flatMap((move) => newsOf(move, told)))
  return due.length
}

interface Move {
  commitment: LiveCommitment
  change: Change
  passings: Passing[]
}

const rungKey = (move: Move, level: number) => `${move.commitment.id} ${level}`

/** Who stands on each rung reached: never the one who owes it. */
async function findTold(work: Work, moves: Move[]): Promise<Map<string, string>> {
  const keys: string[] = []
  const searches: Search[] = []
  for (const move of moves) {
    for (const passing of move.passings) {
      if (passing.type !== 'commitment.escalated') continue
      const { subject_id, owner_id, about_id } = move.commitment
      keys.push(rungKey(move, passing.level))
      searches.push({
        ways: [passing.to],
        subjectId: subject_id,
        data: {},
        spread: about_id,
        except: owner_id,
      })
    }
  }
  const found = await systemFindPeople(work.tx, searches)
  return new Map(keys.flatMap((key, at) => (found[at] ? [[key, found[at].personId] as const] : [])))
}

function columnsOf(move: Move, told: Map<string, string>) {
  const { commitment, change } = move
  const level = change.escalation_level ?? commitment.escalation_level
  return {
    id: commitment.id,
    status: change.status ?? commitment.status,
    overdue_at: change.overdue_at ?? commitment.overdue_at,
    reminders_sent: change.reminders_sent ?? commitment.reminders_sent,
    escalation_level: level,
    escalated_to: told.get(rungKey(move, level)) ?? commitment.escalated_to,
    next_step_at: change.next_step_at ?? null,
    version: commitment.version + 1,
  }
}

function newsOf(move: Move, told: Map<string, string>): NewEvent[] {
  const { commitment } = move
  return move.passings.map((passing) => {
    const data: Record<string, unknown> = {
      owner_id: commitment.owner_id,
      due_at: commitment.due_at.toISOString(),
    }
    if (passing.type === 'commitment.reminded') data.number = passing.number
    if (passing.type === 'commitment.escalated') {
      data.level = passing.level
      data.to_id = told.get(rungKey(move, passing.level)) ?? null
    }
    return {
      type: passing.type,
      subject: { kind: commitment.subject_kind, id: commitment.subject_id },
      object: commitment.id,
      clause: commitment.clause_code,
      charterVersion: commitment.charter_version,
      data,
    }
  })
}

/** Looks again at deadlines counted through a year whose holidays were not known then. */
export async function settleProvisional(
  runtime: Runtime,
  { charters, calendars }: KeeperParts,
): Promise<number> {
  return perform(runtime, system, async (work) => {
    const rows = await work.tx
      .selectFrom('commitment')
      .selectAll()
      .where('due_provisional', '=', true)
      .where('closed_at', 'is', null)
      .where('status', '!=', 'paused')
      .orderBy('due_at')
      .limit(5_000)
      .forUpdate()
      .execute()
    const versions = await charters.versions(
      work.tx,
      rows.map((row) => row.charter_version),
    )
    const changes: ({ id: string } & Record<string, unknown>)[] = []
    for (const row of rows as unknown as LiveCommitment[]) {
      const clause = versions.get(row.charter_version)?.clauses.get(row.clause_code)
      if (!clause || clause.due_field) continue
      const calendar = await calendars.forOffice(work.tx, row.office_id)
      const { due, provisional } = deadline(calendar, row.opens_at, clause.deadline)
      if (provisional && due.getTime() === row.due_at.getTime()) continue
      const state = { ...row, due_at: due }
      changes.push({
        id: row.id,
        due_at: due,
        due_provisional: provisional,
        next_step_at: nextStepAt(clause, state, calendar),
        version: row.version + 1,
      })
    }
    await updateRows(work.tx, 'commitment', changes)
    return changes.length
  })
}
