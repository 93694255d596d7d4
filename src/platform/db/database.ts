import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { Kysely, type KyselyProps, PostgresDialect, Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '../../../db/types.ts'
import { NamedQuery } from './named-query.ts'

export type Database = Kysely<DB>
export type Tx = Transaction<DB>
export type { DB }

// Numbers of the database as the product uses them: int8 (event ids, counts) fits a double for any
// log we will see; numeric stays text, because money is exact; a date stays the day it names.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const parseType: (oid: number, parse: (text: string) => unknown) => void = pg.types.setTypeParser
const listOfInt8 = 1016
parseType(listOfInt8, (text) => [...text.matchAll(/-?\d+/g)].map(Number))
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Statements prepared once a connection: planning a policy costs more than running it (stack.md). */
const statementNames = new Map<string, string>()
const statementNameLimit = 2_000

function statementName(text: string): string | undefined {
  const known = statementNames.get(text)
  if (known) return known
  if (statementNames.size >= statementNameLimit) return undefined
  const name = `c${createHash('sha1').update(text).digest('base64url')}`
  statementNames.set(text, name)
  return name
}

/** Sent before anything else of a transaction; nobody waits for what they answer. */
const opensTransaction = (text: string) => text === 'begin'
const saysWhoActs = (text: string) => /^select\s+set_config\('covenant\./.test(text)
const endsTransaction = (text: string) => text === 'commit' || text === 'rollback'
/** After these nobody knows who acts but the database. */
const turnsBack = (text: string) => /^(begin|commit|rollback|savepoint|release)/.test(text)
const sameSaid = (one: unknown[], other: unknown[]) =>
  one[0] === other[0] &&
  (one[1] as unknown[]).every((value, at) => value === (other[1] as unknown[])[at])

interface HeldBack {
  text: string
  args: unknown[]
}

const nothingAnswered = () => Promise.resolve({ command: '', rowCount: 0, rows: [] }) as never

/**
 * Names every parametrised query, so that `pg` prepares it once on each connection. What answers nothing
 * of interest, the beginning of a transaction and who acts in it, travels with the statement that follows:
 * half the journeys of a small act. Where one of them fails, so does that statement. Who acts already need
 * not be said again.
 */
class PreparingClient extends pg.Client {
  #heldBack: HeldBack[] = []
  #gathers = false
  /** What was said last of who acts, as it was sent. */
  #acting: unknown[] | null = null

  override query(...args: unknown[]): never {
    const [text] = args
    if (typeof text !== 'string' || typeof args.at(-1) === 'function') return this.#send(args)
    if (turnsBack(text)) this.#acting = null
    if (opensTransaction(text)) return this.#holdBack({ text, args })
    if (saysWhoActs(text)) {
      // Of several who were to act nobody did but the last.
      this.#forget(saysWhoActs)
      if (this.#acting && sameSaid(args, this.#acting)) return nothingAnswered()
      return this.#holdBack({ text, args })
    }
    if (endsTransaction(text)) this.#forget(saysWhoActs)
    if (this.#heldBack.length === 0) return this.#send(args)
    const before = this.#heldBack
    this.#heldBack = []
    this.#acting = before.findLast((one) => saysWhoActs(one.text))?.args ?? this.#acting
    const answers = [...before.map((one) => one.args), args].map(
      (each) => this.#send(each) as Promise<unknown>,
    )
    return Promise.all(answers).then((all) => all.at(-1)) as never
  }

  #forget(which: (text: string) => boolean): void {
    this.#heldBack = this.#heldBack.filter((one) => !which(one.text))
  }

  #holdBack(one: HeldBack): never {
    this.#heldBack.push(one)
    return nothingAnswered()
  }

  /** What is said in one breath leaves in one piece. */
  #gather(): void {
    if (this.#gathers) return
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    this.#gathers = true
    stream.cork()
    process.nextTick(() => {
      this.#gathers = false
      stream.uncork()
    })
  }

  #send(args: unknown[]): never {
    this.#gather()
    const [text, values] = args
    const send = super.query as unknown as (...all: unknown[]) => never
    const named = typeof text === 'string' && Array.isArray(values) && text.length < 10_000
    if (named && typeof args.at(-1) !== 'function') {
      const name = statementName(text)
      if (name) {
        const query = new NamedQuery(name, text, values)
        send.call(this, query)
        return query.answer as never
      }
    }
    return send.call(this, ...args)
  }
}

export interface DatabaseOptions {
  url: string
  /** Connections at most; default 10. */
  connections?: number
  name?: string
  /** Milliseconds somebody waits for a connection at most, a free one or a new one; default: as long as it takes. */
  waitAtMost?: number
}

/** No connection to the database was to be had in time, or at all. */
export class NoConnection extends Error {
  override name = 'NoConnection'
}

/** Opens the firm's database as the role in `url`. Close with `database.destroy()`. */
export function openDatabase({
  url,
  connections = 10,
  name = 'covenant',
  waitAtMost = 0,
}: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // A new connection knows no statement yet: two stay, also while nobody speaks.
    min: Math.min(2, connections),
    application_name: name,
    Client: PreparingClient,
    // Statements leave without waiting for those before them to be answered.
    pipeline: true,
    connectionTimeoutMillis: waitAtMost,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it ends the process.
  pool.on('error', () => {})
  // So does one that breaks in use: its query is refused, and nobody else need hear of it.
  pool.on('connect', (client) => client.on('error', () => {}))
  const connecting = {
    options: pool.options,
    connect: () =>
      pool.connect().catch((cause: unknown) => {
        throw new NoConnection('no connection to the database', { cause })
      }),
    end: () => pool.end(),
  }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: connecting }) })
}

