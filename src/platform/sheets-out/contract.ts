import { z } from 'zod'
import { endpoint } from '../http/endpoint.ts'
import { sheetLanguages } from './cells.ts'

export const sheetFormats = ['xlsx', 'csv'] as const
export type SheetFormat = (typeof sheetFormats)[number]

/** Rows of one file at most; more are left out, and the reply says so. */
export const mostSheetRows = 50_000

/** Bytes a file may take in memory, compressed, before it is sent; a file that would take more ends there. */
export const mostHeldBytes = 24 * 1024 * 1024

/** The key of a column: one of the list's own, or `custom.key` where the firm made it. */
const ColumnKey = z.stringFormat('column_key', /^[a-zA-Z][\w.-]{0,79}$/)

/**
 * Declares the export of a list: `query` are the list's filters as its own endpoint takes them, without
 * the place in it. The reply is a file; `x-covenant-rows` says how many rows it has, and
 * `x-covenant-capped` that there were more.
 */
export const exportEndpoint = <Query extends z.ZodType>(declared: {
  name: string
  path: string
  right: string
  summary: string
  query: Query
}) =>
  endpoint({
    name: declared.name,
    method: 'POST',
    path: declared.path,
    right: declared.right,
    summary: declared.summary,
    body: z.strictObject({
      format: z.enum(sheetFormats),
      language: z.enum(sheetLanguages).default('zh-CN'),
      /** In this order; all of them where none is named. */
      columns: z.array(ColumnKey).max(60).default([]),
      query: declared.query,
    }),
    reply: z.unknown(),
    file: true,
    // A file of thousands of rows is work: few people need more in a minute, a script that takes all does.
    perMinute: 20,
  })
