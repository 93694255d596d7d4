export type ApiKeyRefusal =
  | 'scope_beyond_yours'
  | 'too_many_keys'
  | 'expires_in_the_past'
  | 'already_revoked'

/** Keys in use a person may have at once. */
const keysAtMost = 20

/** Whether a key may be made; it never carries more than its owner may do. */
export function decideKey(facts: {
  scopesBeyond: string[]
  keysInUse: number
  expiresAt: Date | null
  now: Date
}): ApiKeyRefusal | null {
  if (facts.scopesBeyond.length > 0) return 'scope_beyond_yours'
  if (facts.keysInUse >= keysAtMost) return 'too_many_keys'
  return facts.expiresAt && facts.expiresAt <= facts.now ? 'expires_in_the_past' : null
}
