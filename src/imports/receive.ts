import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Actor, holds, noteUpload } from '#access/index.ts'
import type { FileStore } from '#platform/files/store.ts'
import { badInput } from '#platform/http/refusal.ts'
import { limits } from '#platform/sheets/workbook.ts'
import { uploadImportFile } from './contract.ts'
import { importPolicy } from './policy.ts'

/** A file that has come in whole. */
export interface ReceivedSheet {
  name: string
  bytes: Uint8Array
}

const received = new WeakMap<FastifyRequest, ReceivedSheet>()

/** Where the server keeps the contents of files. */
export const storeOf = (request: FastifyRequest): FileStore =>
  (request.server as unknown as { fileStore: FileStore }).fileStore

/** The file that came with the request. */
export const fileOf = async (request: FastifyRequest): Promise<ReceivedSheet> =>
  received.get(request) ?? takeIn(request)

/** A request that brings a sheet and carries nothing else, for verbs performed within the process. */
export function bringSheet(sheet: ReceivedSheet, fileStore: FileStore): FastifyRequest {
  const request = { server: { fileStore } } as unknown as FastifyRequest
  received.set(request, sheet)
  return request
}

/** Takes uploads in before their verb begins: a slow line must not hold a transaction. */
export function receiveImportFiles(
  app: FastifyInstance,
  actorOf: (request: FastifyRequest) => Promise<Actor | null>,
): void {
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.config.endpoint?.name !== uploadImportFile.name) return
    const actor = await actorOf(request)
    // Whoever may not import is refused by the route itself.
    if (!actor || !holds(importPolicy, uploadImportFile.right, actor)) return
    const file = await takeIn(request)
    received.set(request, file)
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    noteUpload(request, { name: file.name, sha256 })
  })
}

async function takeIn(request: FastifyRequest): Promise<ReceivedSheet> {
  const missing = () => badInput([{ path: 'file', code: 'required' }])
  const tooLarge = () =>
    badInput([{ path: 'file', code: 'too_large', values: { max: limits.fileBytes / 1024 / 1024 } }])
  if (!request.isMultipart()) throw missing()
  const part = await request.file({ limits: { fileSize: limits.fileBytes, files: 1, fields: 5 } })
  if (!part) throw missing()
  const chunks: Uint8Array[] = []
  for await (const chunk of part.file) chunks.push(chunk as Uint8Array)
  if (part.file.truncated) throw tooLarge()
  const bytes = Buffer.concat(chunks)
  if (bytes.length === 0) throw badInput([{ path: 'file', code: 'empty' }])
  return { name: plainName(part.filename), bytes }
}

/** The name without folders and control characters. */
function plainName(name: string): string {
  const last = name.normalize('NFC').replace(/^.*[\\/]/, '')
  return (
    last
      .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
      .trim()
      .slice(-255) || 'file'
  )
}

/** The bytes of a file kept earlier. */
export async function bytesOf(request: FastifyRequest, sha256: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of await storeOf(request).open(sha256)) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
