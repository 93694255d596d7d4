// db/types.ts from the migrations, through a PostgreSQL that lives for this run only.
import { join } from 'node:path'
import { run } from './command.mjs'
import { node26, root } from './places.mjs'
import { startTemporaryPostgres } from './temporary-postgres.mjs'

/** The checked-in types of the schema. */
export const typesFile = join(root, 'db/types.ts')

/** Writes the types of the migrated schema to `file`. @returns the exit code. */
export async function generateTypes(file = typesFile) {
  const server = await startTemporaryPostgres()
  try {
    return await run(node26, ['src/platform/db/generate-types.ts', server.url('postgres'), file])
  } finally {
    await server.stop()
  }
}
