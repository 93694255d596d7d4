import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

const root = join(import.meta.dirname, '../..')
let db: TestDatabase

beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db?.drop())

interface Choice {
  where: string
  values: string[]
}

/** Lists of words that CHECK constraints allow. */
async function checks(): Promise<Choice[]> {
  const client = new pg.Client({ connectionString: db.adminUrl })
  await client.connect()
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where n.nspname = 'firm' and c.contype = 'c'`)
  await client.end()
  return rows.flatMap(({ table, name, definition }) => {
    // A list alone is a choice; lists inside a longer condition speak of some of them only.
    const list = /^CHECK \(\(+"?\w+"? = ANY \(+ARRAY\[([^\]]+)\]/.exec(definition)?.[1]
    if (!list || / (AND|OR) /.test(definition)) return []
    return [
      {
        where: `${table}.${name}`,
        values: [...list.matchAll(/'([^']*)'/g)].map((match) => match[1] as string),
      },
    ]
  })
}

/** Every list of words the wire and the rules know: exported arrays, and enums anywhere in exported schemas. */
async function lists(): Promise<Choice[]> {
  const found: Choice[] = []
  for await (const file of glob(
    [
      'src/**/contract.ts',
      'src/**/rules.ts',
      'src/**/words.ts',
      'src/access/actor.ts',
      'src/charter/clauses/contract.ts',
      'src/**/fields.ts',
    ],
    { cwd: root },
  )) {
    const module = (await import(join(root, file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(module))
      collect(`${file}#${name}`, value, found, new Set())
  }
  return found
}

function collect(where: string, value: unknown, found: Choice[], seen: Set<unknown>): void {
  if (value === null || typeof value !== 'object' || seen.has(value)) return
  seen.add(value)
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')) {
    found.push({ where, values: value })
    return
  }
  const schema = value as { def?: { type?: string; entries?: Record<string, string> } }
  if (schema.def?.type === 'enum' && schema.def.entries) {
    found.push({ where, values: Object.values(schema.def.entries) })
    return
  }
  // Into objects, arrays and optional parts of schemas, and the parts of an endpoint.
  const inner = [
    schema.def,
    (value as { shape?: unknown }).shape,
    ...partsOf(value as Record<string, unknown>),
  ]
  for (const part of inner) {
    if (part && typeof part === 'object')
      for (const [key, one] of Object.entries(part)) collect(`${where}.${key}`, one, found, seen)
  }
}

const partsOf = (value: Record<string, unknown>): Record<string, unknown>[] =>
  'params' in value || 'reply' in value
    ? [{ params: value.params, query: value.query, body: value.body, reply: value.reply }]
    : []

const sorted = (values: string[]) => [...values].sort().join(' ')

/** CHECKs whose list no Zod enum equals. */
const unmatched = (constraints: Choice[], known: Choice[]): Choice[] => {
  const all = new Set(known.map((one) => sorted(one.values)))
  return constraints.filter((one) => !all.has(sorted(one.values)))
}

test('every list of words in a CHECK is a list the wire knows', async () => {
  const [constraints, known] = [await checks(), await lists()]
  expect(constraints.length).toBeGreaterThan(10)
  expect(known.length).toBeGreaterThan(10)
  expect(unmatched(constraints, known)).toEqual([])
})

test('the guard sees a word that one side lacks', () => {
  const constraint = { where: 'careless', values: ['open', 'shut'] }
  expect(unmatched([constraint], [{ where: 'wire', values: ['open', 'shut', 'ajar'] }])).toEqual([
    constraint,
  ])
  expect(unmatched([constraint], [{ where: 'wire', values: ['shut', 'open'] }])).toEqual([])
})
