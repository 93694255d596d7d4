import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { After, ById, Id, Instant, Named, note, page, PageSize } from '#platform/http/fields.ts'

/** How it reached us. */
export const noteSources = ['chat', 'picture', 'voice', 'call', 'mail', 'meeting', 'other'] as const

/** Refusal (409) besides the usual: the lead has become a client, which takes the note. */
export type NoteRefusal = 'lead_converted'

/** Files beside one note. */
export const filesOfNote = 10

export const Note = z.object({
  id: Id,
  subjectId: Id,
  source: z.enum(noteSources),
  text: z.string(),
  files: z.array(z.object({ id: Id, name: z.string(), mediaType: z.string() })),
  happenedAt: Instant,
  recordedBy: Named.nullable(),
  recordedAt: Instant,
  abilities: z.object({ withdrawNote: z.boolean() }),
})
export type Note = z.infer<typeof Note>

export const listNotesEndpoint = endpoint({
  name: 'listNotes',
  method: 'GET',
  path: '/api/notes',
  right: 'readNotes',
  summary: '潜在客户、客户或委托的随手记，最新在前',
  query: z.strictObject({ subjectId: Id, after: After, limit: PageSize }),
  reply: page(Note),
})

export const recordNoteEndpoint = endpoint({
  name: 'recordNote',
  takesBack: true,
  method: 'POST',
  path: '/api/notes',
  right: 'recordNote',
  summary: '随手记：粘贴聊天记录、截图、语音，归到潜在客户、客户或委托名下',
  body: z
    .strictObject({
      subjectId: Id,
      source: z.enum(noteSources),
      text: note(10_000),
      /** Uploaded beforehand, to the same lead, client or engagement. */
      fileIds: z.array(Id).max(filesOfNote).default([]),
      /** When it was said; now, unless told. */
      happenedAt: Instant.optional(),
    })
    .refine(({ text, fileIds }) => text !== '' || fileIds.length > 0, {
      path: ['text'],
      error: 'required',
    }),
  reply: Note,
  status: 201,
})

export const withdrawNoteEndpoint = endpoint({
  name: 'withdrawNote',
  method: 'POST',
  path: '/api/notes/:id/withdrawal',
  right: 'withdrawNote',
  summary: '撤回自己的随手记；谁在何时撤回会留下记录',
  params: ById,
  reply: z.object({ id: Id }),
})
