// All tests, and at the end their count on a line of its own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run26 } from './command.mjs'
import { inPackages } from './places.mjs'

/** Runs the tests; `args` go to Vitest. @returns {Promise<number>} the exit code */
export async function test(args) {
  const folder = mkdtempSync(join(tmpdir(), 'covenant-report-'))
  const report = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await run26([inPackages('vitest/vitest.mjs'), 'run', ...reporters, ...args])
    const { passed, failed, skipped } = count(report)
    if (skipped > 0) console.log(`${skipped} skipped`)
    console.log(`${passed} passed, ${failed} failed`)
    return code === 0 && failed > 0 ? 1 : code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that could not be read counts as one failure, and so does a run without a report. */
function count(report) {
  try {
    const said = JSON.parse(readFileSync(report, 'utf8'))
    const unread = said.testResults.filter(
      (file) =>
        file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
    )
    return {
      passed: said.numPassedTests,
      failed: said.numFailedTests + unread.length,
      skipped: said.numPendingTests + said.numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
