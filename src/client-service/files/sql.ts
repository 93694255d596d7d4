import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'

const files = (tx: Tx) =>
  tx
    .selectFrom('stored_file')
    .leftJoin('person', 'person.id', 'stored_file.uploaded_by')
    .selectAll('stored_file')
    .select('person.name as uploaderName')

export type FileRow = Awaited<ReturnType<ReturnType<typeof files>['execute']>>[number]

export const selectFile = (tx: Tx, id: string): Promise<FileRow | undefined> =>
  files(tx).where('stored_file.id', '=', id).executeTakeFirst()

export const selectFiles = (
  tx: Tx,
  subjectId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<FileRow[]> =>
  files(tx)
    .where('stored_file.subject_id', '=', subjectId)
    .where(rowsAfter(after, { 'stored_file.uploaded_at': 'instant', 'stored_file.id': 'id' }))
    .orderBy('uploaded_at', 'desc')
    .orderBy('stored_file.id', 'desc')
    .limit(limit + 1)
    .execute()
