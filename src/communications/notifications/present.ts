import type { Tx } from '#platform/db/database.ts'
import type { KeeperParts } from '#charter/index.ts'
import type { Notice } from './contract.ts'
import { isRed } from './rules.ts'
import type { NoticeRow } from './sql.ts'

/** Notices with names and titles, of what the transaction sees. `readerId`: for whom they are shown. */
export async function presentNotices(
  tx: Tx,
  { charters, subjectNames }: KeeperParts,
  rows: NoticeRow[],
  readerId: string,
): Promise<Notice[]> {
  const versions = await charters.versions(tx, [
    ...new Set(rows.flatMap((row) => row.charterVersion ?? [])),
  ])
  const names = await subjectNames(tx, [...new Set(rows.map((row) => row.subjectId))])
  return rows.map((row) => {
    const clause = versions.get(row.charterVersion ?? 0)?.clauses.get(row.clause ?? '')
    return {
      id: row.id,
      kind: row.kind,
      red: isRed(row.kind),
      at: row.at.toISOString(),
      subject: {
        kind: row.subjectKind,
        id: row.subjectId,
        name: names.get(row.subjectId) ?? null,
      },
      aboutId: row.aboutId,
      clause: row.clause,
      ofImport: row.ofImport,
      title: clause?.title ?? null,
      dueAt: row.dueAt?.toISOString() ?? null,
      settled: isSettled(row),
      insteadOf: row.personId === readerId ? null : { id: row.personId, name: row.personName },
      read: row.readAt !== null,
    }
  })
}

/** Nothing is left to do for the one told: kept, excused, passed on, answered. */
export function isSettled(row: NoticeRow): boolean {
  if (row.kind === 'handover_offered') return row.handoverStatus !== 'offered'
  if (row.commitmentId === null || row.ofImport) return false
  if (!row.seesCommitment || row.closed) return true
  const holder = row.kind === 'commitment_escalated' ? row.escalatedTo : row.ownerId
  return holder !== row.personId
}

/** Whether the reader may know of it at all: of the subject, or of what is theirs in it. */
export const maySee = (row: NoticeRow): boolean =>
  row.seesSubject || row.seesCommitment || row.handoverStatus !== null
