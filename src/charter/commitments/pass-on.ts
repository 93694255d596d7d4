import type { NewEvent, Work } from '#access/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import type { Clause } from '../clauses/contract.ts'
import { systemUntrained } from './people.ts'
import type { LiveCommitment } from './sql.ts'
import { systemStillAbove } from './superiors.ts'

/** A promise that passes from its owner to somebody else. */
export interface PassingOn {
  commitment: LiveCommitment
  clause: Clause | undefined
  to: string
  /** The office whose hours its clock follows from now on; the same without. */
  officeId?: string
  /** What the event tells besides the two owners. */
  because: Record<string, unknown>
}

/**
 * Passes promises on; the deadlines stay. What lapsed before stays the omission of whoever owed it then,
 * and nobody is left standing above what has become their own. Runs with the sight of the system.
 */
export async function systemPassOn(work: Work, passings: PassingOn[]): Promise<NewEvent[]> {
  if (passings.length === 0) return []
  const moved = passings.map((passing) => ({ ...passing, commitment: passedOn(work, passing) }))
  const above = await systemStillAbove(work, moved)
  const untrained = await systemUntrained(
    work,
    moved.map(({ to, clause }) => ({ personId: to, training: clause?.training ?? [] })),
  )
  await updateRows(
    work.tx,
    'commitment',
    moved.map(({ commitment }, at) => ({
      id: commitment.id,
      owner_id: commitment.owner_id,
      owner_found_by: 'transfer',
      office_id: commitment.office_id,
      past_owner_ids: commitment.past_owner_ids,
      missed_by: commitment.missed_by,
      escalated_to: above.get(commitment.id) ?? null,
      help_asked_at: null,
      help_reason: null,
      untrained: untrained[at],
      version: commitment.version,
    })),
  )
  return passings.map(({ commitment, to, because }) => ({
    type: 'commitment.transferred',
    subject: { kind: commitment.subject_kind, id: commitment.subject_id },
    object: commitment.id,
    clause: commitment.clause_code,
    charterVersion: commitment.charter_version,
    data: { owner_id: to, from_id: commitment.owner_id, ...because },
  }))
}

function passedOn({ now }: Work, { commitment, to, officeId }: PassingOn): LiveCommitment {
  const { owner_id, past_owner_ids, missed_by, due_at, paused_at } = commitment
  // Late by the clock, though the sweep has not come by yet.
  const isLate = commitment.status !== 'scheduled' && due_at < (paused_at ?? now)
  return {
    ...commitment,
    owner_id: to,
    office_id: officeId ?? commitment.office_id,
    past_owner_ids: [...new Set([...past_owner_ids, owner_id])],
    missed_by: missed_by ?? (isLate ? owner_id : null),
    version: commitment.version + 1,
  }
}
