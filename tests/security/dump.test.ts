import { test } from 'vitest'
import { z } from 'zod'
import { writeFileSync } from 'node:fs'
import { startProduct } from '../support/product.ts'
test('dump', async () => {
  const p = await startProduct()
  const out: string[] = []
  for (const { endpoint: e } of p.areas.entrances) {
    const s = (x: any) => x && !(x instanceof z.ZodUndefined) ? JSON.stringify(z.toJSONSchema(x, { io: 'input', unrepresentable: 'any' })).replaceAll('"$schema":"https://json-schema.org/draft/2020-12/schema",','').replaceAll(/"pattern":"[^"]*(?:uuid)?[^"]*",?/g,'') : ''
    out.push(`${e.method} ${e.path} [${e.right}] ${e.name}\n   Q ${s(e.query)}\n   B ${s(e.body)}`)
  }
  writeFileSync('/tmp/endpoints.txt', out.join('\n'))
  await p.close()
})
