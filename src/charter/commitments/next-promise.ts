import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import { type InBoth, inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import { dueFirst } from './read.ts'

/** A row of a list whose file says which promise falls due first. */
export interface WithPromise {
  nextPromise?: InBoth | undefined
}

/** Beside the time at which something falls due: what it is. */
export const promiseColumn: SheetColumn<WithPromise> = {
  key: 'promiseName',
  title: { zh: '最近到期的承诺', en: 'Promise next due' },
  cell: ({ nextPromise }, language) => (nextPromise ? inOne(nextPromise, language) : null),
  width: 30,
}

/** A page of leads, clients or engagements with what is owed first of each, where the column is written. */
export async function withNextPromise<Row extends { id: string }>(
  { tx }: Work,
  page: { items: Row[]; next: string | null },
  columns: string[],
): Promise<{ items: (Row & WithPromise)[]; next: string | null }> {
  if (!columns.includes(promiseColumn.key) || page.items.length === 0) return page
  const { rows } = await sql<{ of: string; title: InBoth }>`
    select first.of, clause.definition -> 'title' as title
    from ${dueFirst(page.items.map((row) => row.id))} as first
      join clause on clause.charter_version = first.version and clause.code = first.clause`.execute(
    tx,
  )
  const titles = new Map(rows.map((row) => [row.of, row.title]))
  return {
    ...page,
    items: page.items.map((row) => ({ ...row, nextPromise: titles.get(row.id) })),
  }
}
