import { permits, personIdOf, type SubjectKind, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { type NameOf, namesOf } from '#organisation/index.ts'
import { pageOf } from '#platform/http/page.ts'
import { badInput, forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { seeSubject } from '../see-subject.ts'
import type {
  listNotesEndpoint,
  Note,
  recordNoteEndpoint,
  withdrawNoteEndpoint,
} from './contract.ts'
import { notePolicy } from './policy.ts'
import {
  filesAmong,
  insertNote,
  isConverted,
  lockNote,
  markWithdrawn,
  type NoteRow,
  selectNotes,
} from './sql.ts'

/** Keeps what reached somebody outside the product beside the client it is about. */
export async function recordNote(
  work: Work,
  { body }: Input<typeof recordNoteEndpoint>,
): Promise<Note> {
  const { id: subjectId, kind } = await seeSubject(work, body.subjectId)
  if (kind === 'firm') throw notFound()
  if (kind === 'lead' && (await isConverted(work.tx, subjectId))) throw refused('lead_converted')
  const happenedAt = body.happenedAt ? new Date(body.happenedAt) : work.now
  if (happenedAt > work.now) throw badInput([{ path: 'happenedAt', code: 'in_the_future' }])
  const fileIds = [...new Set(body.fileIds)]
  const files = await filesAmong(work.tx, [subjectId], fileIds)
  if (files.size < fileIds.length) throw badInput([{ path: 'fileIds', code: 'unknown' }])
  const row: NoteRow = {
    id: uuidv7(),
    subject_id: subjectId,
    subject_kind: kind,
    source: body.source,
    text: body.text,
    file_ids: fileIds,
    happened_at: happenedAt,
    recorded_by: personIdOf(work.actor),
    recorded_at: work.now,
    withdrawn_at: null,
    lead_id: kind === 'lead' ? subjectId : null,
  }
  await insertNote(work.tx, row)
  await work.publish([
    {
      type: 'note.recorded',
      subject: { kind, id: subjectId },
      object: row.id,
      data: { source: row.source },
    },
  ])
  const [shown] = await present(work, [row])
  return shown as Note
}

export async function listNotes(work: Work, { query }: Input<typeof listNotesEndpoint>) {
  const subject = await seeSubject(work, query.subjectId)
  const rows = await selectNotes(work.tx, subject, query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.happened_at, row.id])
  return { items: await present(work, items), next }
}

/** Takes a note back: it stands nowhere any more, and the log says who took it back. */
export async function withdrawNote(
  work: Work,
  { params }: Input<typeof withdrawNoteEndpoint>,
): Promise<{ id: string }> {
  const note = await lockNote(work.tx, params.id)
  if (!note) throw notFound()
  const facts = { recordedBy: note.recorded_by }
  if (!permits(notePolicy, 'withdrawNote', work.actor, facts)) throw forbidden()
  await markWithdrawn(work.tx, note.id, work.now)
  await work.publish([
    {
      type: 'note.withdrawn',
      subject: { kind: note.subject_kind as SubjectKind, id: note.subject_id },
      object: note.id,
      data: {},
    },
  ])
  return { id: note.id }
}

async function present(work: Work, rows: NoteRow[]): Promise<Note[]> {
  const subjects = [...new Set(rows.map((row) => row.subject_id))]
  const files = await filesAmong(work.tx, subjects, [
    ...new Set(rows.flatMap((row) => row.file_ids)),
  ])
  const name: NameOf = await namesOf(
    work.tx,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    subjectId: row.subject_id,
    source: row.source as Note['source'],
    text: row.text,
    files: row.file_ids.flatMap((id) => files.get(id) ?? []),
    happenedAt: row.happened_at.toISOString(),
    recordedBy: name(row.recorded_by),
    recordedAt: row.recorded_at.toISOString(),
    abilities: {
      withdrawNote: permits(notePolicy, 'withdrawNote', work.actor, {
        recordedBy: row.recorded_by,
      }),
    },
  }))
}
