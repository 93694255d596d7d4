import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstCharter, provisionIds } from '#charter/index.ts'

const provision = join(import.meta.dirname, '../../../shared/provision.md')

/** Ids of the rows in the tables of the provision. */
const rowsOf = (text: string): string[] =>
  [...text.matchAll(/^\| ([A-Z][0-9]+[a-z]?)(?: \*\*ext\*\*)? \|/gm)].map(
    (match) => match[1] as string,
  )

/** Rows no clause runs. src/charter/provision.test.ts takes every clause through its life. */
const withoutClause = (ids: readonly string[]): string[] =>
  ids.filter((id) => !firstCharter.some((clause) => clause.provision === id))

test('every row of the provision has a clause that runs, and so a test of its life', () => {
  expect(withoutClause(provisionIds)).toEqual([])
})

test.skipIf(!existsSync(provision))(
  'the rows we know are the rows of the written provision (skipped where ../shared/provision.md is not there)',
  () => {
    const rows = rowsOf(readFileSync(provision, 'utf8'))
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.toSorted()).toEqual([...provisionIds].toSorted())
  },
)

test('the guard sees a row without a clause', () => {
  expect(rowsOf('| id | duty |\n| D1 | call |\n| Z9 **ext** | dance |')).toEqual(['D1', 'Z9'])
  expect(withoutClause(['D1', 'Z9'])).toEqual(['Z9'])
})
