import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { roles } from '#access/contract.ts'
import { chapterOf, chapters, guideFor } from './chapters.ts'

const folder = join(import.meta.dirname, '../../../../docs/guide')

test('every role has its chapter, and every chapter is there', () => {
  for (const role of roles) expect(chapterOf([role]), role).not.toBe('first-day')
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
  expect(files.toSorted()).toEqual(chapters.map(({ page }) => `${page}.md`).toSorted())
})

test('who has several roles reads of the one that asks most of them', () => {
  expect(chapterOf(['lawyer', 'partner', 'managing_partner'])).toBe('partner')
  expect(chapterOf([])).toBe('first-day')
})

test('help leads to the part about where one stands', () => {
  expect(guideFor('/leads/0190', ['client_service_specialist'])).toBe('/guide/specialist#leads')
  expect(guideFor('/', ['finance'])).toBe('/guide/finance#day')
  expect(guideFor('/conflicts/walls/0190', ['managing_partner'])).toBe(
    '/guide/conflict-officer#conflicts/walls',
  )
})

test('every page about conflicts has its part in the chapter about them', () => {
  const text = readFileSync(join(folder, 'conflict-officer.md'), 'utf8')
  const places = ['/conflicts', '/conflicts/rules', '/conflicts/walls', '/parties']
  for (const path of [...places, '/parties/duplicates', '/my-declarations', '/my-walls']) {
    const [, anchor] = guideFor(path, ['lawyer']).split('#')
    expect(text, path).toContain(`<a id="${anchor}"></a>`)
  }
})

test('every picture of the guide is there, and links go to chapters', () => {
  for (const { page } of chapters) {
    const text = readFileSync(join(folder, `${page}.md`), 'utf8')
    for (const [, file = ''] of text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
      expect(existsSync(join(folder, file)), `${page}: ${file}`).toBe(true)
    expect(text.startsWith('# ')).toBe(true)
  }
})
