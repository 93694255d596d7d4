import { sql } from 'kysely'
import { namesOf } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { answersTo } from './conclusion.ts'
import type { ConflictCheck } from './contract.ts'
import type { ConsentOutcome } from './fields.ts'
import { withItsLead } from './sql.ts'

type Shown = ConflictCheck['consents'][number]

/**
 * Consents asked that the actor may see, oldest first: on this check, or on one before it of the affair or of the lead it
 * came of that speaks of the same findings.
 */
export async function consentsShown(
  tx: Tx,
  check: { id: string; subjectId: string; working: boolean },
  findings: { id: string; key: string }[],
): Promise<Shown[]> {
  const rows = await tx
    .selectFrom('conflict_consent as c')
    .select(['c.id', 'c.of', 'c.addressee', 'c.keys', 'c.text', 'c.drafted_by', 'c.drafted_at'])
    .where('c.subject_id', '=', withItsLead(check.subjectId))
    .where((some) =>
      some.or([
        some('c.check_id', '=', check.id),
        sql<boolean>`c.keys && ${findings.map((one) => one.key)}::text[]`,
      ]),
    )
    .orderBy('c.drafted_at')
    .orderBy('c.id')
    .execute()
  const replies = await repliesTo(
    tx,
    rows.map((row) => row.id),
  )
  const name = await namesOf(tx, [
    ...rows.map((row) => row.drafted_by),
    ...[...replies.values()].flat().map((row) => row.recorded_by),
  ])
  return rows.map((row) => {
    const said = (replies.get(row.id) ?? []).map((one) => ({
      outcome: one.outcome as ConsentOutcome,
      signedOn: one.signed_on,
      signedBy: one.signed_by,
      fileId: one.file_id,
      note: one.note,
      recordedBy: name(one.recorded_by),
      recordedAt: one.recorded_at.toISOString(),
    }))
    const [reply = null, ...earlier] = said
    return {
      id: row.id,
      of: row.of as Shown['of'],
      addressee: row.addressee,
      findings: findings.flatMap((one) => (row.keys.includes(one.key) ? [one.id] : [])),
      text: row.text,
      draftedBy: name(row.drafted_by),
      draftedAt: row.drafted_at.toISOString(),
      reply,
      earlier,
      answers: answersTo(reply?.outcome ?? null, check.working),
    }
  })
}

/** What came of consents, latest first. */
async function repliesTo(tx: Tx, consentIds: string[]) {
  const rows = await tx
    .selectFrom('conflict_consent_reply')
    .selectAll()
    .where('consent_id', '=', sql<string>`any(${consentIds}::uuid[])`)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return Map.groupBy(rows, (row) => row.consent_id)
}
