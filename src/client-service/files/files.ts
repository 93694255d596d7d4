import { seeSubject } from '../see-subject.ts'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import type { FileStore } from '#platform/files/store.ts'
import { notFound } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { pageOf } from '#platform/http/page.ts'
import type {
  downloadFileEndpoint,
  listFilesEndpoint,
  StoredFile,
  uploadFileEndpoint,
} from './contract.ts'
import { type ReceivedFile, receivedWith } from './receive-files.ts'
import { downloadHeaders } from './rules.ts'
import { type FileRow, selectFile, selectFiles } from './sql.ts'

/** Keeps a file that came with the request. */
export const uploadFile = async (
  work: Work,
  { query, request }: Input<typeof uploadFileEndpoint>,
): Promise<StoredFile> => keepFile(work, query.subjectId, receivedWith(request))

/** Keeps a file, which is on disk already, with what it is about. */
export async function keepFile(
  work: Work,
  subjectId: string,
  file: ReceivedFile,
): Promise<StoredFile> {
  const subject = await seeSubject(work, subjectId)
  const id = uuidv7()
  await work.tx
    .insertInto('stored_file')
    .values({
      id,
      subject_id: subject.id,
      subject_kind: subject.kind,
      content_sha256: file.sha256,
      name: file.name,
      media_type: file.mediaType,
      byte_count: file.byteCount,
      uploaded_by: personIdOf(work.actor),
      uploaded_at: work.now,
    })
    .execute()
  const data = { media_type: file.mediaType, byte_count: file.byteCount }
  await work.publish([{ type: 'file.uploaded', subject, object: id, data }])
  return presentFile((await selectFile(work.tx, id)) as FileRow)
}

export async function listFiles(work: Work, { query }: Input<typeof listFilesEndpoint>) {
  await seeSubject(work, query.subjectId)
  const rows = await selectFiles(work.tx, query.subjectId, query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.uploaded_at, row.id])
  return { items: items.map(presentFile), next }
}

/** The file itself, verified while it is sent. */
export async function downloadFile(
  work: Work,
  { params, query, request }: Input<typeof downloadFileEndpoint>,
): Promise<Response> {
  const row = await selectFile(work.tx, params.id)
  if (!row) throw notFound()
  return sendContent(request.server.fileStore, presentFile(row), query.inline === 'yes')
}

/** A kept content as a download, verified while it is sent. */
export async function sendContent(
  store: FileStore,
  { sha256, ...file }: ReceivedFile,
  inline: boolean,
): Promise<Response> {
  const content = await store.open(sha256)
  const headers = downloadHeaders(file, inline)
  const body = Readable.toWeb(content) as ReadableStream<Uint8Array>
  return new Response(body as unknown as BodyInit, { headers })
}

const presentFile = (row: FileRow): StoredFile => ({
  id: row.id,
  subjectId: row.subject_id,
  name: row.name,
  mediaType: row.media_type,
  byteCount: row.byte_count,
  sha256: row.content_sha256,
  uploadedBy:
    row.uploaded_by && row.uploaderName ? { id: row.uploaded_by, name: row.uploaderName } : null,
  uploadedAt: row.uploaded_at.toISOString(),
})
