import { readFile } from 'node:fs/promises'
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

/** Figures of /proc/PID/status in MB. */
async function memoryOf(
  pid: number,
): Promise<Record<'VmRSS' | 'VmHWM' | 'RssAnon' | 'RssFile', number>> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const lines = [...status.matchAll(/^(\w+):\s+(\d+) kB$/gm)]
  return Object.fromEntries(
    lines.map(([, name, kilobytes]) => [name, Math.round(Number(kilobytes) / 1_024)]),
  ) as never
}
