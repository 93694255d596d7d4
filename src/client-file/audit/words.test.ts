import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engine, hasWords, languages } from '#platform/i18n/words.ts'
import '../../client-development/web/lead/words.ts'
import '../../client-service/web/history/words.ts'
import './web/words.ts'

const root = join(import.meta.dirname, '../../..')

/** Types of events the sources of the server write down. */
async function everyType(): Promise<string[]> {
  const types = new Set<string>()
  for await (const file of glob('src/**/*.ts', { cwd: root })) {
    if (/\/web\/|\.test\.ts$|\.fixture\.ts$/.test(file)) continue
    const text = await readFile(join(root, file), 'utf8')
    for (const [, type = ''] of text.matchAll(/\btype: '([a-z_]+\.[a-z_]+)'/g)) types.add(type)
  }
  return [...types]
}

const untold = (types: string[]): string[] =>
  types.filter(
    (type) =>
      !['audit', 'service-history', 'leads-page'].some((one) => hasWords(`${one}:did.${type}`)),
  )

test.each(languages)('every event of the log is told in %s', async (language) => {
  await engine.changeLanguage(language)
  const types = await everyType()
  expect(types.length).toBeGreaterThan(90)
  expect(untold(types)).toEqual([])
})

test('an event nobody has words for would be seen', () => {
  expect(untold(['moon.risen', 'person.joined'])).toEqual(['moon.risen'])
})
