// db/types.ts from the migrations, through a PostgreSQL that lives for this run only.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run26 } from './command.mjs'
import { root } from './places.mjs'
import { startTemporaryPostgres } from './temporary-postgres.mjs'
import { say } from './words.mjs'

const typesFile = join(root, 'db/types.ts')

/** Writes the types of the migrated schema to `file`. @returns {Promise<number>} the exit code */
export async function generate(file = typesFile) {
  const server = await startTemporaryPostgres()
  try {
    return await run26(['src/platform/db/generate-types.ts', server.url('postgres'), file])
  } finally {
    await server.stop()
  }
}

/** Whether the checked-in types are those of the migrations. @returns {Promise<number>} 0 when they are */
export async function generatedIsCurrent() {
  const folder = mkdtempSync(join(tmpdir(), 'covenant-types-'))
  const fresh = join(folder, 'types.ts')
  try {
    const code = await generate(fresh)
    if (code !== 0) return code
    if (existsSync(typesFile) && readFileSync(fresh).equals(readFileSync(typesFile))) return 0
    say(
      'db/types.ts 已过时，请运行 npm run generate。',
      'db/types.ts is out of date: npm run generate.',
    )
    return 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
