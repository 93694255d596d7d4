import pg from 'pg'

/** One statement as it went to the database. */
export interface Statement {
  name?: string
  text: string
  values: unknown[]
}

/** The statements of one connection between its `begin` and its end. */
export type Transaction = Statement[]

/** What the bench asks of a server that was started with this file loaded before it. */
export type CaptureOrder = 'capture' | 'release'

interface Sender {
  user?: string
  processID?: number
}

let open: Map<number, Transaction> | null = null
let ended: Transaction[] = []

/** Notes what the application's role sends, transaction by transaction. */
function note(sender: Sender, first: unknown, second: unknown): void {
  if (!open || sender.user !== 'covenant_app') return
  const named = first as Partial<Statement>
  const text = typeof first === 'string' ? first : named.text
  if (text === undefined) return
  const values = (typeof first === 'string' ? second : named.values) as unknown[] | undefined
  const connection = sender.processID ?? 0
  if (/^begin/i.test(text)) open.set(connection, [])
  const transaction = open.get(connection)
  if (!transaction) return
  const name = typeof first === 'string' ? undefined : named.name
  transaction.push({ text, values: Array.isArray(values) ? values : [], ...(name && { name }) })
  if (!/^(commit|rollback)/i.test(text)) return
  open.delete(connection)
  ended.push(transaction)
}

/** Starts noting. */
export function capture(): void {
  open = new Map()
  ended = []
}

/** Stops noting. @returns the transactions that ended meanwhile. */
export function release(): Transaction[] {
  open = null
  return ended
}

const query = pg.Client.prototype.query as (...all: unknown[]) => unknown
pg.Client.prototype.query = function (this: Sender, ...args: unknown[]) {
  note(this, args[0], args[1])
  return query.apply(this, args)
} as never

process.on('message', (order: CaptureOrder) => {
  if (order === 'capture') capture()
  else if (order === 'release') process.send?.({ captured: release() })
})
