import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildWebApp } from '../../launch/web-build.mjs'

const built = join(import.meta.dirname, '../../dist/web')
/** Bytes, compressed, of what is loaded until one sees one's day. */
const most = 260_000

beforeAll(buildWebApp, 120_000)

/** The start with its sheets, as the page links them, and what stands inside the door. */
function firstFiles(): string[] {
  const page = readFileSync(join(built, 'index.html'), 'utf8')
  const linked = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path ?? '',
  )
  const inside = readdirSync(join(built, 'assets'))
    .filter((name) => /^inside-.*\.(?:js|css)$/.test(name))
    .map((name) => `assets/${name}`)
  return [...new Set([...linked, ...inside])]
}

const weigh = (files: string[]) =>
  files.reduce((sum, path) => sum + statSync(join(built, `${path}.gz`)).size, 0)

test('what one loads to see one’s day is light, and comes in few files', () => {
  const files = firstFiles()
  expect(files.length).toBeGreaterThanOrEqual(4)
  expect(files.length).toBeLessThanOrEqual(6)
  expect(weigh(files)).toBeLessThan(most)
})

test('a page that is not one’s day would not pass for light', () => {
  const all = readdirSync(join(built, 'assets'))
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => `assets/${name}`)
    .filter((path) => statSync(join(built, path)).size >= 1_000)
  expect(weigh(all)).toBeGreaterThan(most)
})
