import pg from 'pg'
import type { Transaction } from './capture.ts'

/** A connection that sends a request's statements again, without the product around them. */
export interface Replayer {
  /** Runs the transaction, statement by statement. @returns milliseconds. */
  run(transaction: Transaction): Promise<number>
  close(): Promise<void>
}

/** Connects as the product does: the application's role, statements prepared by name. */
export async function openReplayer(appUrl: string): Promise<Replayer> {
  const client = new pg.Client({
    connectionString: appUrl,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // Ended with the place; the statement under way fails by itself.
  client.on('error', () => {})
  await client.connect()
  return {
    run: async (transaction) => {
      const from = performance.now()
      for (const statement of transaction) await client.query(statement)
      return performance.now() - from
    },
    close: () => client.end(),
  }
}

/** Among what was captured, the transaction of the request: that of a person. */
export function personsTransaction(transactions: Transaction[]): Transaction {
  const found = transactions.filter((one) =>
    one.some(({ text, values }) => text.includes('covenant.kind') && values[0] === 'person'),
  )
  if (found.length !== 1) throw new Error(`${found.length} transactions of a person`)
  return found[0] as Transaction
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The same acts on new records: ids the request made are made anew each time. */
export function withNewIds(transaction: Transaction, madeSince: number): Transaction {
  const given = new Map<string, string>()
  const renew = (text: string) =>
    text.replaceAll(uuid, (id) => {
      const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
      if (at < madeSince) return id
      const known = given.get(id) ?? id.slice(0, 15) + crypto.randomUUID().slice(15)
      given.set(id, known)
      return known
    })
  return transaction.map((statement) => ({
    ...statement,
    values: statement.values.map((value) =>
      typeof value === 'string'
        ? renew(value)
        : Array.isArray(value)
          ? value.map((one) => (typeof one === 'string' ? renew(one) : one))
          : value,
    ),
  }))
}
