import type { Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { NoteRow } from './sql.ts'

interface Taker {
  kind: 'client' | 'engagement'
  id: string
}

/**
 * What was noted of a lead goes to what came of it, which stands behind the same walls. Needs the sight of the
 * system.
 */
export async function carryNotes(work: Work, leadId: string, to: Taker): Promise<void> {
  const { tx } = work
  const notes = await tx
    .selectFrom('note')
    .selectAll()
    .where('lead_id', '=', leadId)
    .where('subject_id', '=', leadId)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .execute()
  if (notes.length === 0) return
  const copies = await copyFiles(work, notes, to)
  for (const { id, file_ids } of notes) {
    await tx
      .updateTable('note')
      .set({
        subject_id: to.id,
        subject_kind: to.kind,
        file_ids: file_ids.map((file) => copies.get(file) ?? file),
      })
      .where('id', '=', id)
      .execute()
  }
  await work.publish([
    { type: 'note.carried', subject: to, data: { lead_id: leadId, count: notes.length } },
  ])
}

/** Entries of the same contents with the taker, by the id of the entry they copy. */
async function copyFiles({ tx }: Work, notes: NoteRow[], to: Taker): Promise<Map<string, string>> {
  const ids = notes.flatMap((note) => note.file_ids)
  if (ids.length === 0) return new Map()
  const files = await tx.selectFrom('stored_file').selectAll().where('id', 'in', ids).execute()
  const copies = files.map((file) => ({ of: file.id, id: uuidv7(), file }))
  await insertRows(
    tx,
    'stored_file',
    copies.map(({ id, file }) => ({ ...file, id, subject_id: to.id, subject_kind: to.kind })),
  )
  return new Map(copies.map(({ of, id }) => [of, id]))
}
