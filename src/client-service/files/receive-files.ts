import { seeSubject } from '../see-subject.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  type Actor,
  holds,
  noteUpload,
  perform,
  type PolicyTable,
  type Runtime,
} from '#access/index.ts'
import type { FileStore } from '#platform/files/store.ts'
import { parseInput } from '#platform/http/input.ts'
import { badInput, Refusal } from '#platform/http/refusal.ts'
import { largestFile, uploadFileEndpoint } from './contract.ts'
import { fileName, mediaType } from './rules.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Where the contents of files are kept. */
    fileStore: FileStore
  }
}

/** A file that has come in whole and is on disk. */
export interface ReceivedFile {
  name: string
  mediaType: string
  sha256: string
  byteCount: number
}

const received = new WeakMap<FastifyRequest, ReceivedFile>()

/** The file that came with the request. */
export function receivedWith(request: FastifyRequest): ReceivedFile {
  const file = received.get(request)
  if (!file) throw new Error('uploads are not received: call receiveFiles when the server is made')
  return file
}

/** A request that brings a file along which is kept already, for a caller in this process. */
export function bringFile(file: ReceivedFile): FastifyRequest {
  const request = {} as FastifyRequest
  received.set(request, file)
  return request
}

export interface ReceivingParts {
  runtime: Runtime
  policy: PolicyTable<never>
  store: FileStore
  actorOf(request: FastifyRequest): Promise<Actor | null>
}

/**
 * Takes uploads in before their verb begins: a slow line must not hold a transaction. Whoever may not
 * upload is refused by the route itself. `@fastify/multipart` is registered by the server.
 */
export function receiveFiles(app: FastifyInstance, parts: ReceivingParts): void {
  const { runtime, policy, store, actorOf } = parts
  app.decorate('fileStore', store)
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.config.endpoint?.name !== uploadFileEndpoint.name) return
    const actor = await actorOf(request)
    if (!actor || !holds(policy, uploadFileEndpoint.right, actor)) return
    const { subjectId } = parseInput(uploadFileEndpoint.query, request.query, 'query')
    await perform(runtime, actor, (work) => seeSubject(work, subjectId))
    const file = await takeIn(request, store)
    received.set(request, file)
    noteUpload(request, file)
  })
}

async function takeIn(request: FastifyRequest, store: FileStore): Promise<ReceivedFile> {
  const missing = () => badInput([{ path: 'file', code: 'required' }])
  if (!request.isMultipart()) throw missing()
  const part = await request.file({ limits: { fileSize: largestFile, files: 1, fields: 0 } })
  if (!part) throw missing()
  const name = fileName(part.filename)
  if (!name) {
    part.file.resume()
    throw badInput([{ path: 'file', code: 'bad_name' }])
  }
  const { sha256, byteCount } = await store.put(whole(part.file))
  if (byteCount === 0) throw badInput([{ path: 'file', code: 'empty' }])
  return { name, mediaType: mediaType(part.mimetype), sha256, byteCount }
}

/** The bytes of a part, refused at the end if the limit cut it off. */
async function* whole(
  stream: AsyncIterable<Uint8Array> & { truncated: boolean },
): AsyncGenerator<Uint8Array> {
  yield* stream
  if (stream.truncated) {
    throw new Refusal(413, 'too_large', { details: { max: largestFile } })
  }
}
