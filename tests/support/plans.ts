import pg from 'pg'
import type { Statement, Transaction } from '../../bench/capture.ts'

/** A statement that reads a big table from end to end. */
export interface Scan {
  table: string
  statement: string
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  Plans?: Plan[]
}

const isOrdinary = ({ text }: Statement) => /^\s*(select|insert|update|delete|with)\b/i.test(text)
const isEnd = ({ text }: Statement) => /^(commit|rollback)/i.test(text)
/** The settings of row-level security: they are part of every transaction, whatever else is only planned. */
const isIntroduction = ({ text }: Statement) => text.includes('covenant.kind')

/** Looks for sequential scans in what the product sent, as the product would run it. */
export async function openScanFinder(appUrl: string, big: readonly string[]) {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()

  /** How often the connection has read big tables from end to end, also inside functions and policies. */
  const scans = async (): Promise<Map<string, number>> => {
    const { rows } = await client.query<{ table: string; scans: number }>(
      `select relname as table, seq_scan::int as scans from pg_stat_xact_user_tables
       where seq_scan > 0 and relname = any ($1)`,
      [big],
    )
    return new Map(rows.map((row) => [row.table, row.scans]))
  }
  const more = (before: Map<string, number>, after: Map<string, number>) =>
    [...after.keys()].filter((table) => (after.get(table) ?? 0) > (before.get(table) ?? 0))
  const planned = async (statement: Statement): Promise<string[]> => {
    const text = `explain (format json) ${statement.text}`
    const { rows } = await client.query(text, statement.values)
    return tablesScanned(rows[0]['QUERY PLAN'][0].Plan).filter((table) => big.includes(table))
  }
  /** Runs `look` for the statements of the transaction, between its own beginning and a rollback. */
  const within = async (
    [begin, ...statements]: Transaction,
    look: (statement: Statement) => Promise<string[]>,
  ): Promise<Scan[]> => {
    const found: Scan[] = []
    await client.query(begin as Statement)
    for (const statement of statements) {
      if (isEnd(statement)) break
      if (!isOrdinary(statement) || isIntroduction(statement)) await client.query(statement)
      else
        for (const table of new Set(await look(statement)))
          found.push({ table, statement: statement.text })
    }
    await client.query('rollback')
    return found
  }
  return {
    /** By the plans alone: also for what changes something, and was done already. */
    inPlans: (transaction: Transaction) => within(transaction, planned),
    /** By running what only reads. */
    inRuns: async (transaction: Transaction): Promise<Scan[]> => {
      let before = await scans()
      return within(transaction, async (statement) => {
        await client.query(statement)
        const after = await scans()
        const found = more(before, after)
        before = after
        return found
      })
    },
    close: () => client.end(),
  }
}

const tablesScanned = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : []),
  ...(plan.Plans ?? []).flatMap(tablesScanned),
]
