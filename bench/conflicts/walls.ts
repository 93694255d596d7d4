import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { print } from '../figure.ts'

const matrix = 'tests/security/wall-matrix.test.ts'

/** Replies of every endpoint to everybody shut out that differ from a firm without what is behind the wall. */
export async function run(): Promise<void> {
  const root = join(import.meta.dirname, '../..')
  const { stdout, stderr } = spawnSync('npm', ['test', '--', matrix], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const [line] = /\{"figure":"wall matrix".*\}/.exec(stdout) ?? []
  if (!line) throw new Error(`the matrix of walls said nothing: ${stderr.slice(-2_000)}`)
  const { leaks, asked, people } = JSON.parse(line) as Record<string, number>
  print({
    bench: 'conflicts',
    name: 'walls.leaks',
    value: leaks ?? Number.NaN,
    unit: 'replies',
    limit: 0,
    better: 'lower',
    more: { asked, people },
  })
}
