// Who imports whom, held against .dependency-cruiser.cjs. Runs under Node 26.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inPackages, node26, root } from './places.mjs'

/**
 * Reads every import below `folder` and finds those that break a rule.
 * @param {string} [folder] a checkout, or a fixture that looks like one
 * @returns {{ modules: number, violations: { rule: string, from: string, to: string }[] }}
 */
export function cruise(folder = root) {
  const starts = ['src', 'tests', 'bench'].filter((name) => existsSync(join(folder, name)))
  const program = inPackages('dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [
    '--config',
    join(root, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    ...starts,
  ]
  const result = spawnSync(node26, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  })
  if (!result.stdout.startsWith('{'))
    throw new Error(`dependency-cruiser: ${result.stderr || result.stdout}`)
  const { modules, summary } = JSON.parse(result.stdout)
  return {
    // What was parsed, not what was merely found: a parser that reads nothing must not pass.
    modules: modules.filter((one) => one.source.startsWith('src/') && one.dependencies.length > 0)
      .length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, violations } = cruise()
  for (const { rule, from, to } of violations) console.log(`${rule}: ${from} → ${to}`)
  console.log(`${modules} modules with imports, ${violations.length} violations`)
  if (modules === 0) console.log('Nothing was read: the parser does not work.')
  process.exitCode = modules > 0 && violations.length === 0 ? 0 : 1
}
