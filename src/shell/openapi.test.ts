import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { openApiOf } from './openapi.ts'

const declare = (name: string, more: object) =>
  endpoint({
    name,
    method: 'POST',
    path: `/api/${name}/:id`,
    right: 'readLeads',
    summary: '一句话',
    params: z.strictObject({ id: z.uuid() }),
    reply: z.object({ id: z.uuid() }),
    ...more,
  }) as never

// oxlint-disable-next-line typescript/no-explicit-any -- a description is looked into freely
const described = (name: string, more: object, url = 'https://crm.mingli.example'): any => {
  const api = openApiOf([declare(name, more)], url) as never as {
    paths: Record<string, Record<string, object>>
    components: object
  }
  return { ...api.paths[`/api/${name}/{id}`]?.post, components: api.components }
}

test('a body is JSON, a file is a form', () => {
  const { requestBody } = described('noteTalk', {
    body: z.strictObject({ text: z.string().max(9) }),
  })
  expect(requestBody.content['application/json'].schema.properties.text.maxLength).toBe(9)
  const form = described('upload', { upload: true }).requestBody.content['multipart/form-data']
  expect(form.schema.required).toEqual(['file'])
})

test('who may call it: anybody, a session alone, or a key of that scope too', () => {
  expect(described('ask', { right: 'public' }).security).toEqual([])
  expect(described('me', { right: 'signed-in' }).security).toEqual([{ session: [] }])
  expect(described('lead', {}).security).toEqual([{ session: [] }, { apiKey: ['readLeads'] }])
})

test('the cookie has the name browsers send: another one over https', () => {
  const cookieAt = (url: string) => described('me', {}, url).components.securitySchemes.session.name
  expect(cookieAt('https://crm.mingli.example')).toBe('__Host-covenant_session')
  expect(cookieAt('http://localhost:8080')).toBe('covenant_session')
})

test('every parameter of the address is described, and every refusal points at the same problem', () => {
  const lead = described('lead', {})
  expect(lead.parameters[0]).toMatchObject({ name: 'id', in: 'path', required: true })
  for (const status of ['401', '409', '412', '413', '422', '429', '503'])
    expect(lead.responses[status].content['application/json'].schema.$ref).toBe(
      '#/components/schemas/Problem',
    )
  expect(lead.components.schemas.Problem.required).toEqual(['error'])
})
