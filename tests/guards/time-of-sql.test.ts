import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Time comes from the clock of the product and days are those of the firm: what the database takes for now, and for today
// by UTC, is neither.

const root = join(import.meta.dirname, '../..')
const ofDatabase =
  /\bnow\s*\(\s*\)|\b(?:current_date|current_time(?:stamp)?|localtime(?:stamp)?)\b|\b(?:clock|statement|transaction)_timestamp\s*\(|\btimeofday\s*\(/i
/** Statements as they are written here: in a template of `sql`, its types before it, or given to `query` as a text. */
const statement = /\bsql(?:<[^`]*?>)?`([^`]*)`|\.query\(\s*(['`])([\s\S]*?)\2/g

/** Statements that ask the database what time it is. Comments within them say what they like. */
const askingTheDatabase = (source: string): string[] =>
  [...source.matchAll(statement)]
    .map((found) => (found[1] ?? found[3] ?? '').replaceAll(/--.*$/gm, ''))
    .filter((text) => ofDatabase.test(text))

test('no statement of ours asks the database what time it is', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.(test|fixture)\.tsx?$/.test(file),
  )
  expect(files.length).toBeGreaterThan(500)
  const asking = files.filter(
    (file) => askingTheDatabase(readFileSync(join(root, file), 'utf8')).length > 0,
  )
  expect(asking).toEqual([])
})

test('each way of asking is caught', () => {
  const ways =
    'now() current_date CURRENT_TIMESTAMP current_time localtimestamp localtime clock_timestamp() statement_timestamp() transaction_timestamp()'
  for (const way of ways.split(' ')) {
    expect(askingTheDatabase(`sql\`select 1 where at < ${way}\``), way).toHaveLength(1)
    expect(askingTheDatabase(`sql<{ at: Date }>\`\n  select ${way} as at\``), way).toHaveLength(1)
    expect(askingTheDatabase(`admin.query('select ${way}')`), way).toHaveLength(1)
  }
  const fine = [
    'const at = now()',
    'sql`select known_date, nowhere from lead -- not current_date`',
    "say('current_date')",
  ]
  for (const text of fine) expect(askingTheDatabase(text), text).toEqual([])
})
