import { asSystem, type NewEvent, personIdOf, type Work } from '#access/index.ts'
import { dayOf } from '#organisation/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { worstOf } from './conclusion.ts'
import { colleaguesOf } from './colleagues.ts'
import { declarationsFor } from './declared.ts'
import { leadsTo } from './declared-names.ts'
import type { CheckCause, FindingClass } from './fields.ts'
import { type Finding, findingsOf } from './find.ts'
import { keepFindings } from './keep-findings.ts'
import { matcherVersionIn } from './search.ts'
import { cutAt, metOf, searchAll } from './search-all.ts'
import { lastDecision, saysTheSame, stillDecided } from './standing.ts'
import {
  cameByList,
  involvementsElsewhere,
  isDecisionOwed,
  lockChecks,
  namesOfParties,
  partiesMost,
  partiesOfSubject,
  registerSeen,
  rulesInForce,
  type SubjectParty,
} from './sql.ts'

export interface CheckedSubject {
  kind: 'lead' | 'engagement'
  id: string
}

export interface Checked {
  id: string
  findings: Finding[]
  worst: FindingClass
  /** Who was searched, how far the register was seen, and by which rules. */
  parties: SubjectParty[]
  snapshot: string
  rulesVersion: number
}

/**
 * Searches the whole register for everybody who takes part in an affair, whatever the actor sees, and writes
 * down what was found. Whoever takes part must have been registered, and that committed, before.
 * @param again it was checked before, and something elsewhere asks for it
 */
export async function runCheck(
  work: Work,
  subject: CheckedSubject,
  cause: CheckCause,
  again = false,
): Promise<Checked> {
  return asSystem(work, async (tx) => {
    await lockChecks(tx, [subject.id])
    const { seen, parties, version, depth, truncated, findings } = await look(
      tx,
      subject.id,
      work.now,
    )
    const id = uuidv7(work.now.getTime())
    await insertRows(tx, 'conflict_check', [
      {
        id,
        subject_id: subject.id,
        cause,
        run_by: personIdOf(work.actor),
        run_at: work.now,
        searched: parties,
        depth,
        truncated,
        watermark: seen.watermark,
        snapshot: seen.snapshot,
        rules_version: version,
        matcher_version: await matcherVersionIn(tx),
        findings: findings.length,
      },
    ])
    await keepFindings(tx, id, subject.id, findings)
    const worst = worstOf(findings.map((one) => one.class))
    // What runs again by itself is told where it asks for a decision: that it ran would tell whoever a wall shuts out
    // of the other affair that there is one.
    const news: NewEvent[] = again
      ? []
      : [
          {
            type: 'conflict_check.run',
            subject,
            object: id,
            data: { cause, findings: findings.length, worst },
          },
        ]
    if (cause === 'taken_over' && !again && worst === 'none') {
      await putOnDesk(work, subject, id, worst, 'decided')
    } else if (!(await isSettled(tx, subject, cause, again, parties, findings))) {
      const before = await putOnDesk(work, subject, id, worst, 'waiting')
      const decided = (await lastDecision(tx, subject.id)) !== null
      const came = again
        ? before !== 'waiting' &&
          worst !== 'none' &&
          // Where a list meets what runs and was never decided here, nothing comes back: it waits, and nobody is late with it.
          (decided || cause !== 'taken_over')
        : await isOwedAnew(tx, subject, cause, decided, () =>
            stillDecided(tx, subject.id, parties, findings),
          )
      if (came) {
        news.push({
          type: 'conflict_check.reopened',
          subject,
          object: id,
          // Of what had been decided those are told who go on in the belief that it stands.
          data: { cause, worst, told: decided ? await whoGoesOn(tx, subject.id) : [] },
        })
      }
    }
    if (news.length > 0) await work.publish(news)
    return { id, findings, worst, parties, snapshot: seen.snapshot, rulesVersion: version }
  })
}

