import { type Input, permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import type { ApiKey, revokeApiKeyEndpoint } from './contract.ts'
import { presentKey } from './list-api-keys.ts'
import { apiKeyPolicy } from './policy.ts'
import type { ApiKeyRefusal } from './rules.ts'
import { revokeKeys, selectKey } from './sql.ts'

/** Ends a key at once. */
export async function revokeApiKey(
  work: Work,
  { params }: Input<typeof revokeApiKeyEndpoint>,
): Promise<ApiKey> {
  const key = await selectKey(work.tx, params.id)
  if (!key) throw notFound()
  if (!permits(apiKeyPolicy, 'revokeApiKey', work.actor, key)) throw forbidden()
  const revoked = await revokeKeys(work, { id: key.id })
  if (revoked === 0) throw refused('already_revoked' satisfies ApiKeyRefusal)
  await publishChange(work, [
    {
      type: 'api_key.revoked',
      object: key.id,
      data: { person_id: key.personId, prefix: key.prefix },
    },
  ])
  return presentKey({ ...key, revokedAt: work.now })
}
