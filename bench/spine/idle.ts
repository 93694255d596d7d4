import { memoryOf } from '../memory.ts'
import { note, print } from '../figure.ts'
import { foundBenchFirm, openPlace } from '../place.ts'
import { startServer } from '../server.ts'

/** Megabytes an idle server may keep. */
const limit = 200
const wait = 30_000

/** Resident memory of a server process to which nobody speaks, besides PostgreSQL. */
export async function run(): Promise<void> {
  const place = await openPlace()
  try {
    await foundBenchFirm(place, [])
    const server = await startServer(place)
    const atStart = await memoryOf(server.pid)
    note(`${wait / 1_000} s of silence …`)
    await new Promise((go) => setTimeout(go, wait))
    const idle = await memoryOf(server.pid)
    await server.stop()
    print({
      bench: 'spine idle',
      name: 'resident memory of an idle server',
      value: idle.VmRSS,
      unit: 'MB',
      limit,
      better: 'lower',
      more: {
        atStart: atStart.VmRSS,
        // Not shared with the file of the program itself.
        anonymous: idle.RssAnon,
        ofFiles: idle.RssFile,
        peak: idle.VmHWM,
      },
    })
  } finally {
    await place.close()
  }
}
