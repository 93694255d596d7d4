import { type Entrance, entrance, type PolicyTable } from '#access/index.ts'
import { createApiKeyEndpoint, listApiKeysEndpoint, revokeApiKeyEndpoint } from './contract.ts'
import { createApiKey } from './create-api-key.ts'
import { listApiKeys } from './list-api-keys.ts'
import { revokeApiKey } from './revoke-api-key.ts'

export function apiKeyEntrances(policy: () => PolicyTable<never>): Entrance[] {
  return [
    entrance(listApiKeysEndpoint, listApiKeys),
    entrance(createApiKeyEndpoint, createApiKey(policy)),
    entrance(revokeApiKeyEndpoint, revokeApiKey),
  ]
}
