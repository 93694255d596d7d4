import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cruise } from '../../launch/boundaries.mjs'

const fixture = join(import.meta.dirname, 'fixtures/boundaries')
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[]
}

// Of the product itself they are asked by `npm run check`, which refuses when it read no module.
describe('the boundaries between areas', () => {
  const { violations } = cruise(fixture)

  test('are guarded: each rule catches the bad example made for it', () => {
    const caught = new Set(violations.map(({ rule }) => rule))
    expect([...caught].sort()).toEqual(forbidden.map(({ name }) => name).sort())
  })

  test('leave well-kept files in peace', () => {
    const from = violations.map((one) => one.from)
    expect(from).not.toContain('src/client-file/well-kept.ts')
    expect(from).not.toContain('src/parties/names/types-only.ts')
    expect(from).not.toContain('src/parties/names/names.ts')
  })
})
