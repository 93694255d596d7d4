import pg from 'pg'

/** Months after which the tables have grown so much that statements are to be planned anew. */
const telling = new Set([1, 6])

/**
 * While a demonstration is loaded its tables are analysed at a few moments we choose. Left to itself the
 * database does so every quarter of a minute, after which each connection plans all its statements again:
 * half of what the load would cost. For the database that comes along, which serves nobody else.
 */
export async function ownStatistics(adminUrl: string) {
  const run = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await run('alter system set autovacuum = off', 'select pg_reload_conf()')
  let months = 0
  return {
    monthIsOver: async () => {
      months += 1
      // A glance will do: how many rows there are and how they differ.
      if (telling.has(months)) await run('set default_statistics_target = 20', 'analyze')
    },
    /** The database looks after itself again: what is left to be swept, it sweeps in its first minute. */
    giveBack: () => run('alter system reset autovacuum', 'select pg_reload_conf()', 'analyze'),
  }
}
