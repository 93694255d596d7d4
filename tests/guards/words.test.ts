import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { engine, hasWords, languages, missingIn, missingWords } from '#platform/i18n/words.ts'

const root = join(import.meta.dirname, '../..')

/** Loads the words of every slice. @returns their namespaces. */
async function everyWord(): Promise<string[]> {
  const namespaces = new Set<string>()
  for await (const file of glob('src/**/*words.ts', { cwd: root })) {
    if (file.startsWith('src/platform/')) continue
    const text = await readFile(join(root, file), 'utf8')
    if (!/\bwords\('/.test(text)) continue
    await import(join(root, file))
    for (const [, name = ''] of text.matchAll(/\bwords\('([\w-]+)'/g)) namespaces.add(name)
  }
  return [...namespaces]
}

/** Codes of refusals and of problems at fields that the server's sources speak of. */
async function everyCode(): Promise<{ refusal: Set<string>; problem: Set<string> }> {
  const refusal = new Set<string>()
  const problem = new Set<string>()
  for await (const file of glob('src/**/*.ts', { cwd: root })) {
    if (/\/web\/|\.test\.ts$|\.fixture\.ts$|^src\/ui\//.test(file)) continue
    codesIn(await readFile(join(root, file), 'utf8'), refusal, problem)
  }
  return { refusal, problem }
}

function codesIn(text: string, refusal: Set<string>, problem: Set<string>): void {
  for (const [, code = ''] of text.matchAll(/\brefused\(\s*'(\w+)'/g)) refusal.add(code)
  for (const [, code = ''] of text.matchAll(/new Refusal\(\s*\d+,\s*'(\w+)'/g)) refusal.add(code)
  for (const [, code = ''] of text.matchAll(/\bpath: [^}\n]*?, code: '(\w+)'/g)) problem.add(code)
  for (const [, code = ''] of text.matchAll(/\bcode: '(\w+)', path:/g)) problem.add(code)
  for (const [, code = ''] of text.matchAll(/\.(?:refine|superRefine)\([^\n]*'([a-z]+_[a-z_]+)'/g))
    problem.add(code)
}

const untold = (codes: Iterable<string>, kind: string, namespaces: string[]): string[] =>
  [...codes].filter((code) => !namespaces.some((one) => hasWords(`${one}:${kind}.${code}`)))

test('no key lacks words in either language, in the whole product', async () => {
  const namespaces = await everyWord()
  expect(namespaces.length).toBeGreaterThan(15)
  expect(missingWords()).toEqual([])
})

test.each(languages)('whatever the server refuses is told in %s', async (language) => {
  const namespaces = await everyWord()
  await engine.changeLanguage(language)
  const { refusal, problem } = await everyCode()
  expect(refusal.size).toBeGreaterThan(60)
  expect(problem.size).toBeGreaterThan(20)
  expect(untold(refusal, 'refusal', namespaces)).toEqual([])
  expect(untold(problem, 'problem', namespaces)).toEqual([])
})

test('the guard sees a key that one language lacks, and a code without words', async () => {
  const pair = { 'zh-CN': { a: '甲', b: '乙' }, en: { a: 'A' } }
  expect(missingIn('x', pair as never)).toEqual([{ namespace: 'x', language: 'en', key: 'b' }])
  const refusal = new Set<string>()
  const problem = new Set<string>()
  codesIn(`throw refused('never_told')\nbadInput([{ path: 'x', code: 'odd' }])`, refusal, problem)
  expect([...refusal, ...problem]).toEqual(['never_told', 'odd'])
  expect(untold(refusal, 'refusal', await everyWord())).toEqual(['never_told'])
})

test('Chinese words hold no English sentence, and English ones no Chinese', async () => {
  await everyWord()
  const odd: string[] = []
  for (const language of languages) {
    for (const [namespace, tree] of Object.entries(engine.getDataByLanguage(language) ?? {})) {
      for (const [key, text] of leaves(tree)) {
        if (isOdd(language, text)) odd.push(`${language} ${namespace}:${key} ${text}`)
      }
    }
  }
  expect(odd).toEqual([])
  expect(isOdd('zh-CN', 'Save the draft')).toBe(true)
  expect(isOdd('en', '保存')).toBe(true)
  expect(isOdd('zh-CN', '下载 CSV')).toBe(false)
})

/** A text in the wrong language: no Chinese but several plain words, or Chinese where English should be. */
function isOdd(language: string, text: string): boolean {
  const plain = text.replaceAll(/\{\{[^}]*\}\}/g, '')
  if (language === 'en')
    return /\p{Script=Han}/u.test(plain.replaceAll(/[（“"'「][^）”"'」]*[）”"'」]/gu, ''))
  return !/\p{Script=Han}/u.test(plain) && /[a-z]{3,} [a-z]{2,}/i.test(plain)
}

function* leaves(tree: unknown, prefix = ''): Generator<[string, string]> {
  if (typeof tree === 'string') yield [prefix, tree]
  else if (tree && typeof tree === 'object')
    for (const [key, one] of Object.entries(tree))
      yield* leaves(one, prefix ? `${prefix}.${key}` : key)
}
