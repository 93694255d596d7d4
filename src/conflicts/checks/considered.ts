import type { Tx } from '#platform/db/database.ts'
import type { Considered } from './conclusion.ts'
import type { ConflictRule, ConsentOutcome, FindingClass, FindingTier } from './fields.ts'
import { dispositionsByKey, withItsLead } from './sql.ts'

/**
 * The findings of a check with what was made of them, also of the same findings of earlier checks of the
 * affair. With the sight of the system: a conclusion counts what its reader may not see.
 */
export async function considerFindings(tx: Tx, checkId: string, subjectId: string) {
  const [rows, made, consents] = await Promise.all([
    tx
      .selectFrom('conflict_finding')
      .select(['id', 'rule', 'class', 'tier', 'person_id', 'until_date', 'key'])
      .where('check_id', '=', checkId)
      .orderBy('id')
      .execute(),
    dispositionsByKey(tx, subjectId),
    consentsOf(tx, subjectId),
  ])
  return rows.map((row): Considered & { id: string } => ({
    id: row.id,
    key: row.key,
    rule: row.rule as ConflictRule,
    class: row.class as FindingClass,
    tier: row.tier as FindingTier,
    personId: row.person_id,
    disposition: made.get(row.key)?.kind ?? null,
    consents: consents.filter((one) => one.keys.includes(row.key)),
  }))
}

/** Consents asked for an affair and for the lead it came of, oldest first, with what came of them. */
async function consentsOf(tx: Tx, subjectId: string) {
  const rows = await tx
    .selectFrom('conflict_consent as c')
    .leftJoin('conflict_consent_reply as r', 'r.consent_id', 'c.id')
    .select(['c.of', 'c.keys', 'r.outcome'])
    .where('c.subject_id', '=', withItsLead(subjectId))
    .orderBy('c.drafted_at')
    .orderBy('c.id')
    .execute()
  return rows.map((row) => ({
    of: row.of as 'this_side' | 'other_side',
    keys: row.keys,
    outcome: row.outcome as ConsentOutcome | null,
  }))
}
