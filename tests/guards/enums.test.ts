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

interface Constraint extends Choice {
  column: string
  /** The constraint is this list and nothing else: all that the column may hold. */
  whole: boolean
}

/** Lists of words in a CHECK as PostgreSQL writes it down. */
function listsIn(table: string, name: string, definition: string): Constraint[] {
  const whole = /^CHECK \(\(\w+ = ANY \(ARRAY\[[^\]]+\]\)\)\)$/.test(definition)
  const found = definition.matchAll(/\(?(\w+)\)?(?:::text)? = ANY \(+ARRAY\[([^\]]+)\]/g)
  return [...found].map(([, column = '', list = '']) => ({
    where: `${table}.${name}`,
    column: `${table}.${column}`,
    values: [...list.matchAll(/'([^']*)'/g)].map((match) => match[1] as string),
    whole,
  }))
}

async function constraints(): Promise<Constraint[]> {
  const client = new pg.Client({ connectionString: db.adminUrl })
  await client.connect()
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where n.nspname = 'firm' and c.contype = 'c'`)
  await client.end()
  return rows.flatMap(({ table, name, definition }) => listsIn(table, name, definition))
}

/** Every list of words the wire and the rules know: exported arrays, and enums anywhere in exported schemas. */
async function lists(): Promise<Choice[]> {
  const found: Choice[] = []
  for await (const file of glob(
    ['src/**/contract.ts', 'src/**/fields.ts', 'src/**/rules.ts', 'src/access/actor.ts'],
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

const written = (values: string[]) => values.join(' ')

/** Columns whose whole list no list of the wire equals, word for word and in its order. */
const unmatched = (all: Constraint[], known: Choice[]): Constraint[] => {
  const wire = new Set(known.map((one) => written(one.values)))
  return all.filter((one) => one.whole && !wire.has(written(one.values)))
}

/** Conditions that name words their column cannot hold. */
const impossible = (all: Constraint[]): Constraint[] =>
  all.filter((part) => {
    const whole = all.find((one) => one.whole && one.column === part.column)
    return !whole || part.values.some((value) => !whole.values.includes(value))
  })

test('every list of words in a CHECK is a list the wire knows', async () => {
  const [all, known] = [await constraints(), await lists()]
  expect(all.filter((one) => one.whole).length).toBeGreaterThan(60)
  expect(known.length).toBeGreaterThan(60)
  expect(unmatched(all, known)).toEqual([])
})

/** Said of so many things, stored or worked out, that the name alone ties them to no column. */
const namesOfAnything = ['kind', 'state', 'status', 'what']
const snake = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Lists of replies under a name that columns bear, and equal to the list of none of them: the wire
 * would refuse to say what the database holds, or promise what it never will.
 */
const astray = (all: Constraint[], replies: Choice[]): Choice[] =>
  replies.filter(({ where, values }) => {
    const name = snake(where.split('.').at(-1) ?? '')
    if (namesOfAnything.includes(name)) return false
    const columns = all.filter((one) => one.whole && one.column.endsWith(`.${name}`))
    const same = (one: Constraint) =>
      written([...one.values].sort()) === written([...values].sort())
    return columns.length > 0 && !columns.some(same)
  })

test('what a reply calls by a column’s name can be all that such a column holds, and no more', async () => {
  const all = await constraints()
  const replies = (await lists()).filter((one) => /\.reply\./.test(one.where))
  expect(replies.length).toBeGreaterThan(60)
  expect(astray(all, replies).map(({ where, values }) => `${where}: ${written(values)}`)).toEqual(
    [],
  )
})

test('a condition on a column names only words the column can hold', async () => {
  const all = await constraints()
  expect(all.filter((one) => !one.whole).length).toBeGreaterThan(5)
  expect(impossible(all)).toEqual([])
})

test('the guard sees a word that one side lacks, and words in another order', () => {
  const [state] = listsIn('door', 'a', "CHECK ((state = ANY (ARRAY['open'::text, 'shut'::text])))")
  const wire = (...values: string[]) => [{ where: 'wire', values }]
  expect(state).toMatchObject({ column: 'door.state', values: ['open', 'shut'], whole: true })
  expect(unmatched([state as Constraint], wire('open', 'shut', 'ajar'))).toEqual([state])
  expect(unmatched([state as Constraint], wire('shut', 'open'))).toEqual([state])
  expect(unmatched([state as Constraint], wire('open', 'shut'))).toEqual([])
  const odd = "CHECK (((state = ANY (ARRAY['ajar'::text])) = (seen_at IS NOT NULL)))"
  const [part] = listsIn('door', 'b', odd)
  expect(part).toMatchObject({ column: 'door.state', values: ['ajar'], whole: false })
  expect(impossible([state as Constraint, part as Constraint])).toEqual([part])

  const stage = { ...(state as Constraint), column: 'door.stage' }
  const reply = (...values: string[]) => [{ where: 'x.reply.shape.stage', values }]
  expect(astray([stage], reply('open'))).toHaveLength(1)
  expect(astray([stage], reply('open', 'shut', 'ajar'))).toHaveLength(1)
  expect(astray([stage], reply('shut', 'open'))).toEqual([])
})
