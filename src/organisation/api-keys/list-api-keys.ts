import { holds, type Input, type Work } from '#access/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import type { ApiKey, listApiKeysEndpoint } from './contract.ts'
import { apiKeyPolicy } from './policy.ts'
import { type ApiKeyRow, selectKeys } from './sql.ts'

/** One's own API keys; the IT administrator reviews everybody's. */
export async function listApiKeys(
  work: Work,
  { query }: Input<typeof listApiKeysEndpoint>,
): Promise<{ items: ApiKey[] }> {
  if (work.actor.kind !== 'person') throw forbidden()
  const everyone = query.of === 'everyone'
  if (everyone && !holds(apiKeyPolicy, 'listEveryonesApiKeys', work.actor)) throw forbidden()
  const rows = await selectKeys(work.tx, {
    personId: everyone ? null : work.actor.personId,
    withRevoked: query.revoked === 'yes',
  })
  return { items: rows.map(presentKey) }
}

/** A key on the wire; its secret is known to nobody. */
export function presentKey(key: ApiKeyRow): ApiKey {
  return {
    ...key,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  }
}
