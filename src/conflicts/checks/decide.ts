import { asSystem, type Work } from '#access/index.ts'
import { isSearchable, mayAdd } from '#parties/index.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { raiseWallBetween } from '../walls/index.ts'
import { namesToldIn } from './as-known.ts'
import { conclude } from './conclusion.ts'
import { considerFindings } from './considered.ts'
import type { DecisionOutcome } from './fields.ts'
import { declaredSince } from './follow-colleagues.ts'
import { type CheckedSubject, look, runCheck } from './run-check.ts'
import { findsNew, lastDecision, waitsForMore } from './standing.ts'
import { lockChecks, lockConflicts, rulesInForce, type SubjectParty } from './sql.ts'

export interface Decided {
  checkId: string
  decisionId: string
}

/** A check, with how far the register was seen and by which rules when it was last held against it. */
interface Standing {
  checkId: string
  snapshot: string
  rulesVersion: number
  parties: SubjectParty[]
}

/**
 * Decides whether the firm may act, on the latest check of the affair; runs one where there is none. It is looked
 * whether anything came into the register since, and once more at the very end (see {@link standsAtTheEnd}).
 * @throws 409 `check_stale`, `check_decided`, `findings_open`, `name_unsearchable`.
 */
export async function decideConflict(
  work: Work,
  subject: CheckedSubject,
  said: { outcome: DecisionOutcome; reason: string; names?: string[] },
): Promise<Decided> {
  if (work.actor.kind !== 'person') throw forbidden()
  const { personId } = work.actor
  return asSystem(work, async (tx) => {
    await lockChecks(tx, [subject.id])
    const standing = await latestOf(work, subject)
    const seen = await seenNow(work, subject, standing)
    if (said.outcome !== 'refused') {
      expectSearched(standing.parties)
      if (seen === null) throw refused('check_stale')
      standsAtTheEnd(work, subject, seen, () => refused('check_stale'))
    }
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
        snapshot: (seen ?? standing).snapshot,
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

/** Whoever bears no name that can be searched for was not looked for by it: nobody can say that nothing stands against them. */
function expectSearched(parties: SubjectParty[]): void {
  const unsearched = parties.filter(({ names }) => !names.some(isSearchable))
  if (unsearched.length > 0)
    throw refused('name_unsearchable', { names: unsearched.map((one) => one.name) })
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
    .select(['d.state', 'c.id', 'c.snapshot', 'c.searched', 'c.rules_version as rulesVersion'])
    .where('d.subject_id', '=', subject.id)
    .forUpdate('d')
    .executeTakeFirst()
  if (desk?.state === 'waiting') {
    const { snapshot, rulesVersion } = desk
    return { checkId: desk.id, snapshot, rulesVersion, parties: desk.searched as SubjectParty[] }
  }
  const { id, snapshot, rulesVersion, parties } = await runCheck(work, subject, 'by_hand')
  return { checkId: id, snapshot, rulesVersion, parties }
}

/** How far the register has been seen now; null where it holds something the check did not find. */
async function seenNow(
  work: Work,
  subject: CheckedSubject,
  standing: Standing,
): Promise<Standing | null> {
  if (!(await movedOn(work.tx, standing))) return standing
  const { seen, version, parties, findings } = await look(work.tx, subject.id, work.now)
  if (await findsNew(work.tx, standing.checkId, findings)) return null
  return { ...standing, snapshot: seen.snapshot, rulesVersion: version, parties }
}

/** Whether the register, colleagues or the rules may say more than what was seen. */
const movedOn = async (
  tx: Work['tx'],
  { snapshot, rulesVersion, parties }: Omit<Standing, 'checkId'>,
): Promise<boolean> =>
  (await mayAdd(tx, snapshot, parties)) ||
  (await declaredSince(tx, snapshot)) ||
  (await rulesInForce(tx)).version !== rulesVersion

/**
 * Looks once more when all is written, one act after the other until it is committed, at what came into the register
 * since it was seen: of two who oppose one another and act at the same time the second sees the first and is refused.
 * Nothing is written under that lock and no other is asked for, so nobody waits long, and never for one another.
 */
function standsAtTheEnd(
  work: Work,
  subject: CheckedSubject,
  seen: Standing,
  refusal: () => Error,
): void {
  work.lastly(() =>
    asSystem(work, async (tx) => {
      await lockConflicts(tx)
      if (!(await movedOn(tx, seen))) return
      const { findings } = await look(tx, subject.id, work.now, seen.parties)
      if (await findsNew(tx, seen.checkId, findings)) throw refusal()
    }),
  )
}

/**
 * Expects that an affair may be accepted on its latest decision, its own or that of the lead it came of, now and when the
 * act is committed.
 * @throws 409 `conflict_missing`, `conflict_refused`, `conflict_stale`, each also in `missing`.
 */
export async function expectConflictCleared(work: Work, subject: CheckedSubject): Promise<void> {
  const refusal = (code: 'conflict_missing' | 'conflict_refused' | 'conflict_stale') =>
    refused(code, { missing: [code] })
  await asSystem(work, async (tx) => {
    const last = await lastDecision(tx, subject.id)
    if (!last) throw refusal('conflict_missing')
    if (last.outcome === 'refused') throw refusal('conflict_refused')
    if (await waitsForMore(tx, subject.id, last)) throw refusal('conflict_stale')
    if (!(await consentsStand(tx, last, subject.id))) throw refusal('conflict_stale')
    const seen = await seenNow(work, subject, last)
    if (!seen) throw refusal('conflict_stale')
    standsAtTheEnd(work, subject, seen, () => refusal('conflict_stale'))
    work.lastly(() =>
      asSystem(work, async () => {
        if (!(await consentsStand(tx, last, subject.id))) throw refusal('conflict_stale')
      }),
    )
  })
}

/** Whether all that a decision counted on as signed is signed still. */
async function consentsStand(
  tx: Work['tx'],
  { checkId, outcome }: { checkId: string; outcome: string },
  subjectId: string,
): Promise<boolean> {
  if (outcome !== 'curable_consented') return true
  return conclude(await considerFindings(tx, checkId, subjectId)).open.length === 0
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
