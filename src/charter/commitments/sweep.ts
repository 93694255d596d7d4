import { type NewEvent, perform, type Runtime, system, type Work } from '#access/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import type { Clause } from '../clauses/index.ts'
import type { KeeperParts } from './keep.ts'
import { type Passing, pass } from './rules.ts'
import { type LiveCommitment, systemDue } from './sql.ts'
import type { Change } from './state.ts'
import { type Asked, systemSuperiors } from './superiors.ts'
import { retryUnowned } from './unowned.ts'

/** Commitments one transaction of the sweep takes. */
const batchSize = 1_000

/**
 * Carries out what time has brought: openings, ends of pauses, reminders, deadlines, escalations; and looks
 * for owners of duties that have none. Every batch is one
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
  await retryUnowned(runtime, parts)
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
    if (!clause) moves.push({ commitment, clause, change: { next_step_at: null }, passings: [] })
    else moves.push({ commitment, clause, ...pass(clause, commitment, work.now, calendar) })
  }
  const told = await findTold(work, moves)
  const resumed = moves.filter((move) => move.change.pauses)
  await updateRows(work.tx, 'commitment', resumed.map(clockOf))
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
  clause: Clause | undefined
  change: Change
  passings: Passing[]
}

const rungKey = (move: Move, level: number) => `${move.commitment.id} ${level}`

/** Who stands on each rung reached. */
async function findTold(work: Work, moves: Move[]): Promise<Map<string, string>> {
  const keys: string[] = []
  const asked: Asked[] = []
  for (const move of moves) {
    const commitment = { ...move.commitment, ...move.change }
    for (const passing of move.passings) {
      if (passing.type !== 'commitment.escalated') continue
      keys.push(rungKey(move, passing.level))
      asked.push({ commitment, clause: move.clause, from: passing.level - 1 })
    }
  }
  const found = await systemSuperiors(work, asked)
  return new Map(keys.flatMap((key, at) => (found[at] ? [[key, found[at]] as const] : [])))
}

function columnsOf(move: Move, told: Map<string, string>) {
  const { commitment, change } = move
  const level = change.escalation_level ?? commitment.escalation_level
  return {
    id: commitment.id,
    status: change.status ?? commitment.status,
    overdue_at: change.overdue_at ?? commitment.overdue_at,
    missed_by: change.missed_by ?? commitment.missed_by,
    reminders_sent: change.reminders_sent ?? commitment.reminders_sent,
    reminders_given: change.reminders_given ?? commitment.reminders_given,
    reminded_at: change.reminded_at ?? commitment.reminded_at,
    escalation_level: level,
    escalated_to: told.get(rungKey(move, level)) ?? commitment.escalated_to,
    next_step_at: change.next_step_at ?? null,
    version: commitment.version + 1,
  }
}

/** What the end of a pause changes besides. */
const clockOf = ({ commitment, change }: Move) => {
  const { due_at, due_provisional, pauses } = { ...commitment, ...change }
  return {
    id: commitment.id,
    status: 'open',
    due_at,
    due_provisional,
    pauses,
    paused_at: null,
    pause_reason: null,
    remaining_ms: null,
  }
}

function newsOf(move: Move, told: Map<string, string>): NewEvent[] {
  const { commitment } = move
  return move.passings.map((passing) => {
    const data: Record<string, unknown> = {
      owner_id: commitment.owner_id,
      due_at: (move.change.due_at ?? commitment.due_at).toISOString(),
    }
    if (passing.type === 'commitment.resumed') data.because = 'longest_pause'
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
