import { sql } from 'kysely'
import type { z } from 'zod'
import { type Entrance, entrance, type Input, personIdOf, type Work } from '#access/index.ts'
import type { Endpoint, FileReply, QueryOf, ReplyOf } from '#platform/http/endpoint.ts'
import { badInput, forbidden, refused } from '#platform/http/refusal.ts'
import {
  type exportEndpoint,
  mostHeldBytes,
  mostSheetRows,
  type SheetFormat,
} from '#platform/sheets-out/contract.ts'
import {
  type InBoth,
  inOne,
  type SheetColumn,
  type SheetLanguage,
  sheetWriter,
} from '#platform/sheets-out/index.ts'
import { dayOf } from '../day.ts'
import { publishAboutFirm } from '../publish.ts'

/** Rows read at a time. */
const batch = 500

/** A list that can be taken away as a file. */
export interface ListExport<Query, Row> {
  /** Declared by `exportEndpoint`. */
  endpoint: Endpoint
  /** Its name in the log: `leads`. */
  list: string
  /** What the file is called. */
  title: InBoth
  /**
   * The columns it offers, in their usual order. A function where they come from the firm: what it adds
   * to the list's own is called `custom.key`.
   */
  columns: SheetColumn<Row>[] | ((work: Work) => Promise<SheetColumn<Row>[]>)
  /** A page of the list as its own endpoint reads it, so that a file never shows more than the screen. */
  page: (
    work: Work,
    query: Query,
    after: string | undefined,
    size: number,
    /** Keys of the columns that are written, for what is read only when it is shown. */
    columns: string[],
  ) => Promise<{ items: Row[]; next: string | null }>
}

/** What a list is asked for, without the place in it. */
export type FiltersOf<E> = Omit<QueryOf<E>, 'after' | 'limit'>
/** A row of a list. */
export type ItemOf<E> = ReplyOf<E> extends { items: (infer Item)[] } ? Item : never

type Page<Row> = Promise<{ items: Row[]; next: string | null }>

/** The pages of a list whose own verb takes the place and the size in its query. `most`: rows it reads at a time. */
export const pagesOf =
  <Asked extends { after?: string | undefined; limit: number }, Row>(
    read: (work: Work, input: { query: Asked }) => Page<Row>,
    most: number = batch,
  ): ListExport<Omit<Asked, 'after' | 'limit'>, Row>['page'] =>
  (work, query, after, size) =>
    read(work, { query: { ...query, after, limit: Math.min(size, most) } as unknown as Asked })

/** The one page of a list that is bounded, and read whole on the screen too. */
export const onePage =
  <Query, Row>(
    read: (work: Work, query: Query) => Promise<Row[]>,
  ): ListExport<Query, Row>['page'] =>
  async (work, query) => ({ items: await read(work, query), next: null })

interface Wanted<Query> {
  format: SheetFormat
  language: SheetLanguage
  columns: string[]
  query: Query
}

type ExportBody = z.output<NonNullable<ReturnType<typeof exportEndpoint>['body']>>

/**
 * The entrance that makes the file. Nobody is given a file the log does not know: it is written batch by
 * batch into compressed pieces, recorded with its number of rows, and sent piece by piece when both are certain.
 */
export function exportEntrance<Query, Row>(list: ListExport<Query, Row>): Entrance {
  return entrance(list.endpoint, async (work, { body }: Input<Endpoint>) => {
    const { columns: keys, ...wanted } = body as ExportBody
    return writeList(work, list, { ...wanted, columns: keys, query: wanted.query as Query })
  })
}

async function writeList<Query, Row>(
  work: Work,
  list: ListExport<Query, Row>,
  wanted: Wanted<Query>,
): Promise<FileReply> {
  await expectAlone(work)
  const columns = await columnsOf(work, list, wanted.columns)
  const keys = columns.map(({ key }) => key)
  const { format, language, query } = wanted
  const title = inOne(list.title, language)
  const file = sheetWriter(format, {
    name: title,
    titles: columns.map((column) => inOne(column.title, language)),
    widths: columns.map((column) => column.width ?? 16),
  })
  let rows = 0
  let after: string | undefined
  do {
    const size = Math.min(batch, mostSheetRows - rows)
    const page = await list.page(work, query, after, size, keys)
    for (const row of page.items) file.write(columns.map((column) => column.cell(row, language)))
    rows += page.items.length
    after = page.next ?? undefined
  } while (after !== undefined && rows < mostSheetRows && file.held() < mostHeldBytes)
  const capped = after !== undefined
  await record(work, list.list, { ...wanted, columns: keys }, rows, capped)
  return {
    name: `${title} ${dayOf(work.now)}.${format}`,
    mediaType: mediaTypes[format],
    ...file.end(),
    headers: {
      'x-covenant-rows': String(rows),
      ...(capped ? { 'x-covenant-capped': 'true' } : {}),
    },
  }
}

const mediaTypes: Record<SheetFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** One file at a time for each person: each holds a connection while it is written. */
async function expectAlone(work: Work): Promise<void> {
  const person = personIdOf(work.actor)
  if (!person) throw forbidden()
  const lock = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`export|${person}`}, 0)) as got`.execute(
    work.tx,
  )
  if (!lock.rows[0]?.got) throw refused('export_running')
}

async function columnsOf<Query, Row>(
  work: Work,
  { columns }: ListExport<Query, Row>,
  keys: string[],
): Promise<SheetColumn<Row>[]> {
  const offered = typeof columns === 'function' ? await columns(work) : columns
  if (keys.length === 0) return offered
  const chosen = [...new Set(keys)].map((key) => offered.find((column) => column.key === key))
  const unknown = chosen.indexOf(undefined)
  if (unknown >= 0) throw badInput([{ path: `columns.${unknown}`, code: 'not_a_choice' }])
  return chosen as SheetColumn<Row>[]
}

/** Words somebody searched for may be a client's name; the readers of the firm's log need not see that client. */
const words = new Set(['q', 'search'])

async function record(
  work: Work,
  list: string,
  { format, columns, query }: Wanted<unknown>,
  rows: number,
  capped: boolean,
): Promise<void> {
  const filters = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  await publishAboutFirm(work, [
    {
      type: 'list.exported',
      data: {
        list,
        format,
        columns,
        filters: Object.fromEntries(filters.filter(([key]) => !words.has(key))),
        searched: filters.some(([key]) => words.has(key)),
        rows,
        capped,
      },
    },
  ])
}
