// Writes the types of the migrated schema: `generate-types.ts <database url> <file>`.
// Started by `npm run generate` on an empty database that is thrown away afterwards.
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { ColumnTypeNode, generate, IdentifierNode, PostgresDialect } from 'kysely-codegen'
import { migrate } from './migrate.ts'
import { defaultSchemas } from './roles.ts'

/** Migrates the empty database at `adminUrl` and returns the TypeScript of its tables. */
export async function typesOf(adminUrl: string): Promise<string> {
  await migrate(adminUrl, 'secret of a database that is thrown away')
  const dialect = typed(new PostgresDialect({ dateParser: 'string', numericParser: 'string' }))
  const db = await dialect.introspector.connect({ connectionString: adminUrl, dialect })
  try {
    return await generate({
      db,
      dialect,
      defaultSchemas: [defaultSchemas.firm],
      includePattern: `${defaultSchemas.firm}.*`,
      outFile: null,
    })
  } finally {
    await db.destroy()
  }
}

/** The parsers database.ts sets: int8 is a number, numeric and date stay text. */
function typed(dialect: PostgresDialect): PostgresDialect {
  const { scalars, definitions } = dialect.adapter
  scalars['int8'] = new IdentifierNode('number')
  scalars['numeric'] = new IdentifierNode('string')
  // Written as text only: `pg` would send a JavaScript array as a PostgreSQL array, not as JSON.
  const text = new IdentifierNode('string')
  definitions['Json'] = new ColumnTypeNode(new IdentifierNode('unknown'), text, text)
  return dialect
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [adminUrl, file] = process.argv.slice(2)
  if (!adminUrl || !file) throw new Error('generate-types.ts <database url> <file>')
  await writeFile(file, await typesOf(adminUrl))
}
