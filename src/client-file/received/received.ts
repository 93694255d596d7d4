import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { keepFile, recordNote, sendContent, withdrawNote } from '#client-service/index.ts'
import { filesOfNote } from '#client-service/contract.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { ownerIn } from '../secret-address.ts'
import type {
  discardReceivedEndpoint,
  downloadReceivedFileEndpoint,
  putReceivedEndpoint,
  ReceivedMail,
  returnReceivedEndpoint,
  Suggested,
} from './contract.ts'
import {
  addressesOfStaff,
  type FileRow,
  type ItemRow,
  lockItem,
  selectByMail,
  selectFile,
  selectFilesOf,
  selectLatest,
  selectWaiting,
  settle,
  standingNotes,
} from './sql.ts'

/** What waits for me, each with whom it may be about. */
export async function listReceived(work: Work): Promise<{ items: ReceivedMail[] }> {
  const personId = ownerIn(work)
  const rows = await selectWaiting(work.tx, personId)
  const files = await selectFilesOf(
    work.tx,
    rows.map(({ id }) => id),
  )
  const own = await work.tx
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirst()
  const suggest = await suggestions(work, rows)
  return {
    items: rows.map((row) => ({
      id: row.id,
      sender: row.sender,
      fromOwner: row.sender_mail !== null && row.sender_mail === own?.email.toLowerCase(),
      subject: row.subject,
      text: row.text,
      sentAt: row.sent_at?.toISOString() ?? null,
      receivedAt: row.received_at.toISOString(),
      files: files
        .filter((file) => file.item_id === row.id)
        .map(({ id, name, media_type, byte_count }) => ({
          id,
          name,
          mediaType: media_type,
          byteCount: byte_count,
        })),
      suggested: suggest(row),
    })),
  }
}

/** Whose addresses the mails name; colleagues stand in nearly all of them and say nothing. */
async function suggestions({ tx }: Work, rows: ItemRow[]): Promise<(row: ItemRow) => Suggested[]> {
  const all = [...new Set(rows.flatMap(({ addresses }) => addresses))]
  if (all.length === 0) return () => []
  const staff = await addressesOfStaff(tx, all)
  const found = await selectByMail(
    tx,
    all.filter((one) => !staff.has(one)),
  )
  return ({ addresses }) => {
    const here = new Map<string, Suggested>()
    // The sender comes first, then whom it was sent to, then who is named inside.
    for (const address of addresses)
      for (const { mail, ...one } of found) if (mail === address) here.set(one.id, one)
    return [...here.values()].slice(0, 5)
  }
}

/** With whom I worked last, to put something with them. */
export async function listLatest(work: Work): Promise<{ items: Suggested[] }> {
  return { items: await selectLatest(work.tx, ownerIn(work)) }
}

export async function downloadReceivedFile(
  work: Work,
  { params, request }: Input<typeof downloadReceivedFileEndpoint>,
): Promise<Response> {
  const file = await selectFile(work.tx, params.id)
  if (!file || file.person_id !== ownerIn(work)) throw notFound()
  return sendContent(request.server.fileStore, keptOf(file), false)
}

const keptOf = (file: FileRow) => ({
  name: file.name,
  mediaType: file.media_type,
  sha256: file.content_sha256,
  byteCount: file.byte_count,
})

/** An item of mine, locked. */
async function lockMine(work: Work, id: string): Promise<ItemRow> {
  const item = await lockItem(work.tx, id)
  if (!item || item.person_id !== ownerIn(work)) throw notFound()
  return item
}

/** Makes a note of it; more files than one note takes become further notes. */
export async function putReceived(
  work: Work,
  { params, body, request }: Input<typeof putReceivedEndpoint>,
): Promise<{ noteIds: string[] }> {
  const item = await lockMine(work, params.id)
  if (item.put_at ?? item.discarded_at) throw refused('already_settled')
  const all = await selectFilesOf(work.tx, [item.id])
  const files = all.filter(({ id }) => body.fileIds.includes(id))
  if (files.length < new Set(body.fileIds).size)
    throw badInput([{ path: 'fileIds', code: 'unknown' }])
  if (body.text === '' && files.length === 0) throw badInput([{ path: 'text', code: 'required' }])
  const { subjectId } = body
  const fileIds: string[] = []
  for (const file of files) fileIds.push((await keepFile(work, subjectId, keptOf(file))).id)
  const said = item.sent_at && item.sent_at <= work.now ? item.sent_at.toISOString() : undefined
  const noteIds: string[] = []
  for (let at = 0; at === 0 || at < fileIds.length; at += filesOfNote) {
    const text = at === 0 ? body.text : ''
    const now = fileIds.slice(at, at + filesOfNote)
    const input = { subjectId, source: 'mail' as const, text, fileIds: now, happenedAt: said }
    const note = await recordNote(work, { ...nothingMore, body: input, request })
    noteIds.push(note.id)
  }
  await settle(work, item.id, { put: noteIds })
  return { noteIds }
}

const nothingMore = { params: undefined as never, query: undefined as never, ifMatch: null }

export async function discardReceived(
  work: Work,
  { params }: Input<typeof discardReceivedEndpoint>,
): Promise<{ id: string }> {
  const item = await lockMine(work, params.id)
  if (item.put_at) throw refused('already_settled')
  await settle(work, item.id, 'discarded')
  return { id: item.id }
}

/** It waits again; the notes that were made of it are taken back. */
export async function returnReceived(
  work: Work,
  { params, request }: Input<typeof returnReceivedEndpoint>,
): Promise<{ id: string }> {
  const item = await lockMine(work, params.id)
  for (const id of await standingNotes(work.tx, item.note_ids)) {
    await withdrawNote(work, {
      ...nothingMore,
      body: undefined,
      params: { id },
      request,
    })
  }
  await settle(work, item.id, 'waiting')
  return { id: item.id }
}