/** Whether nobody need decide because of what was found now. */
async function isSettled(
  tx: Tx,
  subject: CheckedSubject,
  cause: CheckCause,
  again: boolean,
  parties: SubjectParty[],
  findings: Finding[],
): Promise<boolean> {
  // Who asks for a check, or changes the parties, asks for a decision on it as well; and what was decided on a consent that
  // is withdrawn stands on nothing.
  if (cause === 'by_hand' || cause === 'parties_changed' || cause === 'consent_withdrawn')
    return false
  const desk = await deskOf(tx, subject.id)
  const other = cause === 'scope_changed'
  // What runs and was never decided on here goes on so.
  if (other && desk && findings.every((one) => one.class === 'none')) return true
  if ((again || other) && desk?.state === 'waiting' && desk.check_id)
    return saysTheSame(tx, desk.check_id, parties, findings)
  return stillDecided(tx, subject.id, parties, findings)
}

/**
 * Whether the check of somebody's own act asks for a decision that nobody owes yet. An enquiry nobody decided on is on its
 * way there: contact, need, decision. Of whom lists bring in the charter says by when.
 */
async function isOwedAnew(
  tx: Tx,
  { kind, id }: CheckedSubject,
  cause: CheckCause,
  decided: boolean,
  covered: () => Promise<boolean>,
): Promise<boolean> {
  if (kind === 'lead' && !decided) return false
  // Whether anything was found makes no difference: it would tell of affairs behind walls.
  const wanted =
    cause === 'parties_changed' ||
    // Of what it is about only what adds to what was known asks for anybody.
    cause === 'scope_changed' ||
    (cause === 'by_hand' && decided && !(await covered())) ||
    (cause === 'acceptance' && !(await cameByList(tx, id)))
  return wanted && !(await isDecisionOwed(tx, id))
}

const goingOn = ['specialist', 'assessor', 'lead_lawyer']

async function whoGoesOn(tx: Tx, subjectId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('subject_member')
    .select('person_id')
    .distinct()
    .where('subject_id', '=', subjectId)
    .where('part', 'in', goingOn)
    .orderBy('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

const deskOf = (tx: Tx, subjectId: string) =>
  tx
    .selectFrom('conflict_desk')
    .select(['check_id', 'state'])
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()

/**
 * What a check of an affair would find now. With the sight of the system.
 * @param given who is searched; without it whoever takes part now
 */
export async function look(tx: Tx, subjectId: string, now: Date, given?: SubjectParty[]) {
  // First of all: what comes in meanwhile is looked at once more rather than never.
  const seen = await registerSeen(tx)
  const [parties, { version, book }, said] = await Promise.all([
    given ?? partiesOfSubject(tx, subjectId),
    rulesInForce(tx),
    declarationsFor(tx, subjectId),
  ])
  const today = dayOf(now)
  const { found, depth, cut } = await searchAll(tx, parties, today)
  const concerned = parties.flatMap((one) => leadsTo(one, found.get(one.partyId) ?? []))
  const [{ elsewhere, cut: more }, register, colleagues] = await Promise.all([
    involvementsElsewhere(tx, metOf(parties, found), subjectId),
    said.declared.length === 0
      ? new Map()
      : namesOfParties(tx, [...new Set(concerned.map((hit) => hit.partyId))]),
    colleaguesOf(
      tx,
      parties.map((one) => one.partyId),
    ),
  ])
  const [first] = parties
  if (first && more) cutAt(cut, first.partyId).add('affairs')
  if (first && parties.length > partiesMost) cutAt(cut, first.partyId).add('parties')
  const known = { parties, found, elsewhere, register, colleagues, cut, ...said }
  const findings = findingsOf({ ...known, book, today })
  const truncated = findings.some((one) => one.rule === 'cut_off')
  return { seen, parties, version, depth, truncated, findings }
}

type Tx = Work['tx']

/**
 * An affair whose check found nothing that must be looked at still waits for a named person's word, unless it ran when
 * it came.
 * @returns how it stood at the desk before
 */
async function putOnDesk(
  { tx, now }: Work,
  subject: CheckedSubject,
  checkId: string,
  worst: FindingClass,
  state: 'waiting' | 'decided',
): Promise<string | undefined> {
  const before = await deskOf(tx, subject.id)
  await tx
    .insertInto('conflict_desk')
    .values({
      subject_id: subject.id,
      subject_kind: subject.kind,
      check_id: checkId,
      state,
      worst,
      since: now,
    })
    .onConflict((conflict) =>
      conflict.column('subject_id').doUpdateSet({
        check_id: checkId,
        state,
        worst,
        since: now,
      }),
    )
    .execute()
  return before?.state
}
