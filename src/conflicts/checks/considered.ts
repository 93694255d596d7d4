import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { clientsConcerned, foldedInto } from './concerned.ts'
import type { AskedConsent, Considered } from './conclusion.ts'
import type { ConsentOutcome, FindingClass, FindingRule, FindingTier } from './fields.ts'
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
  const curable = rows.flatMap((row) => (row.class === 'curable' ? [row.id] : []))
  const concerned = await clientsConcerned(tx, { id: checkId, subjectId }, curable)
  return rows.map((row): Considered & { id: string } => ({
    id: row.id,
    key: row.key,
    rule: row.rule as FindingRule,
    class: row.class as FindingClass,
    tier: row.tier as FindingTier,
    personId: row.person_id,
    disposition: made.get(row.key)?.kind ?? null,
    concerned: concerned.get(row.id) ?? [],
    consents: consents.filter((one) => one.keys.includes(row.key)),
  }))
}

/** Consents asked for an affair and for the lead it came of, oldest first, with what came of each last. */
async function consentsOf(
  tx: Tx,
  subjectId: string,
): Promise<(AskedConsent & { keys: string[] })[]> {
  const rows = await tx
    .selectFrom('conflict_consent as c')
    .select(['c.of', 'c.party_id', 'c.keys', lastOutcome(sql.ref('c.id')).as('outcome')])
    .where('c.subject_id', '=', withItsLead(subjectId))
    .orderBy('c.drafted_at')
    .orderBy('c.id')
    .execute()
  const standing = await foldedInto(
    tx,
    rows.flatMap((row) => row.party_id ?? []),
  )
  return rows.map((row) => ({
    of: row.of as AskedConsent['of'],
    partyId: row.party_id && (standing.get(row.party_id) ?? row.party_id),
    keys: row.keys,
    outcome: row.outcome,
  }))
}

/** What a client answered last to a consent; null: nothing yet. */
export const lastOutcome = (consentId: RawBuilder<unknown>) =>
  sql<ConsentOutcome | null>`(select r.outcome from conflict_consent_reply r where r.consent_id = ${consentId}
    order by r.recorded_at desc, r.id desc limit 1)`
