import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { isGraver } from './conclusion.ts'
import type { FindingClass } from './fields.ts'
import type { Finding } from './find.ts'
import { type SubjectParty, withItsLead } from './sql.ts'

/**
 * The decision an affair rests on, its own or else that of the lead it came of, with the check it was taken on and every
 * name that was looked for.
 */
export async function lastDecision(tx: Tx, subjectId: string) {
  const row = await tx
    .selectFrom('conflict_decision as n')
    .innerJoin('conflict_check as c', 'c.id', 'n.check_id')
    .select(['n.check_id as checkId', 'n.outcome', 'n.snapshot', 'n.names', 'c.searched'])
    .select('c.rules_version as rulesVersion')
    .where('n.subject_id', '=', withItsLead(subjectId))
    .orderBy(sql`n.subject_id = ${subjectId}`, 'desc')
    .orderBy('n.decided_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { searched, names, ...rest } = row
  const parties = searched as SubjectParty[]
  return { ...rest, parties, names: new Set([...names, ...parties.flatMap((one) => one.names)]) }
}

/** Whether findings hold something that an earlier check did not find, or that the rules take more gravely now. */
export async function findsNew(
  tx: Tx,
  checkId: string,
  findings: Pick<Finding, 'key' | 'class'>[],
): Promise<boolean> {
  const known = await tx
    .selectFrom('conflict_finding')
    .select(['key', 'class'])
    .where('check_id', '=', checkId)
    .execute()
  const classes = new Map(known.map((row) => [row.key, row.class as FindingClass]))
  return findings.some((one) => isGraver(one.class, classes.get(one.key) ?? 'none'))
}

/**
 * Whether the check that waits for a decision says the same of the same parties: then it goes on counting, and whoever is
 * at it is not interrupted.
 */
export async function saysTheSame(
  tx: Tx,
  checkId: string,
  parties: SubjectParty[],
  findings: Finding[],
): Promise<boolean> {
  const check = await tx
    .selectFrom('conflict_check')
    .select('searched')
    .where('id', '=', checkId)
    .executeTakeFirstOrThrow()
  if (partsOf(check.searched as SubjectParty[]) !== partsOf(parties)) return false
  const found = await tx
    .selectFrom('conflict_finding')
    .select(['key', 'class'])
    .where('check_id', '=', checkId)
    .execute()
  const told = (some: { key: string; class: string }[]) =>
    some
      .flatMap((one) => (one.class === 'none' ? [] : [`${one.class} ${one.key}`]))
      .toSorted()
      .join()
  return told(found) === told(findings)
}

/** Names do not count: one that only an affair behind a wall says would tell of that affair. */
const partsOf = (parties: SubjectParty[]): string =>
  parties
    .map(({ partyId, role }) => `${partyId} ${role}`)
    .toSorted()
    .join()

/** Whether a decision still covers what is searched and found now: then nobody need decide again. */
export async function stillDecided(
  tx: Tx,
  subjectId: string,
  parties: SubjectParty[],
  findings: Finding[],
): Promise<boolean> {
  const last = await lastDecision(tx, subjectId)
  return last !== null && covers(tx, last, parties, findings)
}

type Decision = NonNullable<Awaited<ReturnType<typeof lastDecision>>>

async function covers(
  tx: Tx,
  last: Decision,
  parties: SubjectParty[],
  findings: Pick<Finding, 'key' | 'class'>[],
): Promise<boolean> {
  if (parties.some((one) => one.names.some((name) => !last.names.has(name)))) return false
  return !(await findsNew(tx, last.checkId, findings))
}

/** Whether a check waits at the desk that searched or found more than was decided on: whatever made it run. */
export async function waitsForMore(tx: Tx, subjectId: string, last: Decision): Promise<boolean> {
  const check = await tx
    .selectFrom('conflict_desk as d')
    .innerJoin('conflict_check as c', 'c.id', 'd.check_id')
    .select(['c.id', 'c.searched'])
    .where('d.subject_id', '=', subjectId)
    .where('d.state', '=', 'waiting')
    .executeTakeFirst()
  if (!check) return false
  const found = await tx
    .selectFrom('conflict_finding')
    .select(['key', 'class'])
    .where('check_id', '=', check.id)
    .execute()
  const findings = found.map(({ key, ...row }) => ({ key, class: row.class as FindingClass }))
  return !(await covers(tx, last, check.searched as SubjectParty[], findings))
}
