import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { ById, Id, Instant } from '#platform/http/fields.ts'

export const ApiKey = z.object({
  id: Id,
  personId: Id,
  personName: z.string(),
  name: z.string(),
  /** The first letters of the secret, to tell keys apart. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

export const listApiKeysEndpoint = endpoint({
  name: 'listApiKeys',
  method: 'GET',
  path: '/api/api-keys',
  right: 'signed-in',
  summary: '列出接口密钥：本人的；信息技术管理员可看全部',
  query: z.strictObject({
    of: z.enum(['me', 'everyone']).default('me'),
    revoked: z.enum(['yes', 'no']).default('no'),
  }),
  reply: z.object({ items: z.array(ApiKey).max(1_000) }),
})

export const createApiKeyEndpoint = endpoint({
  name: 'createApiKey',
  secret: true,
  method: 'POST',
  path: '/api/api-keys',
  right: 'signed-in',
  summary: '创建接口密钥；密钥只显示这一次',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    /** Rights by their names; each must be the owner's own. */
    scopes: z.array(z.string().min(1).max(80)).min(1).max(200),
    expiresAt: Instant.nullable().default(null),
  }),
  reply: z.object({ key: ApiKey, secret: z.string() }),
  status: 201,
})

export const revokeApiKeyEndpoint = endpoint({
  name: 'revokeApiKey',
  method: 'POST',
  path: '/api/api-keys/:id/revocation',
  right: 'signed-in',
  summary: '吊销接口密钥',
  params: ById,
  reply: ApiKey,
})
