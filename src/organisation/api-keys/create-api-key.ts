import { createHash, randomBytes } from 'node:crypto'
import { holds, type Input, type PolicyTable, type Work } from '#access/index.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { publishChange } from '../publish.ts'
import type { ApiKey, createApiKeyEndpoint } from './contract.ts'
import { presentKey } from './list-api-keys.ts'
import { decideKey } from './rules.ts'
import { type ApiKeyRow, insertKey, selectKey, selectKeys } from './sql.ts'

/** Letters of the secret that stay readable: `cov_` and eight more. */
const prefixLength = 12

/** Makes a key with some of one's own rights; `policy` gives the rights of the whole product. */
export function createApiKey(policy: () => PolicyTable<never>) {
  return async (
    work: Work,
    { body }: Input<typeof createApiKeyEndpoint>,
  ): Promise<{ key: ApiKey; secret: string }> => {
    const { actor } = work
    if (actor.kind !== 'person') throw forbidden()
    const scopes = [...new Set(body.scopes)].sort()
    const scopesBeyond = scopes.filter((scope) => !holds(policy(), scope, actor))
    const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null
    const inUse = await selectKeys(work.tx, { personId: actor.personId, withRevoked: false })
    const keysInUse = inUse.filter((key) => !key.expiresAt || key.expiresAt > work.now).length
    const refusal = decideKey({ scopesBeyond, keysInUse, expiresAt, now: work.now })
    if (refusal) throw refused(refusal, scopesBeyond.length > 0 ? { scopes: scopesBeyond } : {})
    const secret = `cov_${randomBytes(32).toString('base64url')}`
    const prefix = secret.slice(0, prefixLength)
    const hash = createHash('sha256').update(secret).digest()
    const id = uuidv7()
    const { personId } = actor
    await insertKey(work, { id, personId, name: body.name, prefix, scopes, expiresAt, hash })
    await publishChange(work, [
      {
        type: 'api_key.created',
        object: id,
        data: { person_id: personId, name: body.name, prefix, scopes },
      },
    ])
    return { key: presentKey((await selectKey(work.tx, id)) as ApiKeyRow), secret }
  }
}
