import { z } from 'zod'
import { sessionCookie } from '#access/sign-in/index.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'

type Json = Record<string, unknown>

const problem = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'fields', 'details'],
      properties: {
        code: { type: 'string' },
        fields: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'code'],
            properties: {
              path: { type: 'string' },
              code: { type: 'string' },
              values: { type: 'object' },
            },
          },
        },
        details: { type: 'object' },
      },
    },
  },
}

const refusals: Record<string, string> = {
  401: '未登录',
  403: '没有权限',
  404: '不存在或不可见',
  409: '被规则拒绝',
  412: '他人已修改',
  413: '内容太大',
  422: '输入有误，见 fields',
  429: '请求过快',
  503: '暂不可用，请稍后再试',
}

/** The OpenAPI 3.1 description of the endpoints. */
export function openApiOf(endpoints: Endpoint[], publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Covenant 守约', version: '1', description: '律所客户关系系统的接口。' },
    servers: [{ url: publicUrl }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie(publicUrl) },
        apiKey: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: problem },
    },
    paths,
  }
}

function operationOf(endpoint: Endpoint): Json {
  const changes = endpoint.method !== 'GET'
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    'x-right': endpoint.right,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    security: securityOf(endpoint),
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(changes
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              schema: { type: 'string', minLength: 8, maxLength: 200 },
            },
            { name: 'If-Match', in: 'header', schema: { type: 'string' } },
          ]
        : []),
    ],
    ...bodyOf(endpoint),
    responses: {
      [endpoint.status]: {
        description: '成功',
        ...(endpoint.status === 204 || endpoint.file
          ? {}
          : { content: jsonOf(schemaOf(endpoint.reply, 'output') ?? {}) }),
      },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          status,
          { description, content: jsonOf({ $ref: '#/components/schemas/Problem' }) },
        ]),
      ),
    },
  }
}

/** What is about oneself, an API key may not do: keys act for others' programs. */
function securityOf({ right }: Endpoint): Json[] {
  if (right === 'public') return []
  return right === 'signed-in' ? [{ session: [] }] : [{ session: [] }, { apiKey: [right] }]
}

function bodyOf(endpoint: Endpoint): Json {
  if (endpoint.upload) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' }
    const schema = { type: 'object', required: ['file'], properties: { file } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  const schema = schemaOf(endpoint.body, 'input')
  return schema ? { requestBody: { required: true, content: jsonOf(schema) } } : {}
}

const jsonOf = (schema: unknown) => ({ 'application/json': { schema } })

function schemaOf(schema: z.ZodType | undefined, io: 'input' | 'output'): Json | null {
  if (!schema || schema instanceof z.ZodUndefined) return null
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return rest
}

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query'): Json[] {
  const object = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  } | null
  return Object.entries(object?.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (object?.required ?? []).includes(name),
    schema: property,
  }))
}