/** What was sent in a transaction and is not waited for. */
interface Unheard {
  answers: Set<Promise<void>>
  /** The first of them that failed. */
  failed: { error: unknown } | null
}

const unheard = new WeakMap<Tx, Unheard>()
/** So many may be under way; whoever sends faster than they are carried out waits. */
const unheardMost = 16

/**
 * For a statement whose answer nobody needs: the act goes on while the database carries it out. It left in its turn, so
 * that those after it see what it did. Where it fails they fail, and the transaction ends with its error.
 */
export async function unawaited(tx: Tx, answer: Promise<unknown>): Promise<void> {
  const own = unheard.get(tx)
  if (!own) return void (await answer)
  const heard: Promise<void> = answer.then(
    () => void own.answers.delete(heard),
    (error: unknown) => void (own.failed ??= { error }),
  )
  own.answers.add(heard)
  const [oldest] = own.answers
  if (own.answers.size > unheardMost) await oldest
}

/** Runs an act and hears what it did not wait for. */
async function hearing<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  const own: Unheard = { answers: new Set(), failed: null }
  unheard.set(tx, own)
  const result = await act().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  await Promise.all(own.answers)
  // What came after the first failure failed because of it.
  if (own.failed) throw own.failed.error
  if ('error' in result) throw result.error
  return result.value
}

/**
 * Runs `act` in one transaction. Statements of it that are asked for together, with `Promise.all`, travel
 * together and are answered in that order: as many as one likes for one journey. Kysely's own transaction
 * lets each wait for the answer to the one before.
 */
export function inTransaction<T>(database: Database, act: (tx: Tx) => Promise<T>): Promise<T> {
  return database.transaction().execute((tx) => {
    const executor = tx.getExecutor()
    return executor.provideConnection((connection) => {
      const together = executor.withConnectionProvider({
        provideConnection: (use) => use(connection),
      })
      // Of the rest only what builds a database of its own makes use.
      const props = { executor: together, config: {}, driver: {}, dialect: {} }
      const own = new Transaction<DB>(props as unknown as KyselyProps)
      return hearing(own, () => act(own))
    })
  })
}
