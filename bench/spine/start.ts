import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from '../../tests/launch/running.ts'
import { median, note, print } from '../figure.ts'

/** Seconds a second start may take to its first page. */
const limit = 5
const repeats = 5

/** `npm start` on a data folder that is there already, to the first page. */
export async function run(): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'covenant-bench-'))
  await chmod(parent, 0o755)
  const data = join(parent, 'data')
  const seconds: number[] = []
  try {
    for (let turn = 0; turn <= repeats; turn += 1) {
      note(turn === 0 ? 'the first start …' : `start ${turn} of ${repeats} …`)
      const running = await start(data)
      running.child.kill('SIGTERM')
      await running.ended
      if (turn > 0) seconds.push(running.seconds)
    }
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
  print({
    bench: 'spine start',
    name: 'a second start to its first page',
    value: median(seconds),
    unit: 's',
    limit,
    better: 'lower',
    more: { slowest: Math.max(...seconds) },
  })
}
