// A PostgreSQL for one run: tests, generated types. Gone afterwards, also from the disk.
import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './postgres.mjs'

const inMemory = '/dev/shm'
/** What the databases of a whole run of tests need at most, in bytes. */
const room = 4 * 2 ** 30

/** A folder in memory where the machine has one that is large enough: nothing of it is to last. */
function fastFolder() {
  try {
    accessSync(inMemory, constants.W_OK)
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize >= room ? inMemory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Starts an empty, fast, forgetful PostgreSQL; `stop()` also removes its files. */
export async function startTemporaryPostgres() {
  const folder = mkdtempSync(join(fastFolder(), 'covenant-'))
  // mkdtemp gives 0700, which the unprivileged child of a superuser could not enter.
  chmodSync(folder, 0o755)
  const forget = () => rmSync(folder, { recursive: true, force: true })
  try {
    const password = randomBytes(24).toString('base64url')
    const server = await startPostgres({ dataDir: join(folder, 'data'), password, durable: false })
    const stop = async () => {
      await server.stop()
      forget()
    }
    return { ...server, stop }
  } catch (error) {
    forget()
    throw error
  }
}
