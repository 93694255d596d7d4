import { asSystem, type NewEvent, personIdOf, type Work } from '#access/index.ts'
import { dayOf } from '#organisation/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { worstOf } from './conclusion.ts'
import { declarationsFor } from './declared.ts'
import type { CheckCause, FindingClass } from './fields.ts'
import { type Finding, findingsOf } from './find.ts'
import { findByAllNames, type Hit, matcherVersionIn } from './search.ts'
import { lastDecision, saysTheSame, stillDecided } from './standing.ts'
import {
  involvementsElsewhere,
  lockChecks,
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
        searched: parties.map(({ shown: _, ...party }): SubjectParty => party),
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
    if (!(await isSettled(tx, subject, cause, again, parties, findings))) {
      const before = await putOnDesk(work, subject, id, worst)
      if (again && before !== 'waiting' && worst !== 'none')
        news.push({
          type: 'conflict_check.reopened',
          subject,
          object: id,
          // Of what had been decided those are told who go on in the belief that it stands.
          data: { cause, worst, told: await whoGoesOn(tx, subject.id) },
        })
    }
    if (news.length > 0) await work.publish(news)
    return { id, findings, worst }
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
  // Who asks for a check, or changes the parties, asks for a decision on it as well.
  if (cause === 'by_hand' || cause === 'parties_changed') return false
  const desk = await deskOf(tx, subject.id)
  if (again && desk?.state === 'waiting' && desk.check_id)
    return saysTheSame(tx, desk.check_id, parties, findings)
  return stillDecided(tx, subject.id, parties, findings)
}

const goingOn = ['specialist', 'assessor', 'lead_lawyer']

async function whoGoesOn(tx: Tx, subjectId: string): Promise<string[]> {
  if (!(await lastDecision(tx, subjectId))) return []
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

/** What a check of an affair would find now. With the sight of the system. */
export async function look(tx: Tx, subjectId: string, now: Date) {
  // First of all: what comes in meanwhile is looked at once more rather than never.
  const seen = await registerSeen(tx)
  const [parties, { version, book }, { declared, working }] = await Promise.all([
    partiesOfSubject(tx, subjectId),
    rulesInForce(tx),
    declarationsFor(tx, subjectId),
  ])
  const { found, depth, truncated } = await search(tx, parties)
  const ids = [...new Set([...found.values()].flat().map((hit) => hit.partyId))]
  const elsewhere = await involvementsElsewhere(tx, ids, subjectId)
  const today = dayOf(now)
  const findings = findingsOf({ parties, found, elsewhere, declared, working, book, today })
  return { seen, parties, version, depth, truncated, findings }
}

type Tx = Work['tx']
type Sought = Awaited<ReturnType<typeof partiesOfSubject>>

async function search(tx: Tx, parties: Sought) {
  const found = new Map<string, Hit[]>()
  let depth = 0
  let truncated = false
  const wanted = [...new Map(parties.map((one) => [one.partyId, one])).values()]
  // All at the same time, each step of their searches in one journey: parties are few, searches bounded.
  const answers = await Promise.all(wanted.map((party) => findByAllNames(tx, party)))
  for (const [at, party] of wanted.entries()) {
    const answer = answers[at] as Awaited<ReturnType<typeof findByAllNames>>
    found.set(
      party.partyId,
      // Itself, where it takes part elsewhere as well, is the surest of all hits.
      withItself(party, answer.hits),
    )
    depth = Math.max(depth, answer.depth)
    truncated ||= answer.truncated
  }
  return { found, depth, truncated }
}

function withItself(party: SubjectParty, hits: Hit[]): Hit[] {
  const others = hits.filter((hit) => hit.partyId !== party.partyId)
  const itself: Hit = {
    partyId: party.partyId,
    name: party.name,
    asked: party.name,
    tier: 'identifier',
    score: 1,
    reasons: [{ code: 'registered_once' }],
    segments: null,
    path: [],
  }
  return [itself, ...others]
}

async function keepFindings(tx: Tx, checkId: string, subjectId: string, findings: Finding[]) {
  const rows = findings.map((finding) => ({ id: uuidv7(), finding }))
  await insertRows(
    tx,
    'conflict_finding',
    rows.map(({ id, finding }) => ({
      id,
      check_id: checkId,
      subject_id: subjectId,
      rule: finding.rule,
      class: finding.class,
      tier: finding.tier,
      person_id: finding.personId,
      until_date: finding.until,
      key: finding.key,
    })),
  )
  await insertRows(
    tx,
    'conflict_evidence',
    rows.map(({ id, finding: { evidence } }) => ({
      finding_id: id,
      subject_id: subjectId,
      searched_party: evidence.searched.partyId,
      searched_name: evidence.hit.asked,
      searched_role: evidence.searched.role,
      hit_party: evidence.hit.partyId,
      hit_name: evidence.hit.name,
      other_subject: evidence.there.subjectId,
      other_kind: evidence.there.kind,
      other_role: evidence.there.role,
      ended_on: evidence.there.endedOn,
      score: evidence.hit.score,
      reasons: evidence.hit.reasons,
      segments: evidence.hit.segments,
      path: evidence.hit.path,
    })),
  )
}

/**
 * An affair whose check found nothing that must be looked at still waits for a named person's word.
 * @returns how it stood at the desk before
 */
async function putOnDesk(
  { tx, now }: Work,
  subject: CheckedSubject,
  checkId: string,
  worst: FindingClass,
): Promise<string | undefined> {
  const before = await deskOf(tx, subject.id)
  await tx
    .insertInto('conflict_desk')
    .values({
      subject_id: subject.id,
      subject_kind: subject.kind,
      check_id: checkId,
      state: 'waiting',
      worst,
      since: now,
    })
    .onConflict((conflict) =>
      conflict.column('subject_id').doUpdateSet({
        check_id: checkId,
        state: 'waiting',
        worst,
        since: now,
      }),
    )
    .execute()
  return before?.state
}
