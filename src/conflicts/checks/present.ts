import { abilitiesOf, asSystem, holds, permits, type Work } from '#access/index.ts'
import { namesOf } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { searchedAsKnown } from './as-known.ts'
import { conclude, type Considered, dispositionsOf, openReason } from './conclusion.ts'
import { considerFindings } from './considered.ts'
import type { ConflictCheck, ConflictFinding } from './contract.ts'
import type { DispositionKind } from './fields.ts'
import { checkPolicy } from './policy.ts'
import { draftsOf } from './drafts.ts'
import { consentsShown } from './present-consents.ts'
import { evidenceShown } from './present-evidence.ts'
import { sideOf } from './rules.ts'
import { type SeenCheck, seeCheck } from './see.ts'
import { onBothSides } from './walls.ts'
import { changedSince, dispositionsByKey, rulesOfVersion, type SubjectParty } from './sql.ts'

/** A check as the actor sees it: what lies behind a wall is there, without what it is. */
export async function presentCheck(work: Work, id: string): Promise<ConflictCheck> {
  const check = await seeCheck(work, id)
  const considered = await asSystem(work, (tx) => considerFindings(tx, id, check.subject_id))
  const { tx } = work
  const desk = await tx
    .selectFrom('conflict_desk')
    .select(['check_id', 'state'])
    .where('subject_id', '=', check.subject_id)
    .executeTakeFirst()
  const decision = await decisionShown(tx, id)
  const current = desk?.check_id === id
  const { outcomes } = conclude(considered)
  // What left the desk undecided, as it was withdrawn or ran when it came and met nobody, asks for no decision.
  const working = current && decision === null && desk.state === 'waiting'
  const [searched = []] = await searchedAsKnown(tx, [check.searched as SubjectParty[]])
  const findings = await findingsShown(work, check, considered, working)
  const known = new Set(findings.flatMap((one) => (one.evidence ? [one.id] : [])))
  return {
    id,
    affair: check.affair,
    runs: check.stage !== null && check.stage !== 'opened',
    ...sidesOf(searched),
    cause: check.cause as ConflictCheck['cause'],
    ...(await whoRan(tx, check)),
    searched,
    depth: check.depth,
    truncated: check.truncated,
    watermark: check.watermark,
    rulesVersion: check.rules_version,
    matcherVersion: check.matcher_version,
    superseded: !current,
    registerMoved: working && (await changedSince(tx, check.snapshot)),
    findings,
    consents: await consentsShown(tx, { id, subjectId: check.subject_id, working }, considered),
    toDraft: working ? draftsOf(considered).length : 0,
    onBothSides: await bothSides(
      work,
      check,
      // Who works on an affair that the reader must not know of would tell of it.
      considered.filter((one) => known.has(one.id)),
    ),
    decision,
    outcomes: working && holds(checkPolicy, 'decideConflictCheck', work.actor) ? outcomes : [],
    abilities: abilitiesOf(checkPolicy, work.actor, undefined),
  }
}

async function bothSides(
  work: Work,
  check: SeenCheck,
  considered: (Considered & { id: string })[],
) {
  const ids = await onBothSides(work, check, considered)
  const name = await namesOf(work.tx, ids)
  return ids.flatMap((id) => name(id) ?? [])
}

/** Our side and the other, as a heading names them. */
export const sidesOf = (searched: SubjectParty[]) => {
  const named = (side: 'ours' | 'adverse') => [
    ...new Set(searched.flatMap((one) => (sideOf(one.role) === side ? [one.name] : []))),
  ]
  return { ours: named('ours'), adverse: named('adverse') }
}

async function whoRan(tx: Tx, check: SeenCheck) {
  const name = await namesOf(tx, [check.run_by])
  return { runBy: name(check.run_by), runAt: check.run_at.toISOString() }
}

async function decisionShown(tx: Tx, checkId: string): Promise<ConflictCheck['decision']> {
  const row = await tx
    .selectFrom('conflict_decision')
    .selectAll()
    .where('check_id', '=', checkId)
    .executeTakeFirst()
  if (!row) return null
  const name = await namesOf(tx, [row.decided_by, ...row.excluded])
  return {
    id: row.id,
    outcome: row.outcome as NonNullable<ConflictCheck['decision']>['outcome'],
    reason: row.reason,
    excluded: row.excluded.flatMap((id) => name(id) ?? []),
    decidedBy: name(row.decided_by),
    decidedAt: row.decided_at.toISOString(),
  }
}

async function findingsShown(
  work: Work,
  check: SeenCheck,
  considered: (Considered & { id: string })[],
  working: boolean,
): Promise<ConflictFinding[]> {
  const { tx, actor } = work
  const book = await rulesOfVersion(tx, check.rules_version)
  const made = await dispositionsByKey(tx, check.subject_id)
  const evidence = await evidenceShown(work, check.id)
  const rows = await tx
    .selectFrom('conflict_finding')
    .select(['id', 'until_date'])
    .where('check_id', '=', check.id)
    .execute()
  const until = new Map(rows.map((row) => [row.id, row.until_date]))
  const name = await namesOf(tx, [
    ...considered.map((one) => one.personId),
    ...[...made.values()].map((one) => one.byId),
  ])
  const mayDispose = working && holds(checkPolicy, 'disposeFinding', actor)
  return considered.map((one) => {
    const disposed = made.get(one.key)
    const shown = evidence.get(one.id) ?? null
    return {
      id: one.id,
      rule: shown ? one.rule : null,
      class: one.class,
      article: shown ? (book.get(one.rule)?.article ?? '') : '',
      tier: shown ? one.tier : null,
      person: name(one.personId),
      until: until.get(one.id) ?? null,
      evidence: shown,
      disposition: disposed
        ? {
            kind: disposed.kind,
            // A reason may speak of what it is about.
            reason: shown ? disposed.reason : '',
            by: name(disposed.byId),
            at: disposed.at.toISOString(),
          }
        : null,
      // What means nothing is cleared with the decision and asks for no act of its own.
      dispositions: mayDispose && shown && one.class !== 'none' ? choicesOf(work, one) : [],
      open: openReason(one),
    }
  })
}

function choicesOf({ actor }: Work, one: Considered): DispositionKind[] {
  const senior = permits(checkPolicy, 'acceptEscalated', actor, undefined)
  return dispositionsOf(one).filter((kind) => kind !== 'accepted' || senior)
}
