import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cruise } from '../../launch/boundaries.mjs'

const fixture = join(import.meta.dirname, 'fixtures/boundaries')
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[]
}

describe('the boundaries between areas', () => {
  test('hold in the product, and every file of it was read', () => {
    const { modules, violations } = cruise()
    expect(modules).toBeGreaterThan(20)
    expect(violations).toEqual([])
  })

  test('are guarded: each rule catches the bad example made for it', () => {
    const { violations } = cruise(fixture)
    const caught = new Set(violations.map(({ rule }) => rule))
    expect([...caught].sort()).toEqual(forbidden.map(({ name }) => name).sort())
  })

  test('leave well-kept files in peace', () => {
    const { violations } = cruise(fixture)
    const from = violations.map((one) => one.from)
    expect(from).not.toContain('src/client-file/well-kept.ts')
    expect(from).not.toContain('src/parties/names/types-only.ts')
    expect(from).not.toContain('src/parties/names/names.ts')
  })
})
