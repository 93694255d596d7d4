import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

// The web bundles contracts: whatever they bring along at run time travels to every browser.
const root = join(import.meta.dirname, '../..')

/** What a module brings along at run time; types are gone by then. */
function broughtBy(source: string): string[] {
  const found = source.matchAll(
    /^(?:import|export)\s+(?!type\b)(?:([^'"]*?)\s+from\s+)?['"]([^'"]+)['"]/gm,
  )
  return [...found].flatMap(([, names = '', from = '']) => {
    const list = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1]?.split(',') ?? ['*']
    const values = list.map((name) => name.trim()).filter((name) => name && !/^type\b/.test(name))
    return values.length > 0 ? [from] : []
  })
}

const placeOf = (from: string, importer: string): string | null => {
  if (from.startsWith('#')) return join(root, 'src', from.slice(1))
  return from.startsWith('.') ? join(dirname(importer), from) : null
}

/** Packages that a module reaches, each with the way to it. */
async function reached(file: string, seen = new Map<string, string>()): Promise<string[]> {
  if (seen.has(file)) return []
  seen.set(file, file)
  const packages: string[] = []
  for (const from of broughtBy(await readFile(file, 'utf8'))) {
    const place = placeOf(from, file)
    if (place) packages.push(...(await reached(place, seen)))
    else packages.push(`${from} through ${file.slice(root.length + 1)}`)
  }
  return packages
}

test('no contract brings more than zod into the web', async () => {
  const contracts = await Array.fromAsync(glob('src/**/contract.ts', { cwd: root }))
  expect(contracts.length).toBeGreaterThan(30)
  const heavy = new Set<string>()
  for (const contract of contracts) {
    for (const one of await reached(join(root, contract))) {
      if (!one.startsWith('zod ')) heavy.add(`${contract}: ${one}`)
    }
  }
  expect([...heavy]).toEqual([])
})

test('the guard sees what is brought along, and leaves types out', () => {
  expect(broughtBy("import { sql } from 'kysely'")).toEqual(['kysely'])
  expect(broughtBy("import { type Tx, open } from '#platform/db/database.ts'")).toHaveLength(1)
  expect(broughtBy("import type { Tx } from '#platform/db/database.ts'")).toEqual([])
  expect(broughtBy("import { type Tx } from '#platform/db/database.ts'")).toEqual([])
  expect(broughtBy("export * from './rules.ts'\nexport type { A } from 'pg'")).toEqual([
    './rules.ts',
  ])
  expect(broughtBy("import 'fastify'")).toEqual(['fastify'])
})
