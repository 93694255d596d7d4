import { asSystem, type Work } from '#access/index.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { raiseWallBetween } from '../walls/index.ts'
import { namesToldIn } from './as-known.ts'
import { conclude } from './conclusion.ts'
import { considerFindings } from './considered.ts'
import type { DecisionOutcome } from './fields.ts'
import { type CheckedSubject, look, runCheck } from './run-check.ts'
import { findsNew, lastDecision } from './standing.ts'
import {
  changedSince,
  lockChecks,
  lockConflicts,
  registerSeen,
  rulesInForce,
  type SubjectParty,
} from './sql.ts'

export interface Decided {
  checkId: string
  decisionId: string
}

interface Standing {
  checkId: string
  snapshot: string
  rulesVersion: number
}

/**
 * Decides whether the firm may act, on the latest check of the affair; runs one where there is none. Under a lock
 * it looks whether anything came into the register since: of two who oppose one another, and whose checks ran
 * before either was there, the second is refused.
 * @throws 409 `check_stale`, `check_decided`, `findings_open`.
 */
export async function decideConflict(
  work: Work,
  subject: CheckedSubject,
  said: { outcome: DecisionOutcome; reason: string; names?: string[] },
): Promise<Decided> {
  if (work.actor.kind !== 'person') throw forbidden()
  const { personId } = work.actor
  return asSystem(work, async (tx) => {
    // The affair first: nobody waits for a check under way while all who decide wait for them.
    await lockChecks(tx, [subject.id])
    await lockConflicts(tx)
    const standing = await latestOf(work, subject)
    const snapshot = await freshSnapshot(work, subject, standing)
    if (snapshot === null && said.outcome !== 'refused') throw refused('check_stale')
    const considered = await considerFindings(tx, standing.checkId, subject.id)
    const { open, outcomes, excluded } = conclude(considered)
    if (!outcomes.includes(said.outcome)) {
      throw refused('findings_open', {
        checkId: standing.checkId,
        open: open.length,
        outcomes,
      })
    }
    const decisionId = uuidv7(work.now.getTime())
    await tx
      .insertInto('conflict_decision')
      .values({
        id: decisionId,
        check_id: standing.checkId,
        subject_id: subject.id,
        outcome: said.outcome,
        reason: said.reason,
        excluded,
        names: said.names ?? [],
        snapshot: snapshot ?? standing.snapshot,
        decided_by: personId,
        decided_at: work.now,
      })
      .execute()
    await shutOut(work, subject.id, excluded)
    await tx
      .updateTable('conflict_desk')
      .set({ state: 'decided', since: work.now })
      .where('subject_id', '=', subject.id)
      .execute()
    await work.publish([
      {
        type: 'conflict_check.decided',
        subject,
        object: standing.checkId,
        data: { decision_id: decisionId, outcome: said.outcome, excluded: excluded.length },
      },
    ])
    return { checkId: standing.checkId, decisionId }
  })
}

/** A wall keeps out whom the decision excludes, before they are ever put on it. */
async function shutOut(work: Work, subjectId: string, excluded: string[]): Promise<void> {
  if (excluded.length === 0) return
  await raiseWallBetween(work, {
    reason: '利益冲突审查：本人须回避',
    because: `excluded:${subjectId}:${excluded.toSorted().join(',')}`,
    sides: [
      { subjectIds: [subjectId], principalIds: [] },
      { subjectIds: [], principalIds: excluded },
    ],
  })
}

/** The check that counts and is not decided; a new one where there is none. */
async function latestOf(work: Work, subject: CheckedSubject): Promise<Standing> {
  const desk = await work.tx
    .selectFrom('conflict_desk as d')
    .innerJoin('conflict_check as c', 'c.id', 'd.check_id')
    .select(['d.state', 'c.id', 'c.snapshot', 'c.rules_version as rulesVersion'])
    .where('d.subject_id', '=', subject.id)
    .forUpdate('d')
    .executeTakeFirst()
  if (desk?.state === 'waiting')
    return { checkId: desk.id, snapshot: desk.snapshot, rulesVersion: desk.rulesVersion }
  const { id } = await runCheck(work, subject, 'by_hand')
  const { snapshot } = await registerSeen(work.tx)
  return { checkId: id, snapshot, rulesVersion: (await rulesInForce(work.tx)).version }
}

/** Up to where the register has been seen now; null where it holds something the check did not find. */
async function freshSnapshot(
  work: Work,
  subject: CheckedSubject,
  { checkId, snapshot, rulesVersion }: Standing,
): Promise<string | null> {
  if (!(await movedOn(work.tx, snapshot, rulesVersion))) return snapshot
  return (await holdsNew(work, subject.id, checkId)) ? null : (await registerSeen(work.tx)).snapshot
}

/** Whether the register, or the rules, are others than a check rests on. */
const movedOn = async (tx: Work['tx'], snapshot: string, rulesVersion: number): Promise<boolean> =>
  (await changedSince(tx, snapshot)) || (await rulesInForce(tx)).version !== rulesVersion

/** Whether a check now would find what the given one did not. */
async function holdsNew(work: Work, subjectId: string, checkId: string): Promise<boolean> {
  const { findings } = await look(work.tx, subjectId, work.now)
  return findsNew(work.tx, checkId, findings)
}

/**
 * Whether an affair may be accepted on its latest decision, looked at again under the lock.
 * @returns why not; null where it may.
 */
export async function acceptanceProblem(
  work: Work,
  subject: CheckedSubject,
): Promise<'conflict_missing' | 'conflict_refused' | 'conflict_stale' | null> {
  return asSystem(work, async (tx) => {
    await lockConflicts(tx)
    const last = await lastDecision(tx, subject.id)
    // An engagement that came of a lead rests on the lead's decision until its parties change.
    if (!last) return subject.kind === 'lead' ? 'conflict_missing' : null
    if (last.outcome === 'refused') return 'conflict_refused'
    if (!(await movedOn(tx, last.snapshot, last.rulesVersion))) return null
    return (await holdsNew(work, subject.id, last.checkId)) ? 'conflict_stale' : null
  })
}

/** Colleagues whom the latest decision keeps out of an affair. */
export async function keptOut(work: Work, subjectId: string): Promise<Set<string>> {
  const row = await asSystem(work, (tx) =>
    tx
      .selectFrom('conflict_decision')
      .select('excluded')
      .where('subject_id', '=', subjectId)
      .orderBy('decided_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
  return new Set(row?.excluded ?? [])
}

/** What was decided, for the areas whose affairs it is about. */
export async function decisionOf(work: Work, decisionId: string) {
  return asSystem(work, async (tx) => {
    const row = await tx
      .selectFrom('conflict_decision as n')
      .innerJoin('conflict_check as c', 'c.id', 'n.check_id')
      .select(['n.check_id', 'n.subject_id', 'n.outcome', 'n.reason', 'n.decided_by', 'n.names'])
      .select('c.searched')
      .where('n.id', '=', decisionId)
      .executeTakeFirstOrThrow()
    const searched = row.searched as SubjectParty[]
    return {
      checkId: row.check_id,
      outcome: row.outcome,
      reason: row.reason,
      decidedBy: row.decided_by,
      /** The names that were looked for, as far as the affair itself may know them. */
      names: [...new Set([...(await namesToldIn(tx, row.subject_id, searched)), ...row.names])],
    }
  })
}
