import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { firstCharter } from '#charter/index.ts'

const root = join(import.meta.dirname, '../..')

interface Source {
  file: string
  text: string
}

const eventType = /'([a-z_]+(?:\.[a-z_]+)+)'/g

/** The text without what only speaks of events: comments, comparisons, lists of types listened to. */
const spoken = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
    .replaceAll(/[=!]== '[^']*'|'[^']*' [=!]==/g, '')
    .replaceAll(/types?:? *(?:as const)? *[:=] *\[[^\]]*\]/gi, '')
    .replaceAll(/case '[^']*':/g, '')

/**
 * Event types that verbs publish: written out, or put together (`lead.${stage}`) from words that stand
 * as text in the same folder.
 */
function published(sources: Source[]): (type: string) => boolean {
  const written = new Set<string>()
  const built: { thing: string; folder: string }[] = []
  const words = new Map<string, Set<string>>()
  for (const { file, text } of sources) {
    const said = spoken(text)
    const folder = dirname(file)
    for (const [, type] of said.matchAll(eventType)) written.add(type as string)
    for (const [, thing] of said.matchAll(/type: `([a-z_]+)\.\$\{/g))
      built.push({ thing: thing as string, folder })
    const here = words.get(folder) ?? new Set()
    for (const [, word] of said.matchAll(/'([a-z_]+)'/g)) here.add(word as string)
    words.set(folder, here)
  }
  return (type) => {
    const [thing = '', ...rest] = type.split('.')
    return (
      written.has(type) ||
      built.some((one) => one.thing === thing && words.get(one.folder)?.has(rest.join('.')))
    )
  }
}

type Speaking = Pick<
  (typeof firstCharter)[number],
  'code' | 'trigger' | 'evidence' | 'pause' | 'resume' | 'cancel'
>

/** Events a clause waits for that nothing in the product ever says. */
function neverSaid(clauses: Speaking[], says: (type: string) => boolean): string[] {
  return clauses.flatMap(({ code, trigger, evidence, pause, resume, cancel }) =>
    [...trigger, ...evidence, ...pause, ...resume, ...cancel]
      .filter(({ event }) => !says(event))
      .map(({ event }) => `${code}: ${event}`),
  )
}

async function sourcesOfVerbs(): Promise<Source[]> {
  const sources: Source[] = []
  for await (const file of glob('src/**/*.ts', { cwd: root })) {
    if (/\/web\/|\.test\.ts$|\.fixture\.ts$|charter\/provision\.ts$/.test(file)) continue
    sources.push({ file, text: readFileSync(join(root, file), 'utf8') })
  }
  return sources
}

test('every event a clause waits for is said by some verb', async () => {
  const sources = await sourcesOfVerbs()
  expect(sources.length).toBeGreaterThan(300)
  expect(neverSaid(firstCharter, published(sources))).toEqual([])
})

test('the guard sees an event nobody says, one that is only listened to, and one whose word is missing', () => {
  const says = published([
    { file: 'src/sky/rise.ts', text: "await work.publish([{ type: 'moon.risen', subject }])" },
    { file: 'src/sky/jobs.ts', text: "export const jobs = { types: ['sun.set', 'sun.risen'] }" },
    { file: 'src/sky/see.ts', text: "// 'star.seen'\nif (event.type === 'star.seen') look()" },
    { file: 'src/sea/tide.ts', text: 'say({ type: `tide.${way}` })\nconst way = up ? `x` : "in"' },
    { file: 'src/sea/words.ts', text: "const ways = { high: 'high' }" },
  ])
  const clause = (event: string): Speaking => ({
    code: 'X1',
    trigger: [{ event: 'moon.risen' }],
    evidence: [{ event: 'tide.high' }],
    pause: [{ event }],
    resume: [],
    cancel: [],
  })
  for (const event of ['sun.set', 'star.seen', 'tide.low', 'comet.passed'])
    expect(neverSaid([clause(event)], says)).toEqual([`X1: ${event}`])
  expect(neverSaid([clause('tide.high')], says)).toEqual([])
})
