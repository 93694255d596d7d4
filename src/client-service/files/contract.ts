import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { After, ById, Id, Instant, Named, page, PageSize } from '#platform/http/fields.ts'

/** Bytes of a file at most. */
export const largestFile = 50 * 1024 * 1024

/** Sound that browsers play. */
const heard = ['webm', 'mp4', 'x-m4a', 'mpeg', 'ogg', 'wav', 'x-wav', 'aac'].map(
  (kind) => `audio/${kind}`,
)
/** Whether a file of this type can be listened to where it stands. */
export const isHeard = (mediaType: string): boolean => heard.includes(mediaType)

export const StoredFile = z.object({
  id: Id,
  subjectId: Id,
  name: z.string(),
  mediaType: z.string(),
  byteCount: z.number().int(),
  sha256: z.string(),
  uploadedBy: Named.nullable(),
  uploadedAt: Instant,
})
export type StoredFile = z.infer<typeof StoredFile>

export const listFilesEndpoint = endpoint({
  name: 'listFiles',
  method: 'GET',
  path: '/api/files',
  right: 'readFile',
  summary: '列出某一对象的文件，最新在前',
  query: z.strictObject({ subjectId: Id, after: After, limit: PageSize }),
  reply: page(StoredFile),
})

export const uploadFileEndpoint = endpoint({
  name: 'uploadFile',
  method: 'POST',
  path: '/api/files',
  right: 'uploadFile',
  summary: '上传文件（multipart/form-data，字段 file，最大 50 MB）',
  upload: true,
  query: z.strictObject({ subjectId: Id }),
  reply: StoredFile,
  status: 201,
})

export const downloadFileEndpoint = endpoint({
  name: 'downloadFile',
  method: 'GET',
  path: '/api/files/:id',
  right: 'readFile',
  summary: '下载文件',
  params: ById,
  query: z.strictObject({
    /** Shown in the browser instead of kept: pictures, sound and PDF only. */
    inline: z.enum(['yes', 'no']).default('no'),
  }),
  reply: z.custom<Response>((value) => value instanceof Response),
})
