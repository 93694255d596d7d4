// Everything that can be said about the code without running it.
import { run, run26 } from './command.mjs'
import { generatedIsCurrent } from './generate.mjs'
import { inPackages } from './places.mjs'

const steps = [
  ['types', () => run26([inPackages('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'])],
  ['lint', () => run26([inPackages('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'])],
  ['format', () => run(inPackages('.bin/biome'), ['format'])],
  ['boundaries', () => run26(['launch/boundaries.mjs'])],
  ['dead code', () => run26([inPackages('knip/bin/knip.js'), '--no-progress'])],
  ['generated files', generatedIsCurrent],
]

/** Runs every step, also after one has failed. `names` chooses. @returns {Promise<number>} the exit code */
export async function check(names) {
  const results = []
  for (const [name, step] of steps.filter(([one]) => names.length === 0 || names.includes(one))) {
    console.log(`\n── ${name}`)
    const began = Date.now()
    const code = await step()
    results.push({ name, code, seconds: ((Date.now() - began) / 1000).toFixed(1) })
  }
  console.log('\n── summary')
  for (const { name, code, seconds } of results) {
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`)
  }
  return results.some(({ code }) => code !== 0) ? 1 : 0
}
