import type { Endpoint } from '#platform/http/endpoint.ts'

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** A page a developer can read: every endpoint with its right and what it asks. No script. */
export function docsPage(description: Record<string, unknown>, endpoints: Endpoint[]): string {
  const paths = description.paths as Record<string, Record<string, unknown>>
  const groups = Map.groupBy(endpoints, (endpoint) => endpoint.path.split('/')[2] ?? 'api')
  const body = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([name, ones]) =>
        `<section id="${escaped(name)}"><h2>${escaped(name)}</h2>${ones.map((one) => entryOf(one, paths)).join('')}</section>`,
    )
    .join('')
  const links = [...groups.keys()]
    .sort()
    .map((name) => `<a href="#${escaped(name)}">${escaped(name)}</a>`)
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>守约接口文档</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<header><h1>守约接口文档</h1><p>机器可读的描述：<a href="/api/openapi.json">/api/openapi.json</a>（OpenAPI 3.1）。
以 <code>Authorization: Bearer cov_…</code> 使用接口密钥；写操作请带 <code>Idempotency-Key</code>，修改请带 <code>If-Match</code>。</p>
<nav>${links.join(' ')}</nav></header>${body}</body></html>`
}

function entryOf(endpoint: Endpoint, paths: Record<string, Record<string, unknown>>): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
  const operation = paths[path]?.[endpoint.method.toLowerCase()] as Record<string, unknown>
  const detail = JSON.stringify(
    { parameters: operation.parameters, requestBody: operation.requestBody },
    null,
    2,
  )
  return `<details id="${escaped(endpoint.name)}"><summary><b class="${endpoint.method}">${endpoint.method}</b>
<code>${escaped(endpoint.path)}</code> ${escaped(endpoint.summary)} <small>${escaped(endpoint.right)}</small></summary>
<pre>${escaped(detail)}</pre></details>`
}

export const docsStyle = `body{font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:960px;margin:0 auto;padding:24px;color:#1c2430;background:#fff}
nav a{margin-right:12px}details{border-top:1px solid #e3e6eb;padding:8px 0}summary{cursor:pointer}b{display:inline-block;width:64px;color:#1f3a68}
small{color:#5b6675}pre{overflow:auto;background:#f6f7f9;padding:12px;font-size:12px}
@media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#14181f}pre{background:#1d232d}b,a{color:#9db8e8}small{color:#9aa5b4}details{border-color:#2b3340}}`
