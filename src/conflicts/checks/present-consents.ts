import { sql } from 'kysely'
import { namesOf } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ConflictCheck } from './contract.ts'
import { withItsLead } from './sql.ts'

type Shown = ConflictCheck['consents'][number]

/**
 * Consents asked that the actor may see, oldest first: on this check, or on one before it of the affair or of the lead it
 * came of that speaks of the same findings.
 */
export async function consentsShown(
  tx: Tx,
  check: { id: string; subjectId: string },
  findings: { id: string; key: string }[],
): Promise<Shown[]> {
  const rows = await tx
    .selectFrom('conflict_consent as c')
    .leftJoin('conflict_consent_reply as r', 'r.consent_id', 'c.id')
    .select([
      'c.id',
      'c.of',
      'c.addressee',
      'c.keys',
      'c.text',
      'c.drafted_by',
      'c.drafted_at',
      'r.outcome',
      'r.signed_on',
      'r.signed_by',
      'r.file_id',
      'r.note',
      'r.recorded_by',
      'r.recorded_at',
    ])
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
  const name = await namesOf(
    tx,
    rows.flatMap((row) => [row.drafted_by, row.recorded_by]),
  )
  return rows.map((row) => ({
    id: row.id,
    of: row.of as Shown['of'],
    addressee: row.addressee,
    findings: findings.flatMap((one) => (row.keys.includes(one.key) ? [one.id] : [])),
    text: row.text,
    draftedBy: name(row.drafted_by),
    draftedAt: row.drafted_at.toISOString(),
    reply:
      row.outcome && row.recorded_at
        ? {
            outcome: row.outcome as NonNullable<Shown['reply']>['outcome'],
            signedOn: row.signed_on,
            signedBy: row.signed_by ?? '',
            fileId: row.file_id,
            note: row.note ?? '',
            recordedBy: name(row.recorded_by),
            recordedAt: row.recorded_at.toISOString(),
          }
        : null,
  }))
}
