import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FirmSetUp } from './contract.ts'

const columns = [
  'id',
  'name',
  'name_en as nameEn',
  'privacy_notice as privacyNotice',
  'set_up_at as setUpAt',
  'version',
] as const

/** The firm; undefined before it is set up. */
export function selectFirm(tx: Tx) {
  return tx.selectFrom('firm').select(columns).executeTakeFirst()
}

export type FirmRow = NonNullable<Awaited<ReturnType<typeof selectFirm>>>

export function lockFirm(tx: Tx) {
  return tx.selectFrom('firm').select(columns).forUpdate().executeTakeFirst()
}

/** The firm and the subject its events are about. */
export async function systemInsertFirm(work: Work, id: string, input: FirmSetUp): Promise<void> {
  await work.tx
    .insertInto('subject')
    .values({ id, kind: 'firm', parent_id: null, created_by: null, created_at: work.now })
    .execute()
  await work.tx
    .insertInto('firm')
    .values({ id, name: input.name, name_en: input.nameEn, set_up_at: work.now })
    .execute()
}

export async function updateFirm(
  tx: Tx,
  change: { name: string; nameEn: string | null; privacyNotice: string | null },
): Promise<FirmRow> {
  return tx
    .updateTable('firm')
    .set((column) => ({
      name: change.name,
      name_en: change.nameEn,
      privacy_notice: change.privacyNotice,
      version: column('version', '+', 1),
    }))
    .returning(columns)
    .executeTakeFirstOrThrow()
}
