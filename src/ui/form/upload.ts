import { addressOf, type AnyEndpoint, ApiError, sendFile } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { emptySlot, fillSlot, readSlot, slotOf } from './draft-store.ts'
import { contentOf, type Sending, sendingOf } from './sending.ts'

/**
 * Sends a file. Chosen again after a lost connection, also after a reload, it arrives once: its key is
 * kept until the server has answered. Files are told apart by name, size and time of change; the
 * server compares the content. Throws `ApiError` and nothing else.
 */
export async function upload<E extends AnyEndpoint>(
  endpoint: E,
  query: Record<string, unknown>,
  file: File,
  onShare: (share: number) => void,
): Promise<ReplyOf<E>> {
  const slot = slotOf(`upload:${addressOf(endpoint, { query })}`)
  const content = contentOf(endpoint.name, [file.name, file.size, file.lastModified])
  const { key } = sendingOf(content, readSlot<Sending>(slot))
  fillSlot(slot, { content, key })
  try {
    const reply = await sendFile(endpoint, { query, idempotencyKey: key }, file, onShare)
    emptySlot(slot)
    return reply
  } catch (error) {
    // No answer leaves it open whether the file arrived; an answer that refuses says it did not.
    const unknown = error instanceof ApiError && (error.status === 0 || error.status >= 500)
    if (!unknown) emptySlot(slot)
    throw error
  }
}
