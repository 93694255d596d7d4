import { newKey } from '#platform/http/client.ts'

/** What was sent last, and the key under which a repetition of it has no second effect. */
export interface Sending {
  /** See {@link contentOf}. */
  content: string
  key: string
}

/** A request as a text: the same whichever way its fields are ordered; what is undefined is left out. */
export function contentOf(name: string, input: unknown): string {
  return JSON.stringify([name, input], (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/** The same text keeps its key; a changed one is another act and gets its own. */
export const sendingOf = (content: string, before: Sending | null | undefined): Sending =>
  before?.content === content ? before : { content, key: newKey() }
