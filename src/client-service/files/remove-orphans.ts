import { perform, type Runtime, system } from '#access/index.ts'
import { contentsNamed } from '#platform/files/orphans.ts'
import type { FileStore } from '#platform/files/store.ts'

/** Milliseconds an upload may take until the row that names its content is there: a day. */
const uploadLength = 86_400_000

/** Removes contents of uploads that came to nothing. @returns how many. */
export const removeOrphanFiles = (runtime: Runtime, store: FileStore): Promise<number> =>
  store.removeOrphans(uploadLength, (sha256s) =>
    perform(runtime, system, (work) => contentsNamed(work.tx, sha256s)),
  )
