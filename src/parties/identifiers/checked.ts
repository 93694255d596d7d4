import type { IdentifierProblem } from './words.ts'

/** The code alone decides the words: `identifierWords` has them in both languages. */
export interface NotAccepted {
  ok: false
  code: IdentifierProblem
}

/** An identifier as it will be stored, or why it cannot be. */
export type Checked<More extends object = object> =
  | ({ ok: true; value: string } & More)
  | NotAccepted

export const notAccepted = (code: IdentifierProblem): NotAccepted => ({ ok: false, code })
