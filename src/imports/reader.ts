import { Worker } from 'node:worker_threads'
import { badInput, Refusal } from '#platform/http/refusal.ts'
import type { FileProblem, Header, NoHeader, OwnTitles } from '#platform/sheets/index.ts'
import type { Language, RowProblem } from './reading/index.ts'

/** A sheet as it was found, before anybody says how to read it. */
export interface SheetFound {
  name: string
  hidden: boolean
  rowCount: number
  hiddenColumns: number[]
  hiddenRowCount: number
  header: {
    row: number
    titles: string[]
    fingerprint: string
    columns: Record<number, string>
  } | null
  noHeader: NoHeader['code'] | null
  /** Rows that might be headers an office told us of before. */
  candidates: { row: number; titles: string[]; fingerprint: string }[]
}
export type Survey =
  | { ok: true; format: 'xlsx' | 'csv'; encoding: string | null; sheets: SheetFound[] }
  | { ok: false; code: FileProblem; values: Record<string, string | number> }

/** How a sheet is to be read. */
export interface Plan {
  sheet: number
  headerRow: number
  columns: Record<number, string>
}

export type Demand =
  | { task: 'open'; bytes: Uint8Array; name: string; own: OwnTitles[] }
  | { task: 'header'; sheet: number; row: number }
  | { task: 'account'; importId: string; plans: Plan[]; year: number }
  | { task: 'batch' }
  | {
      task: 'failures'
      sheet: number
      headerRow: number
      rows: { row: number; problems: RowProblem[] }[]
      language: Language
    }

/** A file open in a thread of its own. Close it. */
export interface OpenFile {
  survey: Extract<Survey, { ok: true }>
  header(sheet: number, row: number): Promise<Header>
  /** Rows by kind of each plan; then the rows, each batch a JSON array ready for the database. */
  account(importId: string, plans: Plan[], year: number): Promise<Record<string, number>[]>
  batches(): AsyncGenerator<string>
  failures(demand: Omit<Extract<Demand, { task: 'failures' }>, 'task'>): Promise<Uint8Array>
  close(): void
}

/** Files read at the same time; others wait their turn. */
const atOnce = 2
/** Milliseconds one step of reading may take. */
const longestStep = 20_000
/** Files that wait for their turn; each holds a connection to the database. */
const waitAtMost = 3

let open = 0
const waiting: (() => void)[] = []

async function takeTurn(): Promise<() => void> {
  if (waiting.length >= waitAtMost) throw new Refusal(429, 'too_fast')
  if (open >= atOnce) await new Promise<void>((turn) => waiting.push(turn))
  else open += 1
  let left = false
  return () => {
    if (left) return
    left = true
    const next = waiting.shift()
    if (next) next()
    else open -= 1
  }
}

/**
 * Opens a spreadsheet off the event loop; what cannot be read is refused with its reason (422).
 * @param readingModule with the export `reading`: how lists of this kind are read
 * @param own fields of the firm's own that columns may be titled as
 */
export async function openFile(
  readingModule: URL,
  bytes: Uint8Array,
  name: string,
  own: OwnTitles[] = [],
): Promise<OpenFile> {
  const leave = await takeTurn()
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1_536 },
    workerData: readingModule.href,
  })
  const close = () => {
    leave()
    void worker.terminate()
  }
  const ask = <Result>(demand: Demand) => askOf<Result>(worker, demand)
  try {
    const survey = await ask<Survey>({ task: 'open', bytes, name, own })
    if (!survey.ok) {
      throw badInput([{ path: 'file', code: survey.code, values: survey.values }])
    }
    return {
      survey,
      header: (sheet, row) => ask({ task: 'header', sheet, row }),
      account: (importId, plans, year) => ask({ task: 'account', importId, plans, year }),
      async *batches() {
        // The next one is written while the database takes the one before.
        let next = ask<string | null>({ task: 'batch' })
        for (;;) {
          const batch = await next
          if (batch === null) return
          next = ask<string | null>({ task: 'batch' })
          next.catch(() => {})
          yield batch
        }
      },
      failures: (demand) => ask({ task: 'failures', ...demand }),
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

/** One question at a time; a thread that dies of its file refuses the file. */
function askOf<Result>(worker: Worker, demand: Demand): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer)
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
    }
    const onMessage = (answer: { result: Result } | { error: string }) => {
      settle()
      if ('error' in answer) reject(new Error(answer.error))
      else resolve(answer.result)
    }
    const onError = (error: Error & { code?: string }) => {
      settle()
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(full ? badInput([{ path: 'file', code: 'unpacks_too_large' }]) : error)
    }
    const onExit = () => {
      settle()
      reject(new Error('the file was closed while it was read'))
    }
    const timer = setTimeout(() => {
      settle()
      void worker.terminate()
      reject(badInput([{ path: 'file', code: 'takes_too_long' }]))
    }, longestStep)
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(demand)
  })
}
